import { type Actor, type FileLink, TICKET_ID } from '../../answer/ticket';
import { HANDOFF_STATES, type HandoffState } from './draw-event';

type About = {
  readonly ok: true;
  readonly ticket: string;
  readonly by: Actor;
  /** What it came with, so that the same again does nothing; left out where it had no id. */
  readonly delivery?: string;
};

export type HandoffStatus = About & {
  readonly kind: 'status';
  readonly state: HandoffState;
  readonly message: string | null;
};

/** An agent's words for the person. */
export type HubMessage = About & {
  readonly kind: 'message';
  readonly text: string;
  readonly files: readonly FileLink[];
};

/** What another help desk tells us; `typing` is taken and asks for nothing. */
export type FromHub = HandoffStatus | HubMessage | (About & { readonly kind: 'typing' });
export type Malformed = { readonly ok: false; readonly problem: string };

type Raw = Readonly<Record<string, unknown>>;

/**
 * Who has it in there is the other help desk's business: to us all its agents are one, whose name changes. Else
 * one agent could not go on where another stopped.
 */
const HUB_ID = 'hub';
const HUB_NAME = 'Help desk';

const STATES = HANDOFF_STATES.map((state) => `"${state}"`).join(', ');
const MOST_REPEATED = 40;

/** Reads the JSON text of an activity. What is wrong is named with the part it is about, for whoever sent it. */
export function readHandoffStatus(raw: string): FromHub | Malformed {
  const activity = parseObject(raw);
  if (activity === undefined) return refuse('the body is not a JSON object: send a Bot Framework activity');
  const ticket = toObject(activity.conversation)?.id;
  if (typeof ticket !== 'string' || !TICKET_ID.test(ticket))
    return refuse(`conversation.id is ${quote(ticket)}: give the id of the ticket, such as "P25-1042"`);
  const { id } = activity;
  const delivery = typeof id === 'string' && id !== '' ? { delivery: `hub:${ticket}:${id}` } : {};
  return readKind(activity, { ok: true, ticket, by: toActor(activity.from), ...delivery });
}

function readKind(activity: Raw, about: About): FromHub | Malformed {
  switch (activity.type) {
    case 'event':
      return readStatus(activity, about);
    case 'message':
      return readMessage(activity, about);
    case 'typing':
      return { ...about, kind: 'typing' };
    default:
      return refuse(`type is ${quote(activity.type)}: send "event" (handoff.status) or "message"`);
  }
}

function readStatus({ name, value }: Raw, about: About): HandoffStatus | Malformed {
  if (name !== 'handoff.status')
    return refuse(`name is ${quote(name)}: the only event taken is "handoff.status"`);
  // Some send the value as text, which the Bot Framework lets them.
  const status = typeof value === 'string' ? parseObject(value) : toObject(value);
  if (status === undefined)
    return refuse(`value is ${quote(value)}: give an object such as {"state":"accepted"}`);
  const state = HANDOFF_STATES.find((each) => each === status.state);
  if (state === undefined) return refuse(`value.state is ${quote(status.state)}: it is one of ${STATES}`);
  return { ...about, kind: 'status', state, message: toWords(status.message) };
}

function readMessage({ text, attachments }: Raw, about: About): HubMessage | Malformed {
  const files = Array.isArray(attachments) ? attachments.flatMap(toFile) : [];
  const words = typeof text === 'string' ? text.trim() : '';
  return words === '' && files.length === 0
    ? refuse('text is missing: a message needs words, or files by address')
    : { ...about, kind: 'message', text: words === '' ? listNames(files) : words, files };
}

/** A reply has words; where only files were sent, they are what they are called. */
function listNames(files: readonly FileLink[]): string {
  return files.map(({ name }) => name).join(', ');
}

/** Only an address can be passed on. */
function toFile(raw: unknown): readonly FileLink[] {
  const { contentUrl, name } = toObject(raw) ?? {};
  if (typeof contentUrl !== 'string' || !/^https?:\/\//i.test(contentUrl)) return [];
  return [{ name: typeof name === 'string' && name !== '' ? name : contentUrl, url: contentUrl }];
}

/** A message is whatever the hub makes it ("an object defined by the agent hub"). @returns its words; null where it says nothing */
function toWords(message: unknown): string | null {
  const words = typeof message === 'string' ? message : toObject(message)?.text;
  if (typeof words === 'string') return words.trim() === '' ? null : words.trim();
  return message === undefined || message === null ? null : JSON.stringify(message);
}

function toActor(from: unknown): Actor {
  const { name } = toObject(from) ?? {};
  return { id: HUB_ID, name: typeof name === 'string' && name !== '' ? name : HUB_NAME, via: 'hub' };
}

function parseObject(text: string): Raw | undefined {
  try {
    return toObject(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function toObject(raw: unknown): Raw | undefined {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? (raw as Raw) : undefined;
}

function quote(value: unknown): string {
  const text = JSON.stringify(value) ?? 'missing';
  return text.length > MOST_REPEATED ? `${text.slice(0, MOST_REPEATED)}…` : text;
}

function refuse(problem: string): Malformed {
  return { ok: false, problem };
}
