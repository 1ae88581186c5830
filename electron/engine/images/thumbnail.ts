/** Writes the thumbnail of a photo, whole or not at all. Runs in the embedder process. */
import path from 'node:path';
import { writeFileAtomically } from '../files/write-atomically.ts';
import type { PathBytes } from '../files/path-bytes.ts';
import type { ThumbnailSize } from '../../../shared/thumbnail-sizes.ts';
import { makeThumbnail, type ThumbnailOptions } from './decode.ts';
import { readPhotoFile } from './read-file.ts';

/**
 * Longest edge in pixels: tiles, the viewer at first sight, and the viewer zoomed to pixels. `full` is the picture 1:1 up
 * to what a browser shows in one piece, of a quality that bears looking at, and at the effort that is quickest.
 */
const SIZES: Readonly<Record<ThumbnailSize, ThumbnailOptions & { longestEdge: number }>> = {
  small: { longestEdge: 320 },
  large: { longestEdge: 1600 },
  full: { longestEdge: 8192, quality: 90, effort: 0 },
};

/**
 * Makes a thumbnail and moves it to `target` when it is complete.
 * @throws SightlineError of reading and decoding; system errors of writing (ENOSPC and so on).
 */
export async function writeThumbnail(source: PathBytes, target: string, size: ThumbnailSize): Promise<void> {
  const { bytes } = await readPhotoFile(source);
  // Somebody is looking at the screen for it.
  const { longestEdge, ...options } = SIZES[size];
  const contents = await makeThumbnail(bytes, longestEdge, { ...options, ahead: true });
  // Unfinished in the parent of the shard: what a kill leaves is found without listing every shard.
  await writeFileAtomically(target, contents, path.dirname(path.dirname(target)));
}
