/** Damaged pictures from a seed: small pictures of each format, changed at random places, mostly near their headers. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { photo } from './images.ts';
import { randomNumbers } from './random-numbers.ts';

/** Values at which sizes and offsets overflow. */
const NUMBERS = [
  0, 1, 2, 0x7f, 0x80, 0xff, 0x100, 0x7fff, 0x8000, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff,
];
/** Where headers, EXIF and profiles lie. */
const HEAD_BYTES = 1_536;

const SVG = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 150" width="200" height="150">
  <defs><linearGradient id="g"><stop offset="0" stop-color="red"/><stop offset="1" stop-color="blue"/></linearGradient>
    <filter id="f"><feGaussianBlur stdDeviation="3"/></filter></defs>
  <rect width="200" height="150" fill="url(#g)"/><circle cx="100" cy="75" r="40" filter="url(#f)"/>
  <text x="10" y="60" font-size="20">text</text></svg>`;

async function originals(): Promise<[string, Buffer][]> {
  const picture = () => photo(240, 160).withMetadata({ orientation: 6 });
  return [
    ['jpg', await picture().jpeg().toBuffer()],
    ['progressive.jpg', await picture().jpeg({ progressive: true }).toBuffer()],
    ['png', await picture().png().toBuffer()],
    ['gif', await picture().gif().toBuffer()],
    ['webp', await picture().webp().toBuffer()],
    ['tif', await picture().tiff({ compression: 'lzw' }).toBuffer()],
    ['avif', await picture().avif({ effort: 0 }).toBuffer()],
    ['svg', Buffer.from(SVG)],
  ];
}

/** Writes `count` files into a new directory. The same seed gives the same files. */
export async function writeMutatedFiles(directory: string, count: number, seed: number): Promise<void> {
  mkdirSync(directory);
  const random = randomNumbers(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const sources = await originals();
  for (let number = 0; number < count; number++) {
    const [ending, original] = sources[number % sources.length]!;
    let bytes: Buffer = Buffer.from(original);
    for (let edits = 1 + below(4); edits > 0 && bytes.length > 8; edits--) {
      const other = sources[below(sources.length)]![1];
      bytes = mutate(bytes, other, below);
    }
    writeFileSync(path.join(directory, `${String(number).padStart(4, '0')}.${ending}`), bytes);
  }
}

function mutate(bytes: Buffer, other: Buffer, below: (limit: number) => number): Buffer {
  const head = below(10) < 6;
  const at = below(head ? Math.min(bytes.length, HEAD_BYTES) : bytes.length);
  const changed = Buffer.from(bytes);
  switch (below(8)) {
    case 0:
      for (let flips = 1 << below(6); flips > 0; flips--) changed[below(changed.length)]! ^= 1 << below(8);
      return changed;
    case 1:
      changed[at] = below(256);
      return changed;
    case 2:
      return Buffer.concat([bytes.subarray(0, at), number(below), bytes.subarray(at + 2)]);
    case 3:
      return Buffer.concat([bytes.subarray(0, at), number(below), number(below), bytes.subarray(at + 4)]);
    case 4:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + (1 << below(9)))]);
    case 5:
      return Buffer.concat([
        bytes.subarray(0, at),
        bytes.subarray(at, at + (1 << below(12))),
        bytes.subarray(at),
      ]);
    case 6:
      return bytes.subarray(0, Math.max(8, at));
    default: {
      const from = below(other.length);
      const piece = other.subarray(from, from + (1 << below(12)));
      return Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at + piece.length)]);
    }
  }
}

/** Two bytes in one of both orders. */
function number(below: (limit: number) => number): Buffer {
  const bytes = Buffer.alloc(2);
  const value = NUMBERS[below(NUMBERS.length)]! & 0xffff;
  if (below(2) === 0) bytes.writeUInt16LE(value);
  else bytes.writeUInt16BE(value);
  return bytes;
}
