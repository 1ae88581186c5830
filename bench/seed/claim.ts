/**
 * The two directories of a seeded library: a marker file in each says that `npm run seed` made it, and whether it was
 * finished. A directory without a marker is never touched.
 */
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { errorCode } from '../../electron/engine/files/fs-errors.ts';
import { writeFileAtomically } from '../../electron/engine/files/write-atomically.ts';
import { takeWriterLock } from '../../electron/engine/store/lock.ts';
import type { SeedArguments } from './arguments.ts';

/** Hidden, so that a scan of the photos passes over it. */
const MARKER = '.sightline-seed.json';
const markerSchema = z.object({ photos: z.number(), complete: z.boolean() });
type Marker = z.infer<typeof markerSchema>;

/**
 * Makes both directories, empty but for their markers. Unfinished ones of an earlier run are replaced, finished ones
 * with `force` only.
 * @throws Error with what to say to the user; nothing is changed then. SightlineError `locked` when the library is
 *   open.
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
  // A library that is open keeps its directory.
  if (existsSync(path.join(seed.dataDir, 'lock.db'))) takeWriterLock(seed.dataDir).release();
  await removeDirectories(seed);
  for (const directory of directories) {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    await writeMarker(directory, { photos: seed.photos, complete: false });
  }
}

/** The library is whole from now on. */
export async function completeDirectories(seed: SeedArguments): Promise<void> {
  for (const directory of [seed.photosDir, seed.dataDir]) {
    await writeMarker(directory, { photos: seed.photos, complete: true });
  }
}

/** Removes both directories, of which {@link claimDirectories} knows that they are the seed's own. */
export async function removeDirectories({ dataDir, photosDir }: SeedArguments): Promise<void> {
  for (const directory of [dataDir, photosDir]) {
    await rm(directory, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Null for a directory that is empty or not there. */
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
