/** Photos that left the library leave what is kept of them in memory. Engine process. */
import type { EngineLibrary } from './open-library.ts';

/** Takes photos out of searches, and out of the tagging runs that wait for them. */
export function forgetPhotos(
  { vectors, tagger }: Pick<EngineLibrary, 'vectors' | 'tagger'>,
  photoIds: readonly number[],
): void {
  vectors.remove(photoIds);
  tagger?.settled(photoIds);
}
