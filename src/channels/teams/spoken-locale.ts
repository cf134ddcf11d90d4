import type { Activity } from 'botbuilder';
import type { Locale } from '../../answer/locale';
import type { Overview } from '../channel';
import { inTime, LATE } from './extension-time';
import { listTalks, readLocale } from './receive';
import type { References } from './references';

/** The language a person and the bot speak; what their client says where they have not spoken yet. Never rejects. */
export type FindLocale = (activity: Activity, conversation: string) => Promise<Locale | undefined>;

export type SpokenLocaleProps = {
  /** Left out, the client is believed. */
  readonly overview?: Pick<Overview, 'localeOf'> | undefined;
  readonly references: Pick<References, 'ownOf'>;
};

/** Who waits for a dialog gets it in the language of their client sooner than too late. */
const LOOK_FOR_MS = 1_000;

/** Asks the conversation itself, then what the person said where they are now, then their own chat with the bot. */
export function createFindLocale({ overview, references }: SpokenLocaleProps): FindLocale {
  const look = async (activity: Activity, conversation: string): Promise<Locale | undefined> => {
    const person = activity.from.id;
    const own = await references.ownOf(person);
    const talks = [conversation, ...listTalks(activity, person), ...(own === undefined ? [] : [own])];
    const spoken = await Promise.all(talks.map((talk) => overview?.localeOf(talk)));
    return spoken.find((locale) => locale !== undefined);
  };
  return async (activity, conversation) => {
    // The turn that follows needs the same store, and tells of it where that fails.
    const looked = look(activity, conversation).catch(() => undefined);
    const spoken = await inTime(looked, LOOK_FOR_MS);
    return spoken === LATE ? readLocale(activity) : (spoken ?? readLocale(activity));
  };
}
