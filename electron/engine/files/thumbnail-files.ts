/**
 * Thumbnail files in a data directory, named by the photo's bytes: whatever database names them, they show that content
 * and nothing else. Runs in the host, engine and embedder processes.
 */
import { open, readdir, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import { THUMBNAIL_SIZES, type ThumbnailSize } from '../../../shared/thumbnail-sizes.ts';

const CONCURRENT_REMOVALS = 32;
/** Subdirectory for 1:1 thumbnails. */
export const FULL_THUMBNAILS = 'full';

type Format = 'jpeg' | 'webp';

/**
 * Formats by size. Every photo gets a small one while it is indexed, and of its size JPEG takes a quarter of WebP's
 * time to encode for a tenth more bytes.
 */
export const THUMBNAIL_FORMATS: Readonly<Record<ThumbnailSize, Format>> = {
  small: 'jpeg',
  large: 'webp',
  full: 'webp',
};
const ENDINGS: Readonly<Record<Format, string>> = { jpeg: 'jpg', webp: 'webp' };

/** The media type of thumbnails of a size. */
export function thumbnailType(size: ThumbnailSize): string {
  return `image/${THUMBNAIL_FORMATS[size]}`;
}

/**
 * Path of a thumbnail, whether or not it exists. 256 subdirectories keep listings short; the large `full` ones, of
 * which only a few are kept, have a subdirectory of their own.
 * @param directory a data directory's `thumbnails`.
 * @param contentHash hex sha256 of the photo's bytes.
 */
export function thumbnailPath(directory: string, contentHash: string, size: ThumbnailSize): string {
  const shard = size === 'full' ? FULL_THUMBNAILS : contentHash.slice(0, 2);
  return path.join(directory, shard, `${contentHash}-${size}.${ENDINGS[THUMBNAIL_FORMATS[size]]}`);
}

/** Deletes all thumbnails of these contents; ignores missing ones. */
export async function removeThumbnails(directory: string, contentHashes: readonly string[]): Promise<void> {
  await removeFiles(
    contentHashes.flatMap((hash) => THUMBNAIL_SIZES.map((size) => thumbnailPath(directory, hash, size))),
  );
}

/** Deletes files, a few at a time; ignores missing ones. */
export async function removeFiles(files: readonly string[], signal?: AbortSignal): Promise<void> {
  for (let from = 0; from < files.length && signal?.aborted !== true; from += CONCURRENT_REMOVALS) {
    const some = files.slice(from, from + CONCURRENT_REMOVALS);
    await Promise.all(some.map((file) => rm(file, { force: true })));
  }
}

/** Names that earlier versions gave thumbnails: the photo's id, which another database gives another photo. */
const NAMED_BY_ID = /^\d{1,15}-(?:small|large|full)\.webp$/;

/**
 * Deletes the thumbnails that earlier versions named by photo id, directory by directory.
 * @returns false if it was aborted before the end.
 */
export async function removeThumbnailsNamedById(directory: string, signal: AbortSignal): Promise<boolean> {
  for (const shard of await readdir(directory, { withFileTypes: true })) {
    if (signal.aborted) return false;
    if (!shard.isDirectory()) continue;
    const below = path.join(directory, shard.name);
    const old = (await readdir(below)).filter((name) => NAMED_BY_ID.test(name));
    await removeFiles(
      old.map((name) => path.join(below, name)),
      signal,
    );
  }
  return !signal.aborted;
}

/** A thumbnail that was seen within this time, in milliseconds, is not written to again. */
const SEEN_WITHIN = 86_400_000;

/** Records, as the time of the file, that a thumbnail was shown. Ignores failures. */
export async function noteSeen(file: string): Promise<void> {
  try {
    const now = Date.now();
    if (now - (await stat(file)).mtimeMs > SEEN_WITHIN) await utimes(file, now / 1000, now / 1000);
  } catch {
    // Gone, or on a disk that is read-only: then nothing is deleted either.
  }
}

/** How a file of each format begins, and where it must end. */
const JPEG_START = Buffer.from([0xff, 0xd8]);
const JPEG_END = Buffer.from([0xff, 0xd9]);

/**
 * Whether the file exists and has its beginning and its end: after a power cut, a file may have its final name and
 * only part of its contents.
 */
export async function isWholeThumbnail(file: string, size: ThumbnailSize): Promise<boolean> {
  const handle = await open(file, 'r').catch(() => null);
  if (!handle) return false;
  try {
    const { size: length } = await handle.stat();
    const [first, last] = [Buffer.alloc(8), Buffer.alloc(2)];
    if (length < first.length) return false;
    await handle.read(first, 0, first.length, 0);
    await handle.read(last, 0, last.length, length - last.length);
    if (THUMBNAIL_FORMATS[size] === 'jpeg') {
      return first.subarray(0, 2).equals(JPEG_START) && last.equals(JPEG_END);
    }
    // RIFF: the size of everything after the first eight bytes.
    return first.toString('latin1', 0, 4) === 'RIFF' && first.readUInt32LE(4) + 8 === length;
  } catch {
    return false;
  } finally {
    await handle.close();
  }
}
