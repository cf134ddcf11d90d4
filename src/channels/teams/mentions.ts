import type { Activity } from 'botbuilder';

/** What the bot is called in Slack, and by people who use both. */
const COMMAND = 'port25';

type MentionEntity = { readonly text: string; readonly id: string };

const NAMED_ENTITIES: Readonly<Record<string, string>> = {
  nbsp: ' ',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  amp: '&',
};

/**
 * The words of a message without what Teams wrapped around them: the mention of the bot is taken
 * out (a bot in a channel hears only what mentions it), other mentions stay as names, entities
 * become the signs they stand for. Everything else is left alone: pasted logs hold `<a@b.c>`.
 */
export function readText(activity: Partial<Activity>): string {
  const text = typeof activity.text === 'string' ? activity.text : '';
  const botId = activity.recipient?.id;
  const unaddressed = listMentions(activity)
    .filter(({ id }) => id === botId)
    .reduce((rest, mention) => removeMention(rest, mention.text), text);
  return removeSlash(tidy(unaddressed.replace(NAMED, '$1')), activity.recipient?.name);
}

/** Whoever chose the bot behind `/` wrote its name that way; other words may well begin with a slash (`/var/log`). */
function removeSlash(text: string, name: unknown): string {
  const names = [COMMAND, ...(typeof name === 'string' && name !== '' ? [escapePattern(name)] : [])];
  return text.replace(new RegExp(`^/(?:${names.join('|')})(?![\\p{L}\\p{N}/._-])\\s*`, 'iu'), '');
}

/** A name and what stands in its tag are no longer: unbounded, tags that never end cost the square of their number. */
const MOST_OF_TAG = 500;
const NAMED = new RegExp(`<at(?:\\s[^<>]{0,${MOST_OF_TAG}})?>([^<]{0,${MOST_OF_TAG}})</at>`, 'gi');

/** Whether the message calls the bot by name. */
export function isAddressed(activity: Partial<Activity>): boolean {
  return listMentions(activity).some(({ id }) => id === activity.recipient?.id);
}

/** The entity is what a client declares; a client may send any shape. */
function listMentions({ entities }: Partial<Activity>): readonly MentionEntity[] {
  if (!Array.isArray(entities)) return [];
  return entities.flatMap((entity: unknown) => {
    const { type, text, mentioned } = (entity ?? {}) as Record<string, unknown>;
    const id = (mentioned as { id?: unknown } | undefined)?.id;
    const named =
      String(type).toLowerCase() === 'mention' && typeof text === 'string' && typeof id === 'string';
    return named ? [{ text, id }] : [];
  });
}

/** Clients write attributes into the tag or leave the tags out of the entity: the name decides. */
function removeMention(text: string, mention: string): string {
  const name = mention.replace(/<[^>]*>/g, '').trim();
  if (name === '') return text;
  const pattern = new RegExp(
    `<at(?:\\s[^<>]{0,${MOST_OF_TAG}})?>\\s{0,9}${escapePattern(name)}\\s{0,9}</at>`,
    'giu',
  );
  return text.replace(pattern, ' ');
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

function tidy(text: string): string {
  return decodeEntities(text.replace(/<br\s*\/?>/gi, '\n'))
    .replace(/\r\n?/g, '\n')
    .replace(/\u00a0/g, ' ')
    .replace(/[\u200b\u2060\ufeff]/g, '')
    .trim();
}

function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,4}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return NAMED_ENTITIES[String(name).toLowerCase()] ?? whole;
    return toCharacter(Number.parseInt(decimal ?? hex, decimal === undefined ? 16 : 10)) ?? whole;
  });
}

function toCharacter(code: number): string | undefined {
  const valid = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return valid ? String.fromCodePoint(code) : undefined;
}
