/** Writes the thumbnail of a photo, whole or not at all. Embedder process. */
import { writeFileAtomically } from '../library/write-atomically.ts';
import type { PathBytes, ThumbnailSize } from '../processes/messages.ts';
import { makeThumbnail } from './decode.ts';
import { usePhotoFile } from './read-file.ts';

/** Longest edge in pixels. */
export const THUMBNAIL_EDGES: Readonly<Record<ThumbnailSize, number>> = { small: 320, large: 1600 };

/**
 * Makes a thumbnail and moves it to `target` when it is complete.
 * @throws SightlineError of reading and decoding; system errors of writing (ENOSPC and so on).
 */
export async function writeThumbnail(source: PathBytes, target: string, size: ThumbnailSize): Promise<void> {
  const { bytes } = await readPhotoFile(source);
  await writeFileAtomically(target, await makeThumbnail(bytes, THUMBNAIL_EDGES[size]));
}
