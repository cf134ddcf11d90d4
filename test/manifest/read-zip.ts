import { crc32, inflateRawSync } from 'node:zlib';

const END = Buffer.from('PK\x05\x06', 'latin1');
const ENTRY = Buffer.from('PK\x01\x02', 'latin1');
const LOCAL = Buffer.from('PK\x03\x04', 'latin1');

/** The files of an archive by name, found through its directory as archivers do. @throws where it is damaged */
export function readZip(archive: Buffer): ReadonlyMap<string, Buffer> {
  const end = archive.lastIndexOf(END);
  const files = new Map<string, Buffer>();
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    expectSign(archive, at, ENTRY);
    const name = archive.toString('utf8', at + 46, at + 46 + archive.readUInt16LE(at + 28));
    files.set(name, readFile(archive, at));
    at += 46 + archive.readUInt16LE(at + 28) + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  if (at !== end) throw new Error(`the directory ends at ${at}, not where its record stands: ${end}`);
  return files;
}

function readFile(archive: Buffer, entry: number): Buffer {
  const local = archive.readUInt32LE(entry + 42);
  expectSign(archive, local, LOCAL);
  const isSame = archive.subarray(entry + 6, entry + 32).equals(archive.subarray(local + 4, local + 30));
  if (!isSame) throw new Error(`the header at ${local} says otherwise than the directory`);
  const from = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  const data = inflateRawSync(archive.subarray(from, from + archive.readUInt32LE(entry + 20)));
  if (data.length !== archive.readUInt32LE(entry + 24))
    throw new Error('a file has another length than told');
  if (crc32(data) !== archive.readUInt32LE(entry + 16)) throw new Error('a file has another sum than told');
  return data;
}

function expectSign(archive: Buffer, at: number, sign: Buffer): void {
  if (!archive.subarray(at, at + 4).equals(sign)) throw new Error(`nothing begins at ${at}`);
}
