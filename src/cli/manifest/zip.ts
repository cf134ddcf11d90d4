import { crc32, deflateRawSync } from 'node:zlib';

export type Entry = { readonly name: string; readonly data: Buffer };

/** Version 2.0 of the format: what plain files and deflate need. */
const VERSION = 20;
/** Names are UTF-8. */
const FLAGS = 0x0800;
const DEFLATED = 8;
/** 1 January 1980, where time begins for the format: the same files always give the same archive. */
const DATE = 0x0021;

/** Of a local header, without the name behind it. */
const LOCAL_BYTES = 30;

type Packed = Entry & { readonly packed: Buffer; readonly head: Buffer; readonly at: number };

/** An archive of a few files, in their order. Not for files of gigabytes: sizes have 32 bits. */
export function zip(entries: readonly Entry[]): Buffer {
  const files: Packed[] = [];
  for (const entry of entries) files.push(pack(entry, endOf(files)));
  const parts = files.flatMap(({ name, packed, head }) => [local(head), Buffer.from(name), packed]);
  const directory = files.flatMap(({ name, head, at }) => [central(head, at), Buffer.from(name)]);
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  return Buffer.concat([...parts, ...directory, end(files.length, size, endOf(files))]);
}

/** Where the next file begins: behind the last one's header, name and bytes. */
function endOf(files: readonly Packed[]): number {
  const last = files.at(-1);
  return last === undefined ? 0 : last.at + LOCAL_BYTES + Buffer.byteLength(last.name) + last.packed.length;
}

function pack({ name, data }: Entry, at: number): Packed {
  const packed = deflateRawSync(data, { level: 9 });
  return { name, data, packed, at, head: describe({ name, data }, packed.length) };
}

/** What the local header and the directory say alike: from the version needed to the length of the name. */
function describe({ name, data }: Entry, packedLength: number): Buffer {
  const head = Buffer.alloc(26);
  head.writeUInt16LE(VERSION, 0);
  head.writeUInt16LE(FLAGS, 2);
  head.writeUInt16LE(DEFLATED, 4);
  head.writeUInt16LE(DATE, 8);
  head.writeUInt32LE(crc32(data), 10);
  head.writeUInt32LE(packedLength, 14);
  head.writeUInt32LE(data.length, 18);
  head.writeUInt16LE(Buffer.byteLength(name), 22);
  return head;
}

function local(head: Buffer): Buffer {
  return Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), head]);
}

function central(head: Buffer, at: number): Buffer {
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(at, 10);
  return Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), Buffer.from([VERSION, 0]), head, tail]);
}

function end(count: number, size: number, at: number): Buffer {
  const record = Buffer.alloc(22);
  record.write('PK\x05\x06', 0, 'latin1');
  record.writeUInt16LE(count, 8);
  record.writeUInt16LE(count, 10);
  record.writeUInt32LE(size, 12);
  record.writeUInt32LE(at, 16);
  return record;
}
