/** Writes the thumbnail of a photo, completely or not at all. Runs in the embedder process. */
import path from 'node:path';
import { isWholeThumbnail, THUMBNAIL_FORMATS, thumbnailPath } from '../files/thumbnail-files.ts';
import { writeFileAtomically } from '../files/write-atomically.ts';
import type { PathBytes } from '../files/path-bytes.ts';
import type { ThumbnailSize } from '../../../shared/thumbnail-sizes.ts';
import { makeThumbnail, type ThumbnailOptions } from './decode.ts';
import { readPhotoFile } from './read-file.ts';

/**
 * Longest edge in pixels, for tiles, the viewer, and the viewer zoomed to 1:1. `full` is the picture itself up to the
 * size that browsers show in one piece, at a quality that withstands close inspection and the fastest effort.
 */
const SIZES: Readonly<Record<ThumbnailSize, ThumbnailOptions & { longestEdge: number }>> = {
  small: { longestEdge: 320 },
  large: { longestEdge: 1600 },
  full: { longestEdge: 8192, quality: 90, effort: 0 },
};

/**
 * Creates a photo's thumbnail unless it is there, named by the bytes that were read.
 * @param directory a data directory's `thumbnails`.
 * @returns the file.
 * @throws SightlineError from reading and decoding; system errors from writing (ENOSPC and so on).
 */
export async function writeThumbnail(
  source: PathBytes,
  directory: string,
  size: ThumbnailSize,
): Promise<{ file: string }> {
  const { bytes, contentHash } = await readPhotoFile(source);
  const file = thumbnailPath(directory, contentHash, size);
  if (await isWholeThumbnail(file, size)) return { file };
  // A user is waiting for it, so run ahead of the queue.
  const { longestEdge, ...options } = SIZES[size];
  const contents = await makeThumbnail(bytes, longestEdge, {
    ...options,
    format: THUMBNAIL_FORMATS[size],
    ahead: true,
  });
  // Write the temporary file to the shard's parent: leftovers of a kill can be found without listing every shard.
  await writeFileAtomically(file, contents, path.dirname(path.dirname(file)));
  return { file };
}
