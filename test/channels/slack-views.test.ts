import type { types } from '@slack/bolt';
import fc from 'fast-check';
import type { FactValue } from '../../src/answer/answer';
import type { CaseView } from '../../src/answer/case-view';
import type { FilledForm, Form, FormField } from '../../src/answer/form';
import { LOCALES, type Locale } from '../../src/answer/locale';
import type { Reply } from '../../src/answer/reply';
import { createOverviewParts } from '../../src/app/overview-parts';
import { toPrompts } from '../../src/channels/slack/draw-assistant';
import { drawForm } from '../../src/channels/slack/draw-form';
import { drawHome, drawLanguages } from '../../src/channels/slack/draw-home';
import { readSubmission, toErrors } from '../../src/channels/slack/read-form';
import { type SaySlack, SLACK_WORDS, type SlackWord } from '../../src/channels/slack/slack-words';
import { createMemoryStore } from '../../src/store/conversation-store';
import { findFaults, findViewFaults } from '../support/block-kit';
import { shippedPolicy, TODAY } from '../support/policy';
import {
  createShippedTurn,
  kinds,
  shippedBook,
  shippedCompose,
  shippedReader,
  startTalk,
} from '../support/talk';

const say: SaySlack = (locale, word, values) => shippedBook().say(locale, `slack.${word}`, values);
const FORM_KEYS = [
  ...['title', 'introduction', 'submit', 'cancel', 'story.label', 'story.hint'],
  ...['hint.created', 'hint.port', 'hint.quotaId', 'hint.offerId'],
  ...['error.created', 'error.port', 'error.quotaId', 'error.offerId', 'error.other', 'error.future'],
];
const FILLED = {
  person: '<@U1>',
  choice: 'CSP',
  id: 'ab12cd34',
  title: 'Port 25 is open',
  text: 'Klingon',
  ticket: 'P25-12345678',
};
const everyWord = (locale: Locale) => SLACK_WORDS.map((word) => ({ word, said: say(locale, word, FILLED) }));
const formWord = (locale: Locale, key: string) => shippedBook().say(locale, `form.${key}`, { text: 'x' });

function overviewOf(store = createMemoryStore()) {
  return createOverviewParts({
    store,
    policy: shippedPolicy(),
    reader: shippedReader(),
    book: shippedBook(),
    compose: shippedCompose(),
    today: () => TODAY,
  });
}

type Part = Readonly<Record<string, unknown>>;

/** Every object in a view, outermost first. */
function listParts(view: object): readonly Part[] {
  const parts: Part[] = [];
  JSON.stringify(view, (_key, value) => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) parts.push(value);
    return value;
  });
  return parts;
}

const find = (view: object, key: string, value: string) =>
  listParts(view).filter((part) => part[key] === value);

