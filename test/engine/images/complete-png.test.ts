import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { completePng } from '../../../electron/engine/images/complete-png.ts';
import { cut, photo, pngThatClaims } from '../../support/images.ts';

const source = photo(100, 80);
const original = source.clone().raw().toBuffer();

describe('completing a PNG', () => {
  test('Completing a PNG keeps the rows that are there and leaves the others black', async () => {
    const completed = await completePng(cut(await source.clone().png().toBuffer(), 0.6));
    if (!completed) throw new Error('expected a picture');
    const { data, info } = await sharp(completed.bytes, { failOn: 'warning' })
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(info).toMatchObject({ width: 100, height: 80, channels: 3 });
    const rows = Math.floor(completed.share * 80);
    expect(rows).toBeGreaterThan(40);
    expect(data.subarray(0, rows * 300).equals((await original).subarray(0, rows * 300))).toBe(true);
    expect(data.subarray((rows + 1) * 300).every((value) => value === 0)).toBe(true);
  });

  test('Completing a PNG finds as much of a damaged one each time', async () => {
    const bytes = await photo(600, 400).png().toBuffer();
    // 0xff begins no code that this stream knows.
    bytes.fill(0xff, Math.floor(bytes.length * 0.7), Math.floor(bytes.length * 0.7) + 64);
    const shares = await Promise.all(
      Array.from({ length: 40 }, async () => (await completePng(bytes))?.share),
    );
    expect(shares[0]).toBeGreaterThan(0.5);
    expect(shares[0]).toBeLessThan(1);
    expect(new Set(shares).size).toBe(1);
  });

  test('Completing a PNG changes nothing in a whole one', async () => {
    const completed = await completePng(await source.clone().png().toBuffer());
    expect(completed?.share).toBe(1);
    const data = await sharp(completed?.bytes).raw().toBuffer();
    expect(data.equals(await original)).toBe(true);
  });

  test('Completing a PNG gives up on what is interlaced, has no pixel data or makes no sense', async () => {
    const interlaced = await source.clone().png({ progressive: true }).toBuffer();
    expect(await completePng(interlaced)).toBeNull();
    const bytes = await source.clone().png().toBuffer();
    expect(await completePng(bytes.subarray(0, 40))).toBeNull();
    expect(await completePng(bytes.subarray(0, 10))).toBeNull();
    const nonsense = Buffer.from(bytes);
    nonsense[25] = 9;
    expect(await completePng(nonsense)).toBeNull();
  });

  test('Completing a PNG takes no more than its size from data that inflates to more', async () => {
    const completed = await completePng(await pngThatClaims(100, 20, source.clone()));
    expect(completed?.share).toBe(1);
    const data = await sharp(completed?.bytes, { failOn: 'warning' }).raw().toBuffer();
    expect(data.equals((await original).subarray(0, 100 * 20 * 3))).toBe(true);
  });
});
