import type { Activity } from 'botbuilder';
import { type Locale, toLocale } from '../../answer/locale';
import type { Amendment } from '../../answer/turn-input';
import type { Incoming } from '../channel';
import { hasMedia, readFiles } from './files';
import { isAddressed, readText } from './mentions';
import { isPersonal } from './place';
import { type Pressed, parsePressed } from './pressed';
import { isPrivate, privacyOf } from './private';

/** The channel id of the local page; everything else that speaks this protocol is Teams to us. */
export const WEB_CHANNEL = 'webchat';

/** The last part of the key of a talk that only the person and the bot see. */
const PRIVATE = 'private';

/** What a message says: words, or the button that was pressed. */
export function receiveMessage(activity: Activity): Incoming {
  const pressed = activity.value === undefined ? undefined : parsePressed(activity.value);
  return pressed === undefined
    ? { ...receiveBasics(activity, activity.from.id), ...receiveWords(activity) }
    : receivePressed(activity, pressed);
}

/** Where the bot hears all that is said among several, most of it is not for the bot. */
function receiveWords(activity: Activity): Pick<Incoming, 'text' | 'files' | 'hasMedia' | 'isUnasked'> {
  const files = readFiles(activity);
  return {
    text: readText(activity),
    ...(files.length > 0 && { files }),
    ...(hasMedia(activity) && { hasMedia: true }),
    ...(privacyOf(activity) === undefined && !isAddressed(activity) && { isUnasked: true }),
  };
}

/** A button alone says nothing in words: its label is kept as what was pressed. */
export function receivePressed(activity: Activity, { action, label }: Pressed): Incoming {
  const basics = { ...receiveBasics(activity, activity.from.id), text: '', action };
  return label === undefined ? basics : { ...basics, pressed: label };
}

/** The bot or a person came in: a greeting for the person, where one is due. */
export function receiveJoined(activity: Activity): Incoming | undefined {
  const person = findNewcomer(activity);
  return person === undefined ? undefined : { ...receiveBasics(activity, person), text: '', joined: true };
}

/** The app was installed: a greeting for whoever did it. An update of the app greets nobody. */
export function receiveInstalled(activity: Activity): Incoming | undefined {
  const person = activity.from?.id;
  const isNew = activity.action === 'add' && typeof person === 'string' && person !== activity.recipient?.id;
  return isNew ? { ...receiveBasics(activity, person), text: '', joined: true } : undefined;
}

/** What somebody had said was edited, or deleted (null); undefined where it is not told by whom. */
export function receiveAmendment(activity: Activity, text: string | null): Amendment | undefined {
  const { id, from } = activity;
  if (typeof id !== 'string' || typeof from?.id !== 'string') return undefined;
  return { conversation: toConversationKey(activity, from.id), delivery: id, text };
}

/** The conversation of a person who has read what stands in it. */
export function receiveSeen(activity: Activity): string | undefined {
  const person = activity.from?.id;
  return typeof person === 'string' ? toConversationKey(activity, person) : undefined;
}

function receiveBasics(activity: Activity, person: string): Omit<Incoming, 'text'> {
  const locale = readLocale(activity);
  const name = readName(activity, person);
  const privacy = privacyOf(activity);
  return {
    channel: activity.channelId === WEB_CHANNEL ? 'web' : 'teams',
    conversation: toConversationKey(activity, person),
    ...(locale !== undefined && { locale }),
    ...(typeof activity.id === 'string' && { delivery: activity.id }),
    ...(name !== undefined && { name }),
    person,
    ...(privacy !== undefined && { privacy }),
  };
}

/** The page calls everybody "You". */
function readName({ from, channelId }: Activity, person: string): string | undefined {
  if (channelId === WEB_CHANNEL || from?.id !== person) return undefined;
  const name = asString(from.name)?.trim();
  return name === '' ? undefined : name;
}

/**
 * One person in one place. The id of a channel's conversation holds its thread
 * (`19:…@thread.tacv2;messageid=…`), so threads are apart as well. Parts are encoded: an id may
 * hold any sign, and two different ones must never make one key. What is told in private is a talk of its own, so
 * that nothing of it turns up in an answer that others read.
 */
export function toConversationKey(activity: Activity, person: string): string {
  const [talk, inPrivate] = listTalks(activity, person);
  return isPrivate(activity) ? inPrivate : talk;
}

/** Whose conversation a key is of. */
export function personOf(key: string): string {
  return decodeURIComponent(key.split('/')[2] ?? '');
}

/** The talks a person has with the bot where an activity comes from: before all, and in private. */
export function listTalks(activity: Activity, person: string): readonly [string, string] {
  const talk = [activity.channelId, activity.conversation.id, person].map(encodeURIComponent).join('/');
  return [talk, `${talk}/${PRIVATE}`];
}

/**
 * Whom to greet. Alone with a person: that person, whoever of the two came in. Among several: only
 * when the bot itself comes in, since a card for everyone who joins a team would be noise.
 */
function findNewcomer(activity: Activity): string | undefined {
  const added = Array.isArray(activity.membersAdded) ? activity.membersAdded.map(({ id }) => id) : [];
  const botId = activity.recipient?.id;
  const from = activity.from?.id === botId ? undefined : activity.from?.id;
  if (isPersonal(activity)) return added.find((id) => id !== botId) ?? (added.length > 0 ? from : undefined);
  return added.some((id) => id === botId) ? (from ?? botId) : undefined;
}

/** What the client says of the person's language, nearest of ours. */
export function readLocale(activity: Activity): Locale | undefined {
  return toLocale(asString(activity.locale)) ?? toLocale(readClientLocale(activity));
}

function readClientLocale({ entities }: Activity): string | undefined {
  if (!Array.isArray(entities)) return undefined;
  const info: unknown = entities.find((entity) => entity?.type === 'clientInfo');
  return asString((info as { locale?: unknown } | undefined)?.locale);
}

function asString(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
