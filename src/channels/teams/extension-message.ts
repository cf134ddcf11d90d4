import { clip } from '../../answer/clip';
import { readText } from './mentions';

/** Messages of Teams are shorter; a client may send anything. */
const MOST_READ = 40_000;
/** Cards nest less deep than this. */
const DEEPEST = 30;
/** Where words stand in the card of another bot, an error report for the most part. */
const WORDS = ['title', 'subtitle', 'text', 'value', 'summary', 'activityTitle', 'activityText'] as const;
const PARTS = [
  'body',
  'items',
  'columns',
  'rows',
  'cells',
  'inlines',
  'facts',
  'sections',
  'codeSnippet',
] as const;
const BLOCK =
  /<(?:br|hr)\s*\/?>|<\/?(?:p|div|li|ul|ol|tr|table|pre|blockquote|codeblock|h[1-6])(?:\s[^<>]*)?>/gi;

/** All the words of a message somebody wants explained, as they were read; empty where there are none. */
export function readExplained(payload: unknown): string {
  const { subject, body, attachments } = toObject(payload);
  const cards = Array.isArray(attachments) ? attachments.flatMap(readAttachment) : [];
  const words = [toText(subject), readBody(body), ...cards].map((each) => each.trim());
  return clip([...new Set(words)].filter((each) => each !== '').join('\n'), MOST_READ);
}

function readBody(raw: unknown): string {
  const { contentType, content } = toObject(raw);
  const words = toText(content).slice(0, MOST_READ);
  return contentType === 'html' ? fromHtml(words) : words;
}

/**
 * Tags go before entities are resolved: a log that holds `&lt;a@b.c&gt;` keeps its address. A bracket that is
 * left then begins no tag.
 */
function fromHtml(html: string): string {
  const plain = html
    .replace(/<at(?:\s[^<>]*)?>([^<>]*)<\/at>/gi, '$1')
    .replace(BLOCK, '\n')
    .replace(/<[^<>]*>/g, '')
    .replaceAll('<', '&lt;');
  return readText({ text: plain }).replace(/[^\S\n]*\n\s*/g, '\n');
}

/** Cards alone: what a file or a picture holds is not in the message. */
function readAttachment(raw: unknown): readonly string[] {
  const { contentType, content } = toObject(raw);
  const isCard = /^application\/vnd\.microsoft\.(?:card|teams\.card)/.test(toText(contentType));
  return isCard ? collect(parse(content), DEEPEST) : [];
}

function collect(node: unknown, depth: number): readonly string[] {
  if (typeof node === 'string') return [node];
  if (Array.isArray(node)) return node.flatMap((each) => collect(each, depth));
  if (depth === 0) return [];
  const part = toObject(node);
  const words = WORDS.map((key) => part[key]).filter((each) => typeof each === 'string');
  return [...words, ...PARTS.flatMap((key) => (key in part ? collect(part[key], depth - 1) : []))];
}

/** Teams hands the content of a card over as its JSON. */
function parse(content: unknown): unknown {
  if (typeof content !== 'string') return content;
  try {
    return JSON.parse(content.slice(0, MOST_READ * 4));
  } catch {
    return undefined;
  }
}

function toObject(raw: unknown): Readonly<Record<string, unknown>> {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw)
    ? (raw as Record<string, unknown>)
    : {};
}

function toText(raw: unknown): string {
  return typeof raw === 'string' ? raw : '';
}
