import type { webApi } from '@slack/bolt';
import { isLocale, type Locale, toLocale } from '../../answer/locale';
import type { Memory } from '../channel';
import { atMost } from './at-most';

export type Person = { readonly team: string; readonly person: string };

/** The language of a person, and whether they chose it here; no `locale` where nothing tells. */
export type Spoken = { readonly locale?: Locale; readonly isLocaleChosen?: true };

/** Which language people want to be answered in, and what others call them. */
export interface People {
  spokenBy(client: webApi.WebClient, person: Person): Promise<Spoken>;
  /** As Slack shows it; undefined where it cannot be had. */
  nameOf(client: webApi.WebClient, person: Person): Promise<string | undefined>;
  choose(person: Person, locale: Locale): Promise<void>;
}

type Props = { readonly memory: Memory; readonly now?: () => number };

/** People hardly ever change Slack's language. */
const PROFILE_KEPT_MS = 3_600_000;
/** A profile is one small answer; whoever asks is not kept waiting for it. */
const PROFILE_TIMEOUT_MS = 1_000;
/** How long is not asked again where nothing could be had. */
const NOTHING_KEPT_MS = 60_000;
const MOST_PROFILES = 5_000;

export function createPeople({ memory, now = Date.now }: Props): People {
  const profiles = createProfiles(now);
  return {
    spokenBy: async (client, person) => {
      const chosen = await memory.read(toKey(person));
      if (isLocale(chosen)) return { locale: chosen, isLocaleChosen: true };
      const { locale } = await profiles.read(client, person);
      return locale === undefined ? {} : { locale };
    },
    nameOf: async (client, person) => (await profiles.read(client, person)).name,
    choose: (person, locale) => memory.write(toKey(person), locale),
  };
}

function toKey({ team, person }: Person): string {
  return `slack-language:${team}:${person}`;
}

type Profile = { readonly locale?: Locale; readonly name?: string };
type KeptProfile = { readonly until: number; readonly profile: Promise<Profile> };

const NOTHING: Profile = {};

/** Slack's profiles, asked for once an hour; one that cannot be had counts as saying nothing for a minute. */
function createProfiles(now: () => number) {
  const known = new Map<string, KeptProfile>();
  const keep = (key: string, profile: Promise<Profile>, forMs: number): void => {
    known.delete(key);
    known.set(key, { until: now() + forMs, profile });
    forgetOldest(known);
  };
  const ask = (client: webApi.WebClient, key: string, user: string): Promise<Profile> => {
    const asked = askSlack(client, user);
    const nothing = Promise.resolve(NOTHING);
    asked.then(
      () => keep(key, asked, PROFILE_KEPT_MS),
      () => keep(key, nothing, NOTHING_KEPT_MS),
    );
    let isAnswered = false;
    const answered = asked
      .catch(() => NOTHING)
      .finally(() => {
        isAnswered = true;
      });
    return atMost(answered, PROFILE_TIMEOUT_MS).then((profile) => {
      // Slow is as good as nothing: the next turn is not to wait as well.
      if (!isAnswered) keep(key, nothing, NOTHING_KEPT_MS);
      return profile ?? NOTHING;
    });
  };
  return {
    read: (client: webApi.WebClient, { team, person }: Person): Promise<Profile> => {
      const key = `${team}:${person}`;
      const kept = known.get(key);
      if (kept !== undefined && kept.until > now()) return kept.profile;
      const asked = ask(client, key, person);
      keep(key, asked, PROFILE_TIMEOUT_MS);
      return asked;
    },
  };
}

async function askSlack(client: webApi.WebClient, user: string): Promise<Profile> {
  const { user: known } = await client.users.info({ user, include_locale: true });
  const locale = toLocale(known?.locale);
  // An empty display name means that the real one is shown.
  const name = [known?.profile?.display_name, known?.real_name, known?.name].find((each) => each?.trim());
  return { ...(locale !== undefined && { locale }), ...(name !== undefined && { name }) };
}

function forgetOldest(known: Map<string, KeptProfile>): void {
  const oldest = known.keys().next();
  if (known.size > MOST_PROFILES && oldest.done !== true) known.delete(oldest.value);
}
