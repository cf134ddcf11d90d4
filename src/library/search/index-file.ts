import type { RawIndex } from './build-index';
import { createTermFinder, sortByHash, toBuckets } from './term-table';
import type { Unit } from './unit';

/**
 * Bytes of another version are built anew, never read. One more whenever the layout changes, or texts are
 * analysed otherwise: the digest tells of content only.
 */
export const INDEX_VERSION = 6;
const MAGIC = 'P25INDEX';
const ALIGNMENT = 8;
/** Up to here a unit's number takes two bytes. */
const MOST_SHORT_UNITS = 2 ** 16;
/** Parsed units, of one to two kilobytes each. */
const MOST_UNITS_KEPT = 1_000;

type Header = {
  readonly version: number;
  readonly digest: string;
  readonly locales: readonly string[];
  readonly units: number;
  /** Units from this number on are answered elsewhere. */
  readonly sections: number;
  readonly groups: number;
  readonly terms: number;
  /** Where each part starts, and how many bytes it has. */
  readonly parts: Readonly<Record<Part, readonly [number, number]>>;
};

const PARTS = [
  'buckets',
  'hashes',
  'idf',
  'starts',
  'postings',
  'impacts',
  'unitLocales',
  'unitGroups',
  'unitStarts',
  'unitTexts',
  'words',
] as const;
type Part = (typeof PARTS)[number];

/** An index that can be searched. Nothing is parsed before it is needed: opening it costs no more than reading it. */
export interface OpenIndex {
  readonly digest: string;
  readonly unitCount: number;
  /** Units from this number on are of subjects that are answered elsewhere. */
  readonly sectionCount: number;
  readonly groupCount: number;
  readonly locales: readonly string[];
  /** Term number, or -1. */
  find(term: string): number;
  readonly idf: Float32Array;
  /** The postings of term `n` are at `starts[n]` up to `starts[n + 1]`. */
  readonly starts: Uint32Array;
  readonly postings: Uint16Array | Uint32Array;
  readonly impacts: Float32Array;
  readonly unitLocales: Uint8Array;
  readonly unitGroups: Uint32Array;
  unit(number: number): Unit;
  words(): readonly string[];
}

/** Lays an index out as bytes. Terms are kept as hashes only: what was asked is known anyway. */
export function encodeIndex({ units, groups, terms, words }: RawIndex, digest: string): Buffer {
  const locales = [...new Set(units.map(({ locale }) => locale))];
  const texts = units.map((unit) => Buffer.from(JSON.stringify(unit)));
  const sorted = sortByHash(terms);
  const count = terms.reduce((sum, { postings }) => sum + postings.length, 0);
  const hashes = new Uint32Array(terms.length * 2);
  const starts = new Uint32Array(terms.length + 1);
  const postings = units.length <= MOST_SHORT_UNITS ? new Uint16Array(count) : new Uint32Array(count);
  const impacts = new Float32Array(count);
  let next = 0;
  for (const [number, { hash, term }] of sorted.entries()) {
    hashes.set(hash, number * 2);
    for (const [unit, impact] of term.postings) {
      postings[next] = unit;
      impacts[next] = impact;
      next += 1;
    }
    starts[number + 1] = next;
  }
  const unitStarts = new Uint32Array(units.length + 1);
  for (const [number, text] of texts.entries())
    unitStarts[number + 1] = (unitStarts[number] ?? 0) + text.length;
  return joinParts(
    {
      buckets: toBuckets(hashes),
      hashes,
      idf: Float32Array.from(sorted, ({ term }) => term.idf),
      starts,
      postings,
      impacts,
      unitLocales: Uint8Array.from(units, ({ locale }) => locales.indexOf(locale)),
      unitGroups: Uint32Array.from(groups),
      unitStarts,
      unitTexts: Buffer.concat(texts),
      words: Buffer.from(words.join('\n')),
    },
    {
      version: INDEX_VERSION,
      digest,
      locales,
      units: units.length,
      sections: units.filter(({ kind }) => kind !== 'elsewhere').length,
      groups: new Set(groups).size,
      terms: terms.length,
    },
  );
}

