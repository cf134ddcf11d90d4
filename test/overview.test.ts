import { parseChoice } from '../dialogs/case-file';
import { toCaseForm } from '../dialogs/case-form';
import { stand } from '../dialogs/standing';
import { LOCALES, type Locale } from '../src/answer/locale';
import { type CaseForm, createCaseForm } from '../src/case-form';
import { createComposeForm } from '../src/library/compose-form';
import { createOverview } from '../src/overview';
import { type ConversationStore, createMemoryStore } from '../src/store/conversation-store';
import { openDatabase } from '../src/store/database';
import { createDatabaseStore } from '../src/store/database-store';
import { DATABASES, newPlace } from './support/databases';
import { shippedPolicy, TODAY } from './support/policy';
import { createShippedTurn, shippedBook, shippedCompose, shippedReader } from './support/talk';

const rulebook = () => ({ policy: shippedPolicy(), today: TODAY });
const overviewOf = (store: ConversationStore) =>
  createOverview({ store, compose: shippedCompose(), stand: ({ known }) => stand(known, rulebook()) });

function caseFormOf(store: ConversationStore): CaseForm {
  const { documents } = shippedPolicy();
  return createCaseForm({
    store,
    reader: shippedReader(),
    compose: createComposeForm({ book: shippedBook(), documents }),
    toForm: toCaseForm,
    parseValue: (fact, value) => parseChoice(fact, value)?.value,
    today: () => TODAY,
  });
}

describe.each(['memory', ...DATABASES] as const)('the cases of a person, in %s', (kind) => {
  let store: ConversationStore;
  let close = async (): Promise<void> => undefined;
  beforeEach(async () => {
    let clock = Date.parse('2026-11-21T12:00:00Z');
    const now = () => {
      clock += 1_000;
      return new Date(clock);
    };
    if (kind === 'memory') store = createMemoryStore(now);
    else {
      const database = await openDatabase(await newPlace(kind));
      close = () => database.destroy();
      store = createDatabaseStore({ database, now });
    }
  });
  afterEach(() => close());

  const say = (conversation: string, text: string) => createShippedTurn(store).take({ conversation, text });

  test('are listed latest first, open ones told from decided ones', async () => {
    await say('slack:T1:U1:own', 'Pay-As-You-Go, created 2019');
    await say('slack:T1:U1:C1:1.1', 'my mail does not leave');
    const cases = await overviewOf(store).cases('slack:T1:U1:', 'ru');
    expect(cases.map(({ conversation, isOpen }) => [conversation, isOpen])).toEqual([
      ['slack:T1:U1:C1:1.1', true],
      ['slack:T1:U1:own', false],
    ]);
    expect(cases[1]?.standing).toMatchObject({ kind: 'verdict', locale: 'ru' });
    expect(cases[0]?.updatedAt).toMatch(/^2026-11-21T12:/);
  });

  test('are only the person’s own, and no mere questions', async () => {
    await say('slack:T1:U1:own', 'Is there a free SendGrid plan?');
    await say('slack:T1:U10:own', 'CSP');
    await say('slack:T2:U1:own', 'CSP');
    expect(await overviewOf(store).cases('slack:T1:U1:', 'en')).toEqual([]);
  });

  test('a conversation is known once something was said in it', async () => {
    const overview = overviewOf(store);
    expect(await overview.knows('slack:T1:U1:own')).toBe(false);
    await say('slack:T1:U1:own', 'hello');
    expect(await overview.knows('slack:T1:U1:own')).toBe(true);
    expect(await overview.localeOf('slack:T1:U1:own')).toBe('en');
    expect(await overview.localeOf('slack:T1:U2:own')).toBeUndefined();
  });
});

describe('the form of a case', () => {
  const SAID: Readonly<Record<Locale, readonly string[]>> = {
    en: ['2019-03-05', 'March 2019', '2019', 'before 15 November 2017', 'after 15 November 2017'],
    ja: ['2019年3月5日', '2019年3月', '平成31年3月', '2019'],
    'zh-TW': ['2019年3月5日', '民國108年3月', '2019/3/5', '2019'],
    ru: ['5 марта 2019', 'март 2019', '05.03.2019', '2019'],
  };

  test.each(LOCALES.flatMap((locale) => SAID[locale].map((line) => ({ locale, line }))))(
    'in $locale reads "$line" as a creation date, and shows it again as words it reads the same',
    async ({ locale, line }) => {
      const store = createMemoryStore();
      const form = caseFormOf(store);
      const { facts } = form.readForm({ created: line }, locale);
      expect(facts?.created).toMatch(/^(2019(-03(-05)?)?|before|after)$/);
      const turn = createShippedTurn(store);
      await turn.take({ conversation: 'c', text: '', action: { do: 'fill', facts: facts ?? {} } });
      const { fields } = await form.form('c', locale);
      const shown = fields.find(({ fact }) => fact === 'created')?.value ?? '';
      expect(form.readForm({ created: shown }, locale).facts).toEqual(facts);
    },
  );

  test.each(LOCALES)('in %s says beside the field what cannot be read', (locale) => {
    const filled = { created: '31 February 2019', port: '99999', offerId: '???', subscription: 'csp' };
    const { errors } = caseFormOf(createMemoryStore()).readForm(filled, locale);
    expect(Object.keys(errors ?? {}).sort()).toEqual(['created', 'offerId', 'port']);
    expect(errors?.port).toContain('99999');
  });

  test('a date to come is no creation date', () => {
    const { errors } = caseFormOf(createMemoryStore()).readForm({ created: '2031' }, 'en');
    expect(errors?.created).toContain('2031');
  });

  test('full-width digits and lines of spaces are read as a person means them', () => {
    const form = caseFormOf(createMemoryStore());
    expect(form.readForm({ port: '５８７', created: '  ' }, 'ja').facts).toEqual({
      port: 587,
      created: null,
    });
  });

  test('shows what is known, in the language asked for', async () => {
    const store = createMemoryStore();
    await createShippedTurn(store).take({
      conversation: 'c',
      text: 'Pay-As-You-Go, created March 2019, port 587',
    });
    const { fields } = await caseFormOf(store).form('c', 'ja');
    const shown = Object.fromEntries(fields.map(({ fact, value }) => [fact, value]));
    expect(shown).toMatchObject({
      subscription: 'pay-as-you-go',
      created: '2019年3月',
      port: '587',
      route: null,
    });
  });
});
