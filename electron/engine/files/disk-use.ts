/** How much disk space a library uses. Runs in the host and engine processes. */
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { DataDirLayout } from './data-dir.ts';
import { errorCode, isGone } from './fs-errors.ts';

/** Measure this many files of a directory individually; assume the rest have the same average size. */
const MEASURED_FILES = 64;

/** Bytes of the database, including its journal. */
export async function databaseBytes({ database }: DataDirLayout): Promise<number> {
  const files = ['', '-wal', '-shm'].map((suffix) => stat(`${database}${suffix}`).catch(() => null));
  return (await Promise.all(files)).reduce((sum, file) => sum + (file?.size ?? 0), 0);
}

/**
 * Bytes of all files of a data directory. Exact up to 64 files per directory (the database, the caches); for larger
 * directories (thumbnails) estimated from the mean, so that a million thumbnails cost a fraction of a second.
 */
export async function dataDirBytes(root: string): Promise<number> {
  const entries = await readdir(root, { withFileTypes: true }).catch((error: unknown) => {
    if (isGone(error) || errorCode(error) === 'EACCES') return [];
    throw error;
  });
  const files = entries.filter((entry) => entry.isFile());
  const measured = await Promise.all(
    files.slice(0, MEASURED_FILES).map((file) =>
      stat(path.join(root, file.name)).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  let bytes = measured.reduce((sum, size) => sum + size, 0);
  if (files.length > measured.length) bytes = Math.round((bytes / measured.length) * files.length);
  for (const entry of entries) {
    if (entry.isDirectory()) bytes += await dataDirBytes(path.join(root, entry.name));
  }
  return bytes;
}
