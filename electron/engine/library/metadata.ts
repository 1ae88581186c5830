/** Everything that a photo's file says of itself, read when somebody asks. Engine process. */
import type { PhotoMetadataText } from '../../../shared/schemas.ts';
import type { EngineLibrary } from '../service/open-library.ts';
import { photoPath } from './photo-path.ts';

/** @throws SightlineError `not-found` (no such photo, or its file is gone), `unreadable`. */
export async function metadata(
  { store, embedder }: EngineLibrary,
  { id }: { id: number },
): Promise<PhotoMetadataText> {
  return embedder.metadata({ path: photoPath(store, id) });
}
