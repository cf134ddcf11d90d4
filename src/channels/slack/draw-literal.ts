/**
 * Plain words in mrkdwn. Slack knows no escape for its marks, and zero-width spaces around them do the
 * opposite: they make formatting work inside words. What it never formats is the fallback of a date it
 * cannot read, so that such a mark stands in one. Only `>` at the start of a line cannot (no entities are
 * read there): an invisible soft hyphen keeps it from being the first character.
 */
const SPECIAL =
  /(?<quote>^[>＞])|(?<entity>[&<>])|(?<marks>[*_~＊＿]+|[`｀]+)|(?<colon>:(?=[\p{Ll}\p{Lo}\p{N}_+'-]*[\p{Ll}\p{Lo}][\p{Ll}\p{Lo}\p{N}_+'-]*:))/gmu;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const SOFT_HYPHEN = '\u00ad';

/** Makes `&`, `<` and `>` safe, and what is no text at all: half a surrogate pair, control characters. */
export function escapeText(text: string): string {
  return cleanText(text).replace(/[&<>]/g, toEntity);
}

/** The same, and whatever Slack would read as formatting, a quotation or an emoji stays as it was written. */
export function keepLiteral(text: string): string {
  return cleanText(text).replace(SPECIAL, (...match) => toLiteral(match as readonly unknown[]));
}

function toLiteral(match: readonly unknown[]): string {
  const [special, at, whole, { quote, entity, marks }] = [String(match[0]), ...match.slice(-3)] as [
    string,
    number,
    string,
    Readonly<Record<string, string | undefined>>,
  ];
  if (quote !== undefined) return SOFT_HYPHEN + toEntity(quote);
  if (entity !== undefined) return toEntity(entity);
  if (marks !== undefined && isHarmless(whole.charAt(at - 1), marks, whole.charAt(at + marks.length)))
    return special;
  return `<!date^00000000^{_}|${special}>`;
}

/** Inside a word, and between spaces, Slack takes a mark for what it is; backticks nowhere. */
function isHarmless(before: string, marks: string, after: string): boolean {
  if (/[`｀]/.test(marks)) return false;
  return [/[\p{L}\p{N}]/u, /\s/].some((kind) => kind.test(before) && kind.test(after));
}

function toEntity(character: string): string {
  return ENTITIES[character] ?? character;
}

export function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/(?![\n\t])\p{Cc}/gu, '');
}

/** Nothing to see: Slack refuses texts of nothing but space. */
export function isBlank(text: string): boolean {
  return !/[^\s\p{Cc}\p{Cf}\p{Z}]/u.test(text);
}
