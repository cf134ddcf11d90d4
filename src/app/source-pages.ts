import type { Locale } from '../answer/locale';
import type { Block, Tone } from '../answer/reply';
import type { Clipping, SourcePages } from '../channels/channel';
import { heading, list, paragraph } from '../library/draft';
import type { Phrasebook } from '../library/phrasebook';
import { toText } from '../library/plain-text';
import { createWords, type Words } from '../library/words';
import type { Policy, SourceDocument } from '../rules/policy';
import { listChanges, type OutcomeChange } from './outcome-changes';
import { createFindPage, type PageStanding } from './source-editions';

type Props = { readonly policy: Policy; readonly book: Phrasebook; readonly today: () => string };

/** Tells of a page the policy is taken from which edition it is, whether it still counts and what changed. */
export function createSourcePages({ policy, book, today }: Props): SourcePages {
  const find = createFindPage(policy);
  return {
    describe: async (address, locale) => {
      const standing = find(address, today());
      if (standing === undefined) return undefined;
      const { edition, newest } = standing;
      const since = { from: (edition ?? newest).dated, to: today() };
      return toClipping(standing, listChanges(policy, since), toWords(book, policy, locale));
    },
  };
}

function toWords(book: Phrasebook, { documents }: Policy, locale: Locale): Words {
  return createWords({ book, documents, locale });
}

function toClipping(standing: PageStanding, changes: readonly OutcomeChange[], words: Words): Clipping {
  const { edition, newest, state } = standing;
  const { title } = edition ?? newest;
  const from = sayEdition(edition, words);
  const status = sayState(standing, words);
  const blocks: readonly Block[] = [
    heading(title),
    paragraph(from),
    paragraph(status, TONES[state]),
    ...(edition === undefined ? [] : listChanged(changes, words)),
    ...listPages(standing, words),
  ];
  const { locale } = words;
  const reply = { kind: 'source-page', locale, text: toText({ blocks, choices: [] }), blocks, choices: [] };
  return { title, from, excerpt: status, reply };
}

const TONES: Readonly<Record<PageStanding['state'], Tone>> = {
  current: 'good',
  later: 'warning',
  partly: 'warning',
  past: 'attention',
  unknown: 'plain',
};

function sayEdition(edition: SourceDocument | undefined, words: Words): string {
  if (edition === undefined) return words.say('teams-extension.page.no-edition');
  return words.say('teams-extension.page.edition', describe(edition, words));
}

function describe({ locale, dated }: SourceDocument, words: Words) {
  return { language: words.language(locale), date: words.date(dated) };
}

function sayState({ state, newest, leading, held, all }: PageStanding, words: Words): string {
  const later = describe(isAboutArticle(state) ? newest : leading, words);
  return words.say(`teams-extension.page.${state}`, { ...later, held, all });
}

function listChanged(changes: readonly OutcomeChange[], words: Words): readonly Block[] {
  if (changes.length === 0) return [paragraph(words.say('teams-extension.page.unchanged'))];
  const items = changes.map((change) => sayChange(change, words));
  return list(words.say('teams-extension.page.changed'), items);
}

/** More types than this are counted and not named. */
const MOST_NAMED = 3;

function sayChange({ types, before, after }: OutcomeChange, words: Words): string {
  const names = types.slice(0, MOST_NAMED).map((type) => words.value('subscription', type));
  return words.say('teams-extension.page.change', {
    types: words.list(names),
    more: types.length - names.length,
    before: words.outcome(before),
    after: words.outcome(after),
  });
}

/** Whether the article itself has the text that counts. */
function isAboutArticle(state: PageStanding['state']): boolean {
  return state === 'current' || state === 'later' || state === 'unknown';
}

/** What counts: the article, what today's verdicts rest on, or both where each holds in part. */
function listPages({ state, newest, leading }: PageStanding, words: Words): readonly Block[] {
  const pages = [...(state === 'past' ? [] : [newest]), ...(isAboutArticle(state) ? [] : [leading])];
  const items = pages.map(({ id, title, url, dated }) => ({
    clause: id,
    text: words.say('passage.source-dated', { place: title, date: words.date(dated) }),
    ...(url !== undefined && { link: { label: title, url } }),
  }));
  return [{ type: 'sources', title: words.say('teams-extension.page.read'), items }];
}
