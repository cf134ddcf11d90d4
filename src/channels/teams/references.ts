import type { Activity } from 'botbuilder';
import type { Memory } from '../channel';
import { type ChannelLogger, describeError } from './logger';
import { isPersonal, toBase } from './place';
import { personOf, toConversationKey, WEB_CHANNEL } from './receive';
import { type Reference, toReference } from './reference';

export type ReferencesProps = {
  readonly memory: Memory;
  /** Whether the bot may send there. */
  readonly isTrusted: (serviceUrl: unknown) => serviceUrl is string;
  readonly logger: ChannelLogger;
  readonly now?: () => number;
};

export type References = {
  /** Keeps where an activity came from. Never rejects: a turn is answered whether it could be kept or not. */
  keep(activity: Activity): Promise<void>;
  /** The bot was taken out of where the activity comes from. Never rejects. */
  forget(activity: Activity): Promise<void>;
  /** Nothing can be sent there any more. */
  drop(conversation: string): Promise<void>;
  ofPerson(conversation: string): Promise<Reference | undefined>;
  /** The conversation a person has with the bot alone, where it was heard of. */
  ownOf(person: string): Promise<string | undefined>;
  /** Of a channel or a group; where nothing was heard there yet, the address everything else came from last. */
  ofPlace(base: string): Promise<Pick<Reference, 'serviceUrl' | 'bot'> | undefined>;
};

/** What was kept so recently is not kept again; later it may have been dropped by another process. */
const KEPT_FOR_MS = 600_000;
const MOST_REMEMBERED = 10_000;
const LATEST_KEY = 'teams-latest';

/** Keeps, by conversation, where people and channels are reached. */
export function createReferences(props: ReferencesProps): References {
  const { memory, isTrusted } = props;
  const write = createWriter(props);
  const read = async (key: string) => parseReference(await memory.read(key), isTrusted);
  const ownOf = async (person: string) => toOwn(await memory.read(toOwnKey(person)));
  const remove = async (key: string) => {
    write.forget(key);
    await memory.remove(key);
  };
  return {
    keep: (activity) => quietly(props, () => keep(activity, props, write.write)),
    forget: (activity) => quietly(props, () => forget(activity, remove)),
    drop: async (conversation) => {
      await remove(toPersonKey(conversation));
      const person = personOf(conversation);
      if ((await ownOf(person)) === conversation) await remove(toOwnKey(person));
    },
    ofPerson: (conversation) => read(toPersonKey(conversation)),
    ownOf,
    ofPlace: async (base) => (await read(toPlaceKey(base))) ?? (await read(LATEST_KEY)),
  };
}

const toPersonKey = (conversation: string): string => `teams-ref:${conversation}`;
const toOwnKey = (person: string): string => `teams-own:${person}`;
const toPlaceKey = (base: string): string => `teams-place:${base}`;

type Write = (key: string, value: Reference | Own) => Promise<void>;
type Own = { readonly conversation: string };

/** The page is answered in its own calls, so that nothing could be sent to it later. */
async function keep(activity: Activity, { isTrusted }: ReferencesProps, write: Write): Promise<void> {
  if (activity.channelId === WEB_CHANNEL || !isTrusted(activity.serviceUrl)) return;
  const person = findPerson(activity);
  const reference = toReference(activity);
  if (person !== undefined) await write(toPersonKey(toConversationKey(activity, person)), reference);
  const { user: _, isPrivate: __, ...place } = reference;
  const base = toBase(activity.conversation.id);
  if (person !== undefined && isPersonal(activity))
    await write(toOwnKey(person), { conversation: toConversationKey(activity, person) });
  if (!isPersonal(activity)) await write(toPlaceKey(base), { ...place, conversation: { id: base } });
  await write(LATEST_KEY, { ...place, conversation: { id: '' } });
}

async function forget(activity: Activity, remove: (key: string) => Promise<void>): Promise<void> {
  const person = findPerson(activity);
  if (person !== undefined) await remove(toPersonKey(toConversationKey(activity, person)));
  if (person !== undefined && isPersonal(activity)) await remove(toOwnKey(person));
  await remove(toPlaceKey(toBase(activity.conversation.id)));
}

function toOwn(raw: unknown): string | undefined {
  const { conversation } = (raw ?? {}) as Partial<Own>;
  return typeof conversation === 'string' ? conversation : undefined;
}

function findPerson({ from, recipient }: Activity): string | undefined {
  return typeof from?.id !== 'string' || from.id === recipient?.id ? undefined : from.id;
}

/** Writes only what is new. */
function createWriter({ memory, now = Date.now }: ReferencesProps) {
  const kept = new Map<string, { readonly json: string; readonly at: number }>();
  const isKept = (key: string, json: string): boolean => {
    const before = kept.get(key);
    return before?.json === json && now() - before.at < KEPT_FOR_MS;
  };
  const write = async (key: string, reference: unknown): Promise<void> => {
    const json = JSON.stringify(reference);
    if (isKept(key, json)) return;
    await memory.write(key, JSON.parse(json));
    if (kept.size >= MOST_REMEMBERED) kept.clear();
    kept.set(key, { json, at: now() });
  };
  return { write, forget: (key: string) => void kept.delete(key) };
}

/** What was kept by a bot that was not registered then is not trusted by one that is. */
function parseReference(raw: unknown, isTrusted: ReferencesProps['isTrusted']): Reference | undefined {
  const reference = raw as Partial<Reference> | undefined | null;
  const isWhole = isTrusted(reference?.serviceUrl) && typeof reference?.conversation?.id === 'string';
  return isWhole ? (reference as Reference) : undefined;
}

async function quietly({ logger }: ReferencesProps, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    logger.error(describeError(error), 'where a conversation is reached could not be kept');
  }
}