function joinParts(
  parts: Readonly<Record<Part, NodeJS.ArrayBufferView>>,
  facts: Omit<Header, 'parts'>,
): Buffer {
  const places: Partial<Record<Part, readonly [number, number]>> = {};
  const body: Buffer[] = [];
  let at = 0;
  for (const part of PARTS) {
    const { buffer, byteOffset, byteLength } = parts[part];
    const padding = (ALIGNMENT - (byteLength % ALIGNMENT)) % ALIGNMENT;
    places[part] = [at, byteLength];
    body.push(Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength), Buffer.alloc(padding));
    at += byteLength + padding;
  }
  const header = JSON.stringify({ ...facts, parts: places });
  const start = MAGIC.length + 4 + Buffer.byteLength(header);
  const padding = (ALIGNMENT - (start % ALIGNMENT)) % ALIGNMENT;
  const length = Buffer.alloc(4);
  length.writeUInt32LE(Buffer.byteLength(header) + padding);
  return Buffer.concat([Buffer.from(MAGIC), length, Buffer.from(header + ' '.repeat(padding)), ...body]);
}

/** @returns undefined where the bytes are no index, or one of another version */
export function openIndex(bytes: Buffer): OpenIndex | undefined {
  const header = readHeader(bytes);
  if (header === undefined) return undefined;
  const start = MAGIC.length + 4 + bytes.readUInt32LE(MAGIC.length);
  const { parts, digest, units, groups, locales } = header;
  // Typed arrays need their bytes aligned, which a slice of Node's pool is not.
  const memory = bytes.byteOffset % ALIGNMENT === 0 ? bytes : Buffer.from(new Uint8Array(bytes).buffer);
  const view = (part: Part): readonly [ArrayBuffer, number, number] => [
    memory.buffer as ArrayBuffer,
    memory.byteOffset + start + parts[part][0],
    parts[part][1],
  ];
  const words32 = (part: Part): Uint32Array => {
    const [buffer, offset, length] = view(part);
    return new Uint32Array(buffer, offset, length / 4);
  };
  const words16 = (part: Part): Uint16Array => {
    const [buffer, offset, length] = view(part);
    return new Uint16Array(buffer, offset, length / 2);
  };
  const floats = (part: Part): Float32Array => {
    const [buffer, offset, length] = view(part);
    return new Float32Array(buffer, offset, length / 4);
  };
  const unitStarts = words32('unitStarts');
  const texts = Buffer.from(...view('unitTexts'));
  return {
    digest,
    locales,
    unitCount: units,
    sectionCount: header.sections,
    groupCount: groups,
    idf: floats('idf'),
    starts: words32('starts'),
    postings: units <= MOST_SHORT_UNITS ? words16('postings') : words32('postings'),
    impacts: floats('impacts'),
    unitLocales: new Uint8Array(...view('unitLocales')),
    unitGroups: words32('unitGroups'),
    find: createTermFinder(words32('hashes'), words32('buckets')),
    unit: createUnitReader(
      (number) => JSON.parse(texts.toString('utf8', unitStarts[number], unitStarts[number + 1])) as Unit,
    ),
    words: () =>
      Buffer.from(...view('words'))
        .toString('utf8')
        .split('\n')
        .filter((word) => word !== ''),
  };
}

/** A unit is parsed when it is first shown, and kept for the next who asks. */
function createUnitReader(parse: (number: number) => Unit): (number: number) => Unit {
  const kept = new Map<number, Unit>();
  return (number) => {
    const known = kept.get(number);
    if (known !== undefined) return known;
    if (kept.size >= MOST_UNITS_KEPT) kept.clear();
    const unit = parse(number);
    kept.set(number, unit);
    return unit;
  };
}

function readHeader(bytes: Buffer): Header | undefined {
  if (bytes.length < MAGIC.length + 4 || bytes.toString('latin1', 0, MAGIC.length) !== MAGIC)
    return undefined;
  const end = MAGIC.length + 4 + bytes.readUInt32LE(MAGIC.length);
  try {
    const header = JSON.parse(bytes.toString('utf8', MAGIC.length + 4, end)) as Header;
    const [wordsStart, wordsLength] = header.parts.words;
    const isWhole = bytes.length >= end + wordsStart + wordsLength;
    return header.version === INDEX_VERSION && isWhole ? header : undefined;
  } catch {
    // Half-written bytes are no index.
    return undefined;
  }
}
