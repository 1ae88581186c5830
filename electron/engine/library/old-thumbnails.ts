/**
 * Clears out, once per library, the thumbnails that earlier versions named by photo id: another database gave the same
 * id to another photo. Runs in the engine process.
 */
import { log } from '../log/log.ts';
import type { DataDirLayout } from '../files/data-dir.ts';
import { removeThumbnailsNamedById } from '../files/thumbnail-files.ts';
import type { Store } from '../store/store.ts';

/** Setting of the library that says what its thumbnails are named by. */
const NAMES = 'thumbnail-names';
const BY_CONTENT = 'content';

/**
 * Deletes old thumbnails in the background, unless this was done before. A failure is logged, and the next start tries
 * again: nothing serves those files.
 */
export async function removeOldThumbnails(
  { store, layout }: { store: Pick<Store, 'settings'>; layout: DataDirLayout },
  signal: AbortSignal,
): Promise<void> {
  if (store.settings.get(NAMES) === BY_CONTENT) return;
  try {
    const complete = await removeThumbnailsNamedById(layout.thumbnails, signal);
    if (complete && !signal.aborted) store.settings.set(NAMES, BY_CONTENT);
  } catch (error) {
    log.warn('thumbnails of an earlier version could not be deleted', error);
  }
}
