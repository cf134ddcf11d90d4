import type { RawIndex } from './build-index';
import { hashTerm } from './hash';
import type { Unit } from './unit';

/** Bytes of another version are built anew, never read. */
export const INDEX_VERSION = 1;
const MAGIC = 'P25INDEX';
const ALIGNMENT = 8;
const SLOTS_PER_TERM = 2;

type Header = {
  readonly version: number;
  readonly digest: string;
  readonly locales: readonly string[];
  readonly units: number;
  readonly groups: number;
  readonly terms: number;
  /** Where each part starts, and how many bytes it has. */
  readonly parts: Readonly<Record<Part, readonly [number, number]>>;
};

const PARTS = [
  'slots',
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
  readonly groupCount: number;
  readonly locales: readonly string[];
  /** Term number, or -1. */
  find(term: string): number;
  readonly idf: Float32Array;
  /** The postings of term `n` are at `starts[n]` up to `starts[n + 1]`. */
  readonly starts: Uint32Array;
  readonly postings: Uint32Array;
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
  const count = terms.reduce((sum, { postings }) => sum + postings.length, 0);
  const hashes = new Uint32Array(terms.length * 2);
  const starts = new Uint32Array(terms.length + 1);
  const postings = new Uint32Array(count);
  const impacts = new Float32Array(count);
  let next = 0;
  for (const [number, term] of terms.entries()) {
    hashes.set(hashTerm(term.text), number * 2);
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
      slots: fillSlots(hashes),
      hashes,
      idf: Float32Array.from(terms, ({ idf }) => idf),
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
      groups: new Set(groups).size,
      terms: terms.length,
    },
  );
}

/** Open addressing: the slot a hash falls on, or the next free one. */
function fillSlots(hashes: Uint32Array): Uint32Array {
  const terms = hashes.length / 2;
  const slots = new Uint32Array(2 ** Math.ceil(Math.log2(Math.max(1, terms) * SLOTS_PER_TERM)));
  for (let term = 0; term < terms; term += 1) {
    let slot = (hashes[term * 2] ?? 0) & (slots.length - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
    slots[slot] = term + 1;
  }
  return slots;
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
  const floats = (part: Part): Float32Array => {
    const [buffer, offset, length] = view(part);
    return new Float32Array(buffer, offset, length / 4);
  };
  const slots = words32('slots');
  const hashes = words32('hashes');
  const unitStarts = words32('unitStarts');
  const texts = Buffer.from(...view('unitTexts'));
  return {
    digest,
    locales,
    unitCount: units,
    groupCount: groups,
    idf: floats('idf'),
    starts: words32('starts'),
    postings: words32('postings'),
    impacts: floats('impacts'),
    unitLocales: new Uint8Array(...view('unitLocales')),
    unitGroups: words32('unitGroups'),
    find: (term) => findTerm(term, slots, hashes),
    unit: (number) => JSON.parse(texts.toString('utf8', unitStarts[number], unitStarts[number + 1])) as Unit,
    words: () =>
      Buffer.from(...view('words'))
        .toString('utf8')
        .split('\n')
        .filter((word) => word !== ''),
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

function findTerm(term: string, slots: Uint32Array, hashes: Uint32Array): number {
  const [first, second] = hashTerm(term);
  for (let slot = first & (slots.length - 1); ; slot = (slot + 1) & (slots.length - 1)) {
    const number = (slots[slot] ?? 0) - 1;
    if (number < 0) return -1;
    if (hashes[number * 2] === first && hashes[number * 2 + 1] === second) return number;
  }
}
