/** Limits the cache of 1:1 thumbnails, which are as large as photos. Runs in the engine process. */
import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { FULL_THUMBNAILS } from '../files/thumbnail-files.ts';
import type { DataDirLayout } from '../files/data-dir.ts';

const FULL_LIMITS = { files: 200, bytes: 1_000_000_000 };

/**
 * Deletes the oldest `full` thumbnails until the rest are within the limits. Always keeps the newest. Ignores files
 * that vanish meanwhile.
 */
export async function evictFullThumbnails(layout: DataDirLayout, limits = FULL_LIMITS): Promise<void> {
  const directory = path.join(layout.thumbnails, FULL_THUMBNAILS);
  const names = await readdir(directory).catch(() => []);
  const found = await Promise.all(
    names.map(async (name) => {
      const file = path.join(directory, name);
      const stats = await stat(file).catch(() => null);
      return stats?.isFile() ? [{ file, bytes: stats.size, made: stats.mtimeMs }] : [];
    }),
  );
  const newestFirst = found.flat().sort((a, b) => b.made - a.made);
  let bytes = 0;
  for (const [index, thumbnail] of newestFirst.entries()) {
    bytes += thumbnail.bytes;
    if (index === 0 || (index < limits.files && bytes <= limits.bytes)) continue;
    await rm(thumbnail.file, { force: true });
  }
}
