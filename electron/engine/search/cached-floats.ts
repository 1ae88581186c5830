/**
 * Caches numbers that are slow to compute and never change, in the library's cache folder. Runs in the engine
 * process.
 */
import { allFinite } from '../../../shared/all-finite.ts';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { log } from '../log/log.ts';
import type { DataDirLayout } from '../files/data-dir.ts';
import { isGone } from '../files/fs-errors.ts';
import { writeFileAtomically } from '../files/write-atomically.ts';

/**
 * Reads `length` float32 numbers from a cache file, or computes and caches them. Recomputes if the file is missing,
 * has another length or holds a number that is not finite. A file that can't be written is no error.
 * @param name identifies the numbers, including the vector space.
 */
export async function cachedFloats(
  layout: DataDirLayout,
  name: string,
  length: number,
  compute: () => Float32Array | Promise<Float32Array>,
): Promise<Float32Array> {
  const file = path.join(layout.cache, `${name.replace(/[^\w.-]/g, '_')}.bin`);
  const known = await readFile(file).catch((error: unknown) => {
    if (!isGone(error)) log.warn('numbers could not be read from the cache and are computed anew', error);
    return null;
  });
  if (known?.length === length * 4) {
    const numbers = new Float32Array(Uint8Array.from(known).buffer);
    if (allFinite(numbers)) return numbers;
  }
  const numbers = await compute();
  const bytes = new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
  await writeFileAtomically(file, bytes).catch((error: unknown) =>
    log.warn('numbers could not be kept in the cache', error),
  );
  return numbers;
}
