import type { Span } from './tokens';

/** A stretch no word or date is looked up in: a host, an id, a time stamp. */
export type Seal = Span & {
  /** The port behind a host or an address: `mx1.example.net[203.0.113.25]:25`. */
  readonly port?: number;
  /** An address of RFC 1918 that something connects to. */
  readonly isPrivateTarget?: boolean;
};

const TOP_LEVEL =
  'com|net|org|io|edu|gov|mil|info|biz|jp|ru|tw|cn|hk|de|uk|us|eu|fr|kr|sg|su|me|co|dev|cloud|local|localhost|localdomain|internal|lan|corp|test|example|invalid|intra|home';
const LABEL = '[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?';
const IPV4 = '\\d{1,3}(?:\\.\\d{1,3}){3}';
const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)';
const CLOCK = '\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?';

/** Each is anchored or bounded in length, so that a long paste costs a constant per character. */
const SHAPES = [
  '"(?:displayname|subscriptionname|name)"\\s{0,9}:\\s{0,9}"[^"\\n]{0,200}"',
  '"?agreementtype"?\\s{0,9}[:=]?\\s{0,9}"?[a-z]{3,60}"?',
  '"?accounttype"?\\s{0,9}[:=]?\\s{0,9}"?[a-z]{3,60}"?',
  'https?:\\/\\/[^\\s"<>)\\]]{1,300}',
  '[a-z0-9._%+-]{1,64}@[a-z0-9.-]{1,255}',
  '(?<![a-z0-9])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}',
  '(?<![a-z0-9_])[a-z][a-z0-9_]{1,60}_\\d{4}-\\d{2}-\\d{2}(?!\\d)',
  '(?<![a-z0-9])ms[- ]?azr[- ]?(?:[a-z]{2,8}-)?\\d{4}[a-z](?![a-z0-9])',
  `(?<![a-z])${MONTH}\\s{1,2}\\d{1,2}\\s\\d{2}:\\d{2}:\\d{2}`,
  `\\d{1,2}\\/${MONTH}\\/\\d{4}:${CLOCK}`,
  `(?<!\\d)\\d{4}[-/]\\d{1,2}[-/]\\d{1,2}(?:t|\\s)${CLOCK}(?:z|\\s?[+-]\\d{2}:?\\d{2})?`,
  `(?<!\\d)\\d{1,2}[/.]\\d{1,2}[/.]\\d{4},?\\s${CLOCK}`,
  `(?<![\\d.])(?<address>${IPV4})(?:\\s?[\\]):]{0,2}\\s?:\\s?(?<addressPort>\\d{1,5})(?!\\d))?`,
  `(?<![a-z0-9_.-])(?:${LABEL}\\.){1,8}(?:${TOP_LEVEL})(?![a-z0-9_.-]*[a-z0-9_])(?:\\[[0-9a-f.:]{2,45}\\])?(?::(?<hostPort>\\d{1,5})(?!\\d))?`,
  '(?<=[a-z\\])]):(?<barePort>25|465|587|2525|443)(?![\\d.-])',
  '(?<![0-9a-f:])(?:[0-9a-f]{1,4}:){2,7}(?::?[0-9a-f]{1,4}){0,6}',
  `(?<![\\d:])${CLOCK}(?![\\d:])`,
  '\\[\\d{1,9}\\]',
  '(?<![a-z])(?:v|ver|version)[. ]{0,2}(?!(?:19|20)\\d\\d(?![\\d.]))\\d{1,5}(?:\\.\\d{1,5}){0,4}(?![a-z0-9])',
  '(?<![\\d.])\\d{1,5}(?:\\.\\d{1,5}){3,5}',
  '[$€£¥₽]\\s?\\d[\\d.,]{0,15}',
  '(?<!\\d)\\d{1,3}(?:,\\d{3}){1,4}(?!\\d)',
  '(?<!\\d)\\d{1,9}(?:\\.\\d{1,3})?\\s?(?:usd|eur|jpy|twd|ドル|美元|руб[а-я]*|долл[а-я]*|円|圓|%|ms|msec|gb|mb|kb|tb)(?![a-zа-я])',
];
const SEALED = new RegExp(SHAPES.join('|'), 'gu');
const PRIVATE = /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)/;
const TO = /(?:\b(?:to|host|server|relay|target|destination)|へ|宛|到|至|на|к)\s?[(["]?$/u;

/** Finds hosts, addresses, ids and time stamps, in order and without overlaps. */
export function findSeals(text: string): readonly Seal[] {
  return Array.from(text.matchAll(SEALED), (match) => {
    const { address, addressPort, hostPort, barePort } = match.groups ?? {};
    const port = addressPort ?? hostPort ?? barePort;
    const span = { start: match.index, end: match.index + match[0].length };
    return {
      ...span,
      ...(port !== undefined && { port: Number(port) }),
      ...(address !== undefined &&
        isTarget(text, span.start, port) && { isPrivateTarget: PRIVATE.test(address) }),
    };
  });
}

function isTarget(text: string, start: number, port: string | undefined): boolean {
  return (port !== undefined && Number(port) < 10000) || TO.test(text.slice(Math.max(0, start - 14), start));
}
