/** Disk space: what the library uses, what is free, and deleting the thumbnails. Runs in the engine process. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Storage } from '../../../shared/schemas.ts';
import { dataDirBytes, databaseBytes } from '../files/disk-use.ts';
import { freeBytes } from '../files/free-bytes.ts';
import { removeFiles } from '../files/thumbnail-files.ts';
import type { DataDirLayout } from '../files/data-dir.ts';

/**
 * Bytes on disk by purpose; `free` is null where the file system does not report it. @throws system errors (EACCES,
 * EIO).
 */
export async function storage({ layout }: { layout: DataDirLayout }): Promise<Storage> {
  const [all, database, thumbnails, cache, free] = await Promise.all([
    dataDirBytes(layout.root),
    databaseBytes(layout),
    dataDirBytes(layout.thumbnails),
    dataDirBytes(layout.cache),
    freeBytes(layout.root),
  ]);
  const other = Math.max(0, all - database - thumbnails - cache);
  return { dataDir: layout.root, database, thumbnails, cache, other, free };
}

/** Deletes all thumbnails except those being written; a later request creates them again. */
export async function clearThumbnails({ layout }: { layout: DataDirLayout }): Promise<void> {
  for (const shard of await readdir(layout.thumbnails, { withFileTypes: true })) {
    // Files being written lie beside the shards.
    if (!shard.isDirectory()) continue;
    // Keep the directories: a thumbnail may be about to be moved into one.
    const directory = path.join(layout.thumbnails, shard.name);
    await removeFiles((await readdir(directory)).map((name) => path.join(directory, name)));
  }
}
