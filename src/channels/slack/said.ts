import type { FileLink } from '../../answer/ticket';
import { toThreadTopic } from './places';
import { readText } from './read-text';

/** A message as Slack's events tell of it, of those fields that count here. */
export type SaidEvent = {
  readonly type: string;
  readonly subtype?: string;
  readonly bot_id?: string;
  readonly user?: string;
  readonly text?: string;
  readonly channel?: string;
  readonly channel_type?: string;
  readonly ts?: string;
  readonly thread_ts?: string;
  readonly parent_user_id?: string;
  readonly files?: readonly SaidFile[];
};

type SaidFile = {
  readonly preview?: string;
  readonly name?: string;
  readonly title?: string;
  readonly permalink?: string;
};

/** Something a person wrote to be read. */
export type Said = {
  readonly person: string;
  readonly channel: string;
  readonly ts: string;
  /** The thread it stands in; undefined for what stands by itself. */
  readonly thread: string | undefined;
  readonly isDirect: boolean;
  /** As Slack sent it, with what a text snippet beside it begins with. */
  readonly raw: string;
  /** As Slack sent it, without any snippet. */
  readonly words: string;
  /** By the address of their page in Slack, which asks who looks; never the address of the content. */
  readonly files: readonly FileLink[];
  /** Who wrote what the thread hangs on. */
  readonly parent: string | undefined;
};

/** Kinds of message that are a person's own words. All others tell of edits, joins and the like. */
const SUBTYPES: readonly (string | undefined)[] = [undefined, 'file_share', 'me_message', 'thread_broadcast'];

/** What a person wrote; undefined for a bot's message, an edit, a deletion or a notice. */
export function parseSaid(event: SaidEvent): Said | undefined {
  const { user, channel, ts } = event;
  if (user === undefined || channel === undefined || ts === undefined) return undefined;
  if (event.bot_id !== undefined || !SUBTYPES.includes(event.subtype)) return undefined;
  const snippets = (event.files ?? []).flatMap(({ preview }) => (preview === undefined ? [] : [preview]));
  return {
    person: user,
    channel,
    ts,
    thread: event.thread_ts,
    isDirect: event.channel_type === 'im' || channel.startsWith('D'),
    raw: [event.text ?? '', ...snippets].join('\n').trim(),
    words: (event.text ?? '').trim(),
    files: (event.files ?? []).flatMap(toFileLink),
    parent: event.parent_user_id,
  };
}

function toFileLink({ name, title, permalink }: SaidFile): readonly FileLink[] {
  if (permalink === undefined || !URL.canParse(permalink)) return [];
  return [{ name: name ?? title ?? permalink, url: permalink }];
}

/** The thread a message belongs to; one that stands by itself begins its own. */
export function toTopic({ channel, thread, ts }: Said): string {
  return toThreadTopic(channel, thread ?? ts);
}

/** Where words stand in a message: its text, attachments with their fields, blocks, the beginning of a file. */
const WORDS = ['pretext', 'title', 'text', 'value', 'preview'] as const;
const PARTS = ['blocks', 'elements', 'fields', 'attachments', 'files'] as const;

/** All the words of a message somebody wants explained: mail errors often come as cards of other bots. */
export function readExplained(message: object): string {
  const words = collect(message).map((each) => readText(each).trim());
  return [...new Set(words)].filter((each) => each !== '').join('\n');
}

/** A message's text repeats its blocks for those who cannot see them: the blocks count where there is none. */
function collect(node: unknown): readonly string[] {
  if (typeof node === 'string') return [node];
  if (typeof node !== 'object' || node === null) return [];
  const part = node as Readonly<Record<string, unknown>>;
  const words = WORDS.flatMap((key) => collect(part[key]));
  const isSaid = typeof part.text === 'string' && part.text !== '';
  const parts = PARTS.filter((key) => !(isSaid && key === 'blocks')).flatMap((key) => {
    const inner = part[key];
    return Array.isArray(inner) ? inner.flatMap(collect) : [];
  });
  const all = [...words, ...parts];
  return all.length > 0 || typeof part.fallback !== 'string' ? all : [part.fallback];
}
