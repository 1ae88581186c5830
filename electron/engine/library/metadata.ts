/** Reads all the metadata in a photo's file, on request. Runs in the engine process. */
import type { PhotoMetadataText } from '../../../shared/schemas.ts';
import type { LibraryEmbedder } from '../embedder/client.ts';
import type { Store } from '../store/store.ts';
import { photoPath } from '../listing/photos.ts';

/** @throws SightlineError `not-found` (no such photo, or its file is gone), `unreadable`. */
export async function metadata(
  { store, embedder }: { store: Pick<Store, 'photos'>; embedder: Pick<LibraryEmbedder, 'metadata'> },
  { id }: { id: number },
): Promise<PhotoMetadataText> {
  return embedder.metadata({ path: photoPath(store, id) });
}
