/** Writes the thumbnail of a photo, whole or not at all. Embedder process. */
import path from 'node:path';
import { writeFileAtomically } from '../library/write-atomically.ts';
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
  // Somebody is looking at the screen for it.
  const contents = await makeThumbnail(bytes, THUMBNAIL_EDGES[size], { ahead: true });
  // Unfinished in the parent of the shard: what a kill leaves is found without listing every shard.
  await writeFileAtomically(target, contents, path.dirname(path.dirname(target)));
}
