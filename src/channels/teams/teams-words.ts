import type { Locale } from '../../answer/locale';

/** What the channel says on cards by itself, by key below `teams` in the phrasebook. */
export const TEAMS_WORDS = [
  'chosen',
  'not-yours',
  'old',
  'stands',
  'show-case',
  'tick',
  'untick',
  'edited',
  'forgotten',
  'staff-only',
] as const;
export type TeamsWord = (typeof TEAMS_WORDS)[number];

/** Says one of them in one language. What people wrote comes quoted (see marked-text.ts). */
export type SayTeams = (locale: Locale, word: TeamsWord, values?: Readonly<Record<string, string>>) => string;

/** The few sentences the channel itself says, when there is no reply to draw. */
export type TeamsWords = {
  /** A turn failed. `id` is what the operator finds in the log. */
  readonly trouble: Readonly<Record<Locale, (id: string) => string>>;
  readonly say: SayTeams;
};
