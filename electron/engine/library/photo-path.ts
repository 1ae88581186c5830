/** Where a photo that a request names is. Engine process. */
import { SightlineError } from '../../../shared/errors.ts';
import type { Store } from '../store/store.ts';
import type { PathBytes } from '../files/path-bytes.ts';

/** @throws SightlineError `not-found`. */
export function photoPath({ photos }: Pick<Store, 'photos'>, id: number): PathBytes {
  const path = photos.pathOf(id);
  if (!path) throw new SightlineError('not-found', `expected the id of a photo, received ${id}`);
  return path;
}
