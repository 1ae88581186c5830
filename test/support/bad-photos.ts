/** One file of every kind that a photo folder should not have but may, and of every unusual kind that is fine. */
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { copySamples, samplePath } from './photo-folders.ts';

/** The photo that the unusual ones are made of. */
export const CAT = samplePath('tabby-cat.jpg');
export const NEWLINE_NAME = 'two\nlines.jpg';
export const INVALID_NAME = Buffer.from([0x63, 0x61, 0x66, 0xe9, 0x2e, 0x6a, 0x70, 0x67]);

/** Fills `folder`, which is made; `good` in it holds photos with nothing wrong. */
export async function writeBadPhotos(folder: string): Promise<void> {
  copySamples(path.join(folder, 'good'), ['tabby-cat.jpg', 'clock.jpg', 'orange-dahlia.jpg']);
  const write = (name: string, bytes: Uint8Array | string): void =>
    writeFileSync(path.join(folder, name), bytes);
  // Without the small picture that cameras put in front of the large one.
  const baseline = await sharp(CAT).jpeg({ progressive: false }).toBuffer();
  write('cut-60.jpg', baseline.subarray(0, Math.floor(baseline.length * 0.6)));
  write('cut-30.jpg', baseline.subarray(0, Math.floor(baseline.length * 0.3)));
  const noise = Buffer.from(Array.from({ length: 20_000 }, (_, index) => (index * 7919) % 251));
  write('corrupt.jpg', Buffer.concat([baseline.subarray(0, 20), noise]));
  write('corrupt.png', Buffer.concat([(await sharp(CAT).png().toBuffer()).subarray(0, 40), noise]));
  write('empty.jpg', '');
  write('text.jpg', 'These are words, not a photo.\n'.repeat(100));
  write('huge.png', hugePng(30_000));

  const cat = sharp(CAT);
  const other = await sharp(samplePath('clock.jpg')).resize(300, 300).png().toBuffer();
  const frame = await cat.clone().resize(300, 300).png().toBuffer();
  write(
    'animated.gif',
    await sharp([frame, other], { join: { animated: true } })
      .gif()
      .toBuffer(),
  );
  write(
    'animated.webp',
    await sharp([frame, other], { join: { animated: true } })
      .webp()
      .toBuffer(),
  );
  write('cmyk.jpg', await cat.clone().toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer());
  write('deep.png', await cat.clone().toColourspace('rgb16').png().toBuffer());
  write('progressive.jpg', await cat.clone().jpeg({ progressive: true, quality: 95 }).toBuffer());
  write('drawing.xcf', 'gimp xcf v011');

  const original = readFileSync(CAT);
  write(NEWLINE_NAME, original);
  writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), INVALID_NAME]), original);

  symlinkSync('nowhere.jpg', path.join(folder, 'dangling.jpg'));
  symlinkSync('itself.jpg', path.join(folder, 'itself.jpg'));
  mkdirSync(path.join(folder, 'inner'));
  symlinkSync('..', path.join(folder, 'inner', 'around'));
}

/** A PNG of one bit a pixel: small on disk, `edge`² pixels when decoded. */
function hugePng(edge: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(edge, 0);
  header.writeUInt32BE(edge, 4);
  header[8] = 1;
  const rows = deflateSync(Buffer.alloc(edge * (1 + Math.ceil(edge / 8))), { level: 1 });
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(4);
  frame.writeUInt32BE(data.length);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([frame, body, checksum]);
}
