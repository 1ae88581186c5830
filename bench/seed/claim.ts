/**
 * Claims the two directories of a seeded library: a marker file in each says that `npm run seed` created it, and
 * whether it is finished. Never touches a directory without a marker.
 */
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { errorCode } from '../../electron/engine/files/fs-errors.ts';
import { writeFileAtomically } from '../../electron/engine/files/write-atomically.ts';
import { takeWriterLock } from '../../electron/engine/store/lock.ts';
import type { SeedArguments } from './arguments.ts';

/** Hidden, so that scans of the photos ignore it. */
const MARKER = '.sightline-seed.json';
const markerSchema = z.object({ photos: z.number(), complete: z.boolean() });
type Marker = z.infer<typeof markerSchema>;

/**
 * Creates both directories, empty except for their markers. Replaces unfinished ones of an earlier run, and finished
 * ones only with `force`.
 * @throws Error with a message for the user, without having changed anything; SightlineError `locked` if the library
 *   is open.
 */
export async function claimDirectories(seed: SeedArguments): Promise<void> {
  const directories = [seed.dataDir, seed.photosDir];
  for (const directory of directories) {
    const marker = await readMarker(directory);
    if (marker?.complete && !seed.force) {
      throw new Error(
        `expected no library yet in ${directory}, received one of ${marker.photos} photos; --force replaces it`,
      );
    }
  }
  // Never replace the directory of an open library.
  if (existsSync(path.join(seed.dataDir, 'lock.db'))) takeWriterLock(seed.dataDir).release();
  await removeDirectories(seed);
  for (const directory of directories) {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    await writeMarker(directory, { photos: seed.photos, complete: false });
  }
}

/** Marks the library as finished. */
export async function completeDirectories(seed: SeedArguments): Promise<void> {
  for (const directory of [seed.photosDir, seed.dataDir]) {
    await writeMarker(directory, { photos: seed.photos, complete: true });
  }
}

/** Removes both directories, which {@link claimDirectories} has claimed. */
export async function removeDirectories({ dataDir, photosDir }: SeedArguments): Promise<void> {
  for (const directory of [dataDir, photosDir]) {
    await rm(directory, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Returns null for a directory that is empty or missing. */
async function readMarker(directory: string): Promise<Marker | null> {
  const expected = `expected an empty directory or one that npm run seed made at ${directory}`;
  let names: string[];
  try {
    names = await readdir(directory);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw new Error(`${expected}, received ${errorCode(error) === 'ENOTDIR' ? 'a file' : String(error)}`, {
      cause: error,
    });
  }
  if (names.length === 0) return null;
  if (!names.includes(MARKER)) throw new Error(`${expected}, received one with other files`);
  const json: unknown = JSON.parse(await readFile(path.join(directory, MARKER), 'utf8'));
  return markerSchema.parse(json);
}

function writeMarker(directory: string, marker: Marker): Promise<void> {
  return writeFileAtomically(path.join(directory, MARKER), Buffer.from(`${JSON.stringify(marker)}\n`));
}
