import { inflateSync } from 'node:zlib';

/** A picture as its dots. */
export type Picture = {
  readonly width: number;
  readonly height: number;
  /** Four bytes a dot: red, green, blue, and how opaque (0 to 255). */
  readonly dots: Uint8Array;
};

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Bytes a dot by colour type: with eight bits a channel, RGB and RGBA. */
const CHANNELS: Readonly<Record<number, number>> = { 2: 3, 6: 4 };

/** Reads a PNG of eight bits a channel, with or without opacity; undefined where it is none such. */
export function readPng(file: Buffer): Picture | undefined {
  if (!file.subarray(0, 8).equals(SIGNATURE) || file.length < 33) return undefined;
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  const channels = CHANNELS[file[25] ?? -1];
  const isInterlaced = file[28] !== 0;
  if (channels === undefined || file[24] !== 8 || isInterlaced) return undefined;
  const rows = unfilter(inflateSync(joinData(file)), { width, height, channels });
  return { width, height, dots: toDots(rows, channels) };
}

function joinData(file: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 8; at + 12 <= file.length; at += 12 + file.readUInt32BE(at)) {
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT') {
      parts.push(file.subarray(at + 8, at + 8 + file.readUInt32BE(at)));
    }
  }
  return Buffer.concat(parts);
}

type Shape = { readonly width: number; readonly height: number; readonly channels: number };

/** Each row begins with how its bytes were predicted from their neighbours. */
function unfilter(data: Buffer, { width, height, channels }: Shape): Uint8Array {
  const length = width * channels;
  const rows = new Uint8Array(height * length);
  for (let y = 0; y < height; y += 1) {
    const filter = data[y * (length + 1)] ?? 0;
    for (let x = 0; x < length; x += 1) {
      const at = y * length + x;
      const left = x < channels ? 0 : (rows[at - channels] ?? 0);
      const up = y === 0 ? 0 : (rows[at - length] ?? 0);
      const corner = x < channels || y === 0 ? 0 : (rows[at - length - channels] ?? 0);
      rows[at] = (data[y * (length + 1) + 1 + x] ?? 0) + predict(filter, { left, up, corner });
    }
  }
  return rows;
}

type Neighbours = { readonly left: number; readonly up: number; readonly corner: number };

function predict(filter: number, { left, up, corner }: Neighbours): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const guess = left + up - corner;
  const nearest = [left, up, corner].sort((a, b) => Math.abs(guess - a) - Math.abs(guess - b));
  return nearest[0] ?? 0;
}

function toDots(rows: Uint8Array, channels: number): Uint8Array {
  if (channels === 4) return rows;
  const dots = new Uint8Array((rows.length / 3) * 4).fill(255);
  for (let dot = 0; dot * 3 < rows.length; dot += 1) dots.set(rows.subarray(dot * 3, dot * 3 + 3), dot * 4);
  return dots;
}
