/** Thumbnail files in a data directory. Runs in the host and engine processes. */
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { THUMBNAIL_SIZES, type ThumbnailSize } from '../../../shared/thumbnail-sizes.ts';
import type { DataDirLayout } from './data-dir.ts';

const CONCURRENT_REMOVALS = 32;
/** Subdirectory for 1:1 thumbnails. */
export const FULL_THUMBNAILS = 'full';

/**
 * Path of a thumbnail, whether or not it exists. 256 subdirectories keep listings short; the large `full` ones, of
 * which only a few are kept, have a subdirectory of their own.
 */
export function thumbnailPath(layout: DataDirLayout, photoId: number, size: ThumbnailSize): string {
  const shard = size === 'full' ? FULL_THUMBNAILS : (photoId % 256).toString(16).padStart(2, '0');
  return path.join(layout.thumbnails, shard, `${photoId}-${size}.webp`);
}

/** Deletes the thumbnails of photos that left or changed; ignores missing ones. */
export async function removeThumbnails(layout: DataDirLayout, photoIds: readonly number[]): Promise<void> {
  for (let from = 0; from < photoIds.length; from += CONCURRENT_REMOVALS) {
    const files = photoIds
      .slice(from, from + CONCURRENT_REMOVALS)
      .flatMap((id) => THUMBNAIL_SIZES.map((size) => thumbnailPath(layout, id, size)));
    await Promise.all(files.map((file) => rm(file, { force: true })));
  }
}
