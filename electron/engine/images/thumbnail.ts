/** Writes the thumbnail of a photo, completely or not at all. Runs in the embedder process. */
import path from 'node:path';
import { isWholeThumbnail, thumbnailPath } from '../files/thumbnail-files.ts';
import { writeFileAtomically } from '../files/write-atomically.ts';
import type { PathBytes } from '../files/path-bytes.ts';
import type { ThumbnailSize } from '../../../shared/thumbnail-sizes.ts';
import { makeThumbnail, type ThumbnailOptions } from './decode.ts';
import { readPhotoFile } from './read-file.ts';
import { drawSmallPicture } from './small-picture.ts';

/**
 * Longest edge in pixels, for the viewer, and the viewer zoomed to 1:1; small ones are in small-picture.ts. `full` is
 * the picture itself up to the size that browsers show in one piece, at a quality that withstands close inspection and
 * the fastest effort.
 */
const SIZES: Readonly<Record<Exclude<ThumbnailSize, 'small'>, ThumbnailOptions & { longestEdge: number }>> = {
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
  const ahead = { ahead: true };
  if (size === 'small') await writeThumbnailFile(file, (await drawSmallPicture(bytes, ahead)).file);
  else {
    const { longestEdge, ...options } = SIZES[size];
    await writeThumbnailFile(file, await makeThumbnail(bytes, longestEdge, { ...options, ...ahead }));
  }
  return { file };
}

/** Thumbnails up to this size are written by this thread. */
const SMALL_BYTES = 65_536;

/**
 * Writes a thumbnail's file completely or not at all, the small ones without waiting for the disk: one that a power cut left incomplete
 * is made again.
 */
export async function writeThumbnailFile(file: string, contents: Uint8Array): Promise<void> {
  // The temporary file goes to the shard's parent: leftovers of a kill can be found without listing every shard.
  await writeFileAtomically(file, contents, {
    workshop: path.dirname(path.dirname(file)),
    durable: contents.length > SMALL_BYTES,
  });
}
