/** Examines the data folder: sizes, free space, whether it is writable. Creates nothing. Runs in the host process. */
import { constants } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import type { DoctorCheck, DoctorReport } from '../../../shared/schemas.ts';
import { dataDirLayout } from '../../engine/files/data-dir.ts';
import { dataDirBytes, databaseBytes } from '../../engine/files/disk-use.ts';
import { errorCode } from '../../engine/files/fs-errors.ts';

/** With less free space, indexing would soon stop. */
const LEAST_FREE_BYTES = 100_000_000;

export interface DataFolderFindings {
  readonly dataDir: DoctorReport['dataDir'];
  readonly check: DoctorCheck;
}

export async function examineDataFolder(root: string): Promise<DataFolderFindings> {
  const layout = dataDirLayout(root);
  const found = await stat(layout.root).catch((error: unknown) => errorCode(error) || 'unknown');
  const exists = typeof found !== 'string' && found.isDirectory();
  const bytes = (directory: string): Promise<number> =>
    exists ? dataDirBytes(directory) : Promise.resolve(0);
  const [database, thumbnails, cache, logs, total, free] = await Promise.all([
    databaseBytes(layout),
    bytes(layout.thumbnails),
    bytes(layout.cache),
    bytes(layout.logs),
    bytes(layout.root),
    freeBytes(layout.root),
  ]);
  const dataDir = { path: layout.root, exists, database, thumbnails, cache, logs, total, free };
  const problem = await problemOf(layout.root, found, free);
  const fine = exists
    ? `${layout.root} can be written to`
    : `${layout.root} will be made when a folder is added`;
  return { dataDir, check: { name: 'data-folder', ok: problem === null, detail: problem ?? fine } };
}

async function problemOf(
  root: string,
  found: string | { isDirectory(): boolean },
  free: number | null,
): Promise<string | null> {
  if (found === 'ENOENT') return null;
  if (typeof found === 'string') return `${root} can't be looked at (${found})`;
  if (!found.isDirectory()) return `expected a folder at ${root}, found a file`;
  const refused = await access(root, constants.R_OK | constants.W_OK | constants.X_OK).then(
    () => null,
    (error: unknown) => errorCode(error),
  );
  if (refused !== null) return `${root} can't be written to (${refused})`;
  if (free !== null && free < LEAST_FREE_BYTES) {
    return `its disk has ${Math.floor(free / 1_000_000)} MB left; at least ${LEAST_FREE_BYTES / 1_000_000} MB are needed`;
  }
  return null;
}

/** Free bytes on the disk of the folder, which need not exist yet; null if the system does not say. */
async function freeBytes(root: string): Promise<number | null> {
  for (let directory = root; ; directory = path.dirname(directory)) {
    const found = await statfs(directory).catch((error: unknown) => errorCode(error));
    if (typeof found !== 'string') return found.bavail * found.bsize;
    if (found !== 'ENOENT' || directory === path.dirname(directory)) return null;
  }
}
