import type { Locale } from '../../answer/locale';

/** What the channel says by itself, by key below `slack` in the phrasebook. */
export const SLACK_WORDS = [
  'share',
  'shared',
  'chosen',
  'not-yours',
  'expired',
  'nothing-to-explain',
  'date',
  'pick',
  'dm.opened',
  'status.none',
  'status.open',
  'status.told',
  'language.unknown',
  'usage.title',
  'usage.lines',
  'home.title',
  'home.introduction',
  'home.fill',
  'home.cases',
  'home.no-cases',
  'home.open-case',
  'home.verdict',
  'home.language',
  'home.language-hint',
  'home.how',
  'home.how-lines',
  'assistant.prompts-title',
  'assistant.prompts',
  'assistant.status',
] as const;
export type SlackWord = (typeof SLACK_WORDS)[number];

/** Says one of them in one language; `values` fill its {braces}. */
export type SaySlack = (
  locale: Locale,
  word: SlackWord,
  values?: Readonly<Record<string, string | number>>,
) => string;
