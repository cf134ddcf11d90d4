/**
 * Slack's own form of what a person wrote, as they wrote it: `<mailto:a@b|a@b>` is `a@b`, `&lt;` is `<`.
 * Links keep their words, mentions of people and groups keep a name where one is given.
 */
export function readText(raw: string): string {
  return unescapeText(raw.replace(/<([^<>]*)>/g, (_all, inside: string) => toWords(inside))).replace(
    /```/g,
    '',
  );
}

/** The same without mentions of the bot. Where the bot's own id is not known, a leading mention is its. */
export function readMention(raw: string, bot: string | undefined): string {
  const mention = bot === undefined ? /^\s*<@[^>]*>/ : new RegExp(`<@${bot}(?:\\|[^>]*)?>`, 'g');
  return readText(raw.replace(mention, ' ')).trim();
}

/** Whether a message begins by speaking to somebody who is not the bot. */
export function speaksToOthers(raw: string, bot: string | undefined): boolean {
  const [, addressed] = /^\s*<@([^>|]+)/.exec(raw) ?? [];
  return addressed !== undefined && addressed !== bot;
}

/** Whether a message mentions the bot. */
export function mentions(raw: string, bot: string | undefined): boolean {
  return bot !== undefined && raw.includes(`<@${bot}`);
}

function toWords(inside: string): string {
  const [target = '', label] = inside.split('|', 2);
  if (label !== undefined && label !== '') return target.startsWith('#') ? `#${label}` : label;
  if (target.startsWith('mailto:') || target.startsWith('tel:')) return target.replace(/^\w+:/, '');
  return target.replace(/^!/, '@');
}

function unescapeText(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
