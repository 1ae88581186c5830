/** Thumbnails by photo id: made by the embedder when they are first asked for, then served from disk. Engine process. */
import { access } from 'node:fs/promises';
import { thumbnailPath } from '../files/data-dir.ts';
import { evictFullThumbnails } from './evict-thumbnails.ts';
import type { PathBytes } from '../files/path-bytes.ts';
import type { ThumbnailSize } from '../api/embedder-api.ts';
import type { EngineLibrary } from '../service/open-library.ts';
import { photoPath } from './photo-path.ts';

/** @throws SightlineError `not-found` (no such photo, or its file is gone), or why it can't be decoded or stored. */
export async function thumbnail(
  library: EngineLibrary,
  { id, size }: { id: number; size: ThumbnailSize },
): Promise<{ path: string }> {
  const path = photoPath(library.store, id);
  const target = thumbnailPath(library.layout, id, size);
  const key = `${id}-${size}`;
  const known = await access(target).then(
    () => true,
    () => false,
  );
  if (!known) {
    // Grids ask for the same picture more than once.
    const running =
      library.thumbnailsRunning.get(key) ??
      make(library, { path, target, size }).finally(() => library.thumbnailsRunning.delete(key));
    library.thumbnailsRunning.set(key, running);
    await running;
  }
  return { path: target };
}

async function make(
  { embedder, layout }: EngineLibrary,
  wanted: { path: PathBytes; target: string; size: ThumbnailSize },
): Promise<void> {
  await embedder.thumbnail(wanted);
  if (wanted.size === 'full') await evictFullThumbnails(layout);
}