describe.each(LOCALES)('the words of the channel in %s', (locale) => {
  test('are all there', () => {
    for (const { word, said } of everyWord(locale)) expect([word, said.trim()]).not.toEqual([word, '']);
  });

  test('fit where Slack puts them', () => {
    const most: Partial<Record<SlackWord, number>> = {
      share: 75,
      pick: 75,
      date: 75,
      'home.fill': 75,
      'home.open-case': 75,
      'home.title': 150,
      'home.cases': 150,
      'home.verdict': 150,
      'home.language': 75,
      'home.how': 150,
      'assistant.status': 50,
      'assistant.prompts-title': 75,
      'staff.reply.title': 24,
      'staff.note.title': 24,
      'staff.resolve.title': 24,
      'staff.reply.submit': 24,
      'staff.note.submit': 24,
      'staff.resolve.submit': 24,
      'staff.cancel': 24,
    };
    for (const { word, said } of everyWord(locale))
      expect([word, said.length <= (most[word] ?? 2_000)]).toEqual([word, true]);
  });

  test('hold no bold, which a plain sentence would show as stars', () => {
    for (const { word, said } of everyWord(locale))
      expect([word, said]).not.toEqual([word, expect.stringContaining('**')]);
  });

  test('name every subcommand, one to a line', () => {
    const lines = say(locale, 'usage.lines').split('\n');
    const commands = ['`/port25`', '`/port25 <', '`/port25 check …`', '`/port25 ask …`', '`/port25 relay`'];
    const more = ['support`', 'status`', 'language English|日本語|繁體中文|Русский`', 'help`'];
    const all = [...commands, ...more.map((each) => `\`/port25 ${each}`)];
    expect(lines.map((line, index) => line.startsWith(all[index] ?? '?'))).toEqual(all.map(() => true));
  });

  test('name the four languages by their own names', () => {
    const said = say(locale, 'language.unknown', { text: 'Klingon' });
    for (const name of ['Klingon', 'English', '日本語', '繁體中文', 'Русский']) expect(said).toContain(name);
  });

  test('of the form fit its title and buttons', () => {
    for (const key of ['title', 'submit', 'cancel'])
      expect(formWord(locale, key).length).toBeLessThanOrEqual(24);
  });

  test('of the form hold no markup, which Slack does not draw there', () => {
    for (const key of FORM_KEYS) expect(formWord(locale, key)).toMatch(/^[^*`]+$/);
  });

  test('show dates that the form reads', () => {
    const examples: Readonly<Record<Locale, readonly string[]>> = {
      en: ['5 March 2019', 'March 2019', '2019', 'Before 15 November 2017'],
      ja: ['2019年3月5日', '2019年3月', '2019年', '2017年11月15日より前'],
      'zh-TW': ['2019年3月5日', '2019年3月', '2019年', '2017年11月15日之前'],
      ru: ['5 марта 2019 года', 'март 2019', '2019', 'до 15 ноября 2017 года'],
    };
    const read = examples[locale].map((created) => {
      expect(formWord(locale, 'hint.created')).toContain(created);
      return overviewOf().readForm({ created }, locale).facts?.created;
    });
    expect(read).toEqual(['2019-03-05', '2019-03', '2019', 'before']);
  });

  test('suggest things to ask that are answered, in that language', async () => {
    const prompts = toPrompts(say(locale, 'assistant.prompts'));
    expect(prompts.length).toBeGreaterThanOrEqual(3);
    for (const { title, message } of prompts) {
      expect(message.length).toBeLessThanOrEqual(150);
      expect(title).toBe(message);
      const replies = await startTalk(createShippedTurn(), 'prompts', locale).say(message);
      expect(['verdict', 'passage', 'symptom']).toContain(kinds(replies)[0]);
      expect(replies[0]?.locale).toBe(locale);
    }
  });
});

describe('things to ask at a click', () => {
  test('are at most four, without empty lines', () => {
    expect(toPrompts('a\n\n b \nc\nd\ne').map(({ message }) => message)).toEqual(['a', 'b', 'c', 'd']);
    expect(toPrompts('')).toEqual([]);
  });

  test('are asked whole under a title that fits', () => {
    const line = '😀'.repeat(60);
    const [prompt] = toPrompts(line);
    expect(prompt?.message).toBe(line);
    expect(prompt?.title.length).toBeLessThanOrEqual(75);
    expect(prompt?.title).toMatch(/^(😀)+…$/u);
  });
});

const CARRIED = { place: 'T1:U1:own', metadata: '{"place":"T1:U1:own","locale":"en","channel":"C1"}' };

function toForm(parts: Partial<Form> = {}): Form {
  return {
    locale: 'en',
    title: 'Your case',
    introduction: 'Fill it in.',
    submit: 'Check',
    cancel: 'Cancel',
    fields: [],
    story: { label: 'What happens', hint: 'Paste a log.' },
    ...parts,
  };
}

function toField(parts: Partial<FormField> = {}): FormField {
  return { fact: 'port', label: 'Port', options: [], value: null, ...parts };
}

const blockOf = (view: types.ModalView, fact: string) =>
  view.blocks.find((block) => 'block_id' in block && block.block_id === fact) as types.InputBlock;
const elementOf = (view: types.ModalView, block: string): unknown => blockOf(view, block).element;

/** What Slack sends back where nobody touched the form; `typed` are words put into lines, by block. */
function submit(view: types.ModalView, typed: Readonly<Record<string, string>> = {}) {
  const inputs = view.blocks.filter((block) => block.type === 'input') as readonly types.InputBlock[];
  const values = inputs.map(({ block_id = '', element }) => {
    const { type, action_id, initial_option, initial_value } = element as types.StaticSelect &
      types.PlainTextInput;
    const value = typed[block_id] ?? initial_value ?? null;
    const state = String(type) === 'static_select' ? { selected_option: initial_option ?? null } : { value };
    return [block_id, { [action_id ?? '']: { type, ...state } }];
  });
  return { state: { values: Object.fromEntries(values) } };
}

describe('a form', () => {
  test.each(LOCALES)(
    'of the shipped case in %s is a modal Slack takes, and comes back as it was',
    async (locale) => {
      const store = createMemoryStore();
      const facts: FilledForm = { subscription: 'csp', created: '2019-03', port: 587, exempted: false };
      await createShippedTurn(store).take({ conversation: 'c', text: '', action: { do: 'fill', facts } });
      const overview = overviewOf(store);
      const view = drawForm(await overview.form('c', locale), CARRIED);
      expect(findViewFaults(view)).toEqual([]);
      const { filled, story } = readSubmission(submit(view, { story: 'postfix: timed out' }));
      expect(story).toBe('postfix: timed out');
      expect(overview.readForm(filled, locale).facts).toMatchObject(facts);
      expect(Object.values(filled).filter((value) => value !== null)).toHaveLength(4);
    },
  );

  test('carries what it is for', () => {
    const view = drawForm(toForm(), CARRIED);
    expect(view).toMatchObject({ callback_id: 'case-form', private_metadata: CARRIED.metadata });
  });

  test('that cannot carry all of it still knows whose it is', () => {
    const view = drawForm(toForm({ locale: 'ja' }), { ...CARRIED, metadata: 'x'.repeat(3_001) });
    expect(view.private_metadata).toBe('{"place":"T1:U1:own","locale":"ja"}');
  });

  test('offers options to pick from, and the known one picked', () => {
    const options = [
      { label: 'yes', value: true },
      { label: 'no', value: false },
    ];
    const view = drawForm(
      toForm({ fields: [toField({ fact: 'exempted', options, value: false })] }),
      CARRIED,
    );
    expect(blockOf(view, 'field-exempted')).toMatchObject({ optional: true, label: { text: 'Port' } });
    expect(elementOf(view, 'field-exempted')).toMatchObject({
      type: 'static_select',
      action_id: 'exempted',
      options: [{ value: 'true' }, { value: 'false' }],
      initial_option: { text: { text: 'no' }, value: 'false' },
    });
  });

  test('has a line where there is nothing to pick from, with what is known and how to write it', () => {
    const view = drawForm(toForm({ fields: [toField({ value: '587', hint: 'As in 25' })] }), CARRIED);
    expect(blockOf(view, 'field-port').hint?.text).toBe('As in 25');
    expect(elementOf(view, 'field-port')).toEqual({
      type: 'plain_text_input',
      action_id: 'port',
      initial_value: '587',
    });
  });

  test('has an empty box for a long story, last', () => {
    const view = drawForm(toForm({ fields: [toField()] }), CARRIED);
    expect(view.blocks.at(-1)).toMatchObject({
      block_id: 'story',
      optional: true,
      element: { type: 'plain_text_input', multiline: true, max_length: 3_000 },
    });
  });

  test('with more options than a list holds keeps the known one', () => {
    const options = Array.from({ length: 150 }, (_, value) => ({ label: `port ${value}`, value }));
    const view = drawForm(toForm({ fields: [toField({ options, value: 140 })] }), CARRIED);
    const select = elementOf(view, 'field-port') as types.StaticSelect;
    expect(select.options).toHaveLength(100);
    expect(select.initial_option?.value).toBe('140');
    expect(findViewFaults(view)).toEqual([]);
  });

  test('leaves out options Slack could not send back', () => {
    const options = [{ label: 'long', value: 'x'.repeat(149) }];
    const view = drawForm(toForm({ fields: [toField({ options })] }), CARRIED);
    expect(elementOf(view, 'field-port')).toMatchObject({ type: 'plain_text_input' });
  });

  test('longer than a view keeps its story', () => {
    const fields = Array.from({ length: 120 }, (_, index) => toField({ fact: `fact${index}` }));
    const view = drawForm(toForm({ fields }), CARRIED);
    expect(view.blocks).toHaveLength(100);
    expect(view.blocks.at(-1)).toMatchObject({ block_id: 'story' });
  });

  test('is taken by Slack whatever it holds', () => {
    const words = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary', maxLength: 4_000 }),
      fc.constant('😀'.repeat(2_000)),
    );
    const value = fc.oneof(fc.string({ maxLength: 200 }), fc.integer(), fc.boolean());
    const options = fc.uniqueArray(fc.record({ label: fc.string({ maxLength: 200 }), value }), {
      maxLength: 120,
      selector: (option) => JSON.stringify(option.value),
    });
    const field = fc.record({
      fact: fc.string({ minLength: 1, maxLength: 20 }),
      label: words,
      hint: words,
      options,
      value: fc.oneof(value, fc.constant(null)),
    });
    const form = fc.record({
      locale: fc.constantFrom(...LOCALES),
      title: words,
      introduction: words,
      submit: words,
      cancel: words,
      fields: fc.uniqueArray(field, { maxLength: 12, selector: ({ fact }) => fact }),
      story: fc.record({ label: words, hint: words }),
    });
    fc.assert(
      fc.property(form, (each) => {
        const view = drawForm(each, CARRIED);
        expect(findViewFaults(view)).toEqual([]);
        const { state } = submit(view);
        expect(Object.keys(readSubmission({ state }).filled)).toHaveLength(each.fields.length);
        // What was not touched was not filled in.
        expect(readSubmission({ ...view, state }).filled).toEqual({});
      }),
      { numRuns: 200 },
    );
  });
});

describe('a form sent back', () => {
  const pick = (value: unknown) => ({ type: 'static_select', selected_option: { value } });
  const line = (value: unknown) => ({ type: 'plain_text_input', value });
  const read = (values: unknown) => readSubmission({ state: { values } }).filled;

  test.each<[string, unknown, FactValue | null]>([
    ['a word', pick('"csp"'), 'csp'],
    ['a number', pick('25'), 25],
    ['yes or no', pick('false'), false],
    ['nothing picked', { type: 'static_select', selected_option: null }, null],
    ['a line', line(' March 2019 '), 'March 2019'],
    ['an empty line', line(null), null],
    ['a line of spaces', line('  '), null],
  ])('gives %s', (_title, element, value) => {
    expect(read({ 'field-x': { x: element } })).toEqual({ x: value });
  });

  test.each<[string, unknown]>([
    ['no values', undefined],
    ['a list of values', []],
    ['a block that is no field', { other: { other: line('x') } }],
    ['a block without its fact', { 'field-x': { y: line('x') } }],
    ['a block that is null', { 'field-x': null }],
    ['an option that is no JSON', { 'field-x': { x: pick('{') } }],
    ['an option that is an object', { 'field-x': { x: pick('{"a":1}') } }],
    ['an option that is null', { 'field-x': { x: pick('null') } }],
    ['a line that is a number', { 'field-x': { x: line(1) } }],
    ['an element of another type', { 'field-x': { x: { type: 'checkboxes' } } }],
    ['a fact named like what every object has', { 'field-constructor': {}, 'field-__proto__': {} }],
  ])('leaves out %s', (_title, values) => {
    expect(read(values)).toEqual({});
  });

  test.each([undefined, null])('is empty where Slack sends no state: %s', (state) => {
    expect(readSubmission(state === undefined ? {} : { state })).toEqual({ filled: {}, story: '' });
  });

  test('throws at nothing', () => {
    fc.assert(
      fc.property(fc.anything(), (values) => {
        expect(typeof readSubmission({ state: { values } }).story).toBe('string');
      }),
    );
  });

  test('has its errors shown beside the fields they are about', () => {
    const errors = toErrors({ created: 'No date.', port: `"${'9'.repeat(3_000)}" is no port.` });
    expect(errors['field-created']).toBe('No date.');
    expect(errors['field-port']?.length).toBeLessThanOrEqual(300);
    expect(toErrors({})).toEqual({});
  });
});

function toCase(parts: Partial<CaseView> = {}): CaseView {
  const standing: Reply = {
    kind: 'question',
    locale: 'en',
    text: 'Which type?\nmore',
    blocks: [{ type: 'heading', text: 'Which type?', tone: 'plain' }],
    choices: [],
  };
  return {
    conversation: 'slack:T1:U1:own',
    updatedAt: '2026-11-21T12:00:00.000Z',
    isOpen: true,
    standing,
    ...parts,
  };
}

const home = (cases: readonly CaseView[], locale: Locale = 'en', chosen?: Locale) =>
  drawHome({ say, locale, cases, chosen });

describe('Home', () => {
  test.each(LOCALES)('in %s shows real cases within the limits of Slack', async (locale) => {
    const store = createMemoryStore();
    const turn = createShippedTurn(store);
    await turn.take({ conversation: 'slack:T1:U1:own', text: 'Pay-As-You-Go, created March 2019' });
    await turn.take({ conversation: 'slack:T1:U1:C1:1.1', text: 'our VM cannot send on port 25' });
    const cases = await overviewOf(store).cases('slack:T1:U1:', locale);
    const view = drawHome({ say, locale, cases, chosen: locale });
    expect(findViewFaults(view)).toEqual([]);
    expect(find(view, 'action_id', 'open-case')).toMatchObject([{ value: 'slack:T1:U1:C1:1.1' }]);
    const text = JSON.stringify(view);
    for (const word of ['home.title', 'home.cases', 'home.verdict', 'home.language', 'home.how'] as const)
      expect(text).toContain(say(locale, word));
    expect(text).toContain(shippedBook().say(locale, 'outcome.blocked.title'));
    expect(text).not.toContain(shippedBook().say(locale, 'verdict.portal-outranks'));
  });

  test('without a case says so, and has no verdict', () => {
    const text = JSON.stringify(home([]));
    expect(text).toContain(say('en', 'home.no-cases'));
    expect(text).not.toContain(say('en', 'home.verdict'));
  });

  test('has a button for the form', () => {
    expect(find(home([]), 'action_id', 'form')).toMatchObject([{ type: 'button', style: 'primary' }]);
  });

  test.each([
    ['en', '21 November 2026'],
    ['ja', '2026年11月21日'],
    ['zh-TW', '2026年11月21日'],
    ['ru', '21 ноября 2026 г.'],
  ] as const)('in %s shows a case with its headline, its date and a button', (locale, day) => {
    const section = home([toCase()], locale).blocks.find((block) => 'accessory' in block);
    expect(section).toMatchObject({
      text: {
        type: 'mrkdwn',
        text: expect.stringMatching(
          /\*Which type\?\u200b?\*\n<!date\^1795262400\^\{date_long_pretty\} \{time\}\|/,
        ),
      },
      accessory: { action_id: 'open-case', value: 'slack:T1:U1:own' },
    });
    expect(JSON.stringify(section)).toContain(`|${day}>`);
  });

  test('escapes what a person wrote in a headline', () => {
    const standing = { ...toCase().standing, blocks: [], text: '<!channel> *now* & <@U1>' };
    const text = JSON.stringify(home([toCase({ standing })]));
    expect(text).toContain('&lt;!channel&gt;');
    expect(text).not.toContain('<!channel>');
    expect(text).not.toContain('<@U1>');
  });

  test('leaves out a date that is none', () => {
    expect(JSON.stringify(home([toCase({ updatedAt: 'yesterday' })]))).not.toContain('<!date');
  });

  test('shows of the last verdict the heading, what stands right below, and the facts', () => {
    const standing: Reply = {
      ...toCase().standing,
      kind: 'verdict',
      blocks: [
        { type: 'heading', text: 'Blocked', tone: 'attention' },
        { type: 'paragraph', text: 'No exception.', tone: 'plain' },
        { type: 'list', ordered: true, items: ['step one'] },
        { type: 'paragraph', text: 'far below', tone: 'plain' },
        { type: 'facts', rows: [{ label: 'Port', value: '25' }] },
        { type: 'details', title: 'Why', blocks: [] },
      ],
    };
    const older = toCase({
      isOpen: false,
      standing: { ...standing, blocks: [{ type: 'code', text: 'an old one' }] },
    });
    const text = JSON.stringify(home([toCase(), toCase({ isOpen: false, standing }), older]));
    for (const shown of ['Blocked', 'No exception.', 'Port']) expect(text).toContain(shown);
    for (const hidden of ['step one', 'far below', 'Why', 'an old one']) expect(text).not.toContain(hidden);
  });

  test('has the languages by their own names, and the chosen one picked', () => {
    const [unset] = find(home([]), 'action_id', 'language');
    expect(unset).not.toHaveProperty('initial_option');
    expect(unset?.options).toMatchObject([
      { text: { text: 'English' }, value: 'en' },
      { text: { text: '日本語' }, value: 'ja' },
      { text: { text: '繁體中文' }, value: 'zh-TW' },
      { text: { text: 'Русский' }, value: 'ru' },
    ]);
    const [set] = find(home([], 'en', 'ru'), 'action_id', 'language');
    expect(set).toMatchObject({ initial_option: { text: { text: 'Русский' }, value: 'ru' } });
  });

  test('stays within the size of a view', () => {
    const facts = {
      type: 'facts',
      rows: Array(50).fill({ label: 'Port', value: '港'.repeat(1_900) }),
    } as const;
    const standing = { ...toCase().standing, blocks: Array(40).fill(facts), text: '港'.repeat(5_000) };
    const cases = Array.from({ length: 30 }, (_, index) => toCase({ standing, isOpen: index > 0 }));
    expect(findViewFaults(home(cases))).toEqual([]);
  });

  test('is taken by Slack whatever the cases are', () => {
    const words = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.constant('&😀'.repeat(4_000)),
    );
    const tone = fc.constantFrom('plain', 'good', 'warning', 'attention', 'subtle');
    const rows = fc.array(fc.record({ label: words, value: words }), { maxLength: 15 });
    const block = fc.oneof(
      fc.record({ type: fc.constant('heading'), text: words, tone }),
      fc.record({ type: fc.constant('paragraph'), text: words, tone }),
      fc.record({ type: fc.constant('facts'), rows }),
      fc.record({ type: fc.constant('code'), text: words }),
    ) as fc.Arbitrary<Reply['blocks'][number]>;
    const standing = fc.record({
      kind: fc.constant('verdict'),
      locale: fc.constantFrom(...LOCALES),
      text: words,
      blocks: fc.array(block, { maxLength: 20 }),
      choices: fc.constant([]),
    });
    const view = fc.record({
      conversation: fc.oneof(fc.string({ minLength: 1 }), fc.constant('x'.repeat(2_001))),
      updatedAt: fc.oneof(fc.constant('2026-11-21T12:00:00Z'), fc.string()),
      isOpen: fc.boolean(),
      standing,
    });
    fc.assert(
      fc.property(fc.array(view, { maxLength: 30 }), fc.constantFrom(...LOCALES), (cases, locale) => {
        expect(findViewFaults(home(cases, locale))).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });
});

describe('the languages as a message', () => {
  test.each(LOCALES)('in %s can be picked from', (locale) => {
    const { text, blocks } = drawLanguages({ say, locale });
    expect(findFaults(blocks, 'message')).toEqual([]);
    expect(text).not.toBe('');
    expect(find(blocks, 'action_id', 'language')).toHaveLength(1);
  });
});
