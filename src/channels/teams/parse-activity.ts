import { type Activity, ActivityTypes, Channels, RoleTypes } from 'botbuilder';
import { withPrivacy } from './private';

/** A body that can not be answered, in words for whoever wrote the client. */
export type BadActivity = { readonly code: 'not-json' | 'not-an-activity'; readonly message: string };

export type ParsedActivity =
  | { readonly ok: true; readonly activity: Activity }
  | { readonly ok: false; readonly error: BadActivity };

const LISTS = [
  'membersAdded',
  'membersRemoved',
  'reactionsAdded',
  'reactionsRemoved',
  'attachments',
  'entities',
] as const;
const BOT_ROLES: readonly unknown[] = [RoleTypes.Bot, RoleTypes.Skill];
/** How the ids of bots begin in Teams; those of people begin with 29: or 8:. */
const TEAMS_BOT = '28:';
/** Here the bot is the one who came or went, and may be named as the sender. */
const ARRIVALS: readonly string[] = [ActivityTypes.ConversationUpdate, ActivityTypes.InstallationUpdate];

/** Reads the body of a call: one activity of the Bot Framework protocol, with what every turn needs. */
export function parseActivity(body: string): ParsedActivity {
  const raw = parseJson(body);
  if (raw === undefined) return bad('not-json', 'The body must be one activity as JSON.');
  const missing = findMissing(raw);
  if (missing !== undefined) return bad('not-an-activity', `The activity has no usable "${missing}".`);
  return { ok: true, activity: withPrivacy(withSoundLists(raw as Activity)) };
}

/** What is said as the bot itself, or by another one: two bots that answered each other would never end. */
export function isFromBot({ type, channelId, from, recipient }: Activity): boolean {
  if (ARRIVALS.includes(type)) return false;
  const id: unknown = from?.id;
  const isTeamsBot = channelId === Channels.Msteams && String(id).startsWith(TEAMS_BOT);
  return BOT_ROLES.includes(from?.role) || isTeamsBot || (id !== undefined && id === recipient?.id);
}

/** A client may send any shape where a list of objects belongs; whoever reads one need not look again. */
function withSoundLists(activity: Activity): Activity {
  const sound = LISTS.filter((name) => activity[name] !== undefined).map((name) => {
    const value: unknown = activity[name];
    return [name, Array.isArray(value) ? value.filter(isObject) : undefined];
  });
  return { ...activity, ...Object.fromEntries(sound) };
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

/** The first part that is missing or of the wrong kind. */
function findMissing(raw: unknown): string | undefined {
  if (!isText(raw, 'type')) return 'type';
  if (!isText(raw, 'channelId')) return 'channelId';
  if (!isText(get(raw, 'conversation'), 'id')) return 'conversation.id';
  const spoken = get(raw, 'type') === 'message' || get(raw, 'type') === 'invoke';
  if (spoken && !isText(get(raw, 'from'), 'id')) return 'from.id';
  const odd = ['id', 'recipient.id'].find((path) => isOddId(path.split('.').reduce(get, raw)));
  if (odd !== undefined) return odd;
  const repliesElsewhere = get(raw, 'deliveryMode') !== 'expectReplies';
  return repliesElsewhere && !isWebAddress(get(raw, 'serviceUrl')) ? 'serviceUrl' : undefined;
}

/** Answers name it, and the SDK fails on any that is no text. */
function isOddId(id: unknown): boolean {
  return id !== undefined && id !== null && typeof id !== 'string';
}

function get(raw: unknown, key: string): unknown {
  return typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>)[key] : undefined;
}

function isText(raw: unknown, key: string): boolean {
  const value = get(raw, key);
  return typeof value === 'string' && value !== '';
}

/** Replies go there: anything but a web address could only fail. */
function isWebAddress(value: unknown): boolean {
  return typeof value === 'string' && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function bad(code: BadActivity['code'], message: string): ParsedActivity {
  return { ok: false, error: { code, message } };
}
