import type { Locale } from '../../answer/locale';

/** What the message extension says by itself, by key below `teams-extension` in the phrasebook. */
export const EXTENSION_WORDS = [
  'search.nothing',
  'search.slow',
  'explain.title',
  'explain.nothing',
  'explain.slow',
  'explain.show',
  'explain.elsewhere',
] as const;
export type ExtensionWord = (typeof EXTENSION_WORDS)[number];

/** Says one of them in one language. */
export type SayExtension = (locale: Locale, word: ExtensionWord) => string;
