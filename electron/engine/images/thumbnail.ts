/** Writes the thumbnail of a photo, whole or not at all. Embedder process. */
import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { PathBytes, ThumbnailSize } from '../processes/messages.ts';
import { makeThumbnail } from './decode.ts';
import { readPhotoFile } from './read-file.ts';

/** Longest edge in pixels. */
export const THUMBNAIL_EDGES: Readonly<Record<ThumbnailSize, number>> = { small: 320, large: 1600 };

/**
 * Makes a thumbnail and moves it to `target` when it is complete.
 * @throws SightlineError of reading and decoding; system errors of writing (ENOSPC and so on).
 */
export async function writeThumbnail(source: PathBytes, target: string, size: ThumbnailSize): Promise<void> {
  const { bytes } = await readPhotoFile(source);
  await writeAtomically(target, await makeThumbnail(bytes, THUMBNAIL_EDGES[size]));
}

let counter = 0;

/** Writes beside the target and renames; what could not be finished is removed. */
export async function writeAtomically(target: string, contents: Uint8Array): Promise<void> {
  await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
  const temporary = `${target}.${process.pid}-${counter++}.tmp`;
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(contents);
    } finally {
      await file.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
