/** Requests about photos by id: details, summaries for tiles, file paths. Runs in the engine process. */
import { expectFound } from '../../../shared/expect-found.ts';
import type { Photo, PhotoSummary } from '../../../shared/schemas.ts';
import { baseName, showPath, type PathBytes } from '../files/path-bytes.ts';
import type { Store } from '../store/store.ts';

/** The parts of an open library that these requests need. */
export interface PhotoParts {
  readonly store: Pick<Store, 'photos'>;
}

/** One photo with its metadata. @throws SightlineError `not-found`. */
export function photo({ store }: PhotoParts, id: number): Photo {
  return expectFound(store.photos.get(id), 'a photo', id);
}

/** The path of a photo's file. @throws SightlineError `not-found`. */
export function photoPath({ photos }: Pick<Store, 'photos'>, id: number): PathBytes {
  return expectFound(photos.pathOf(id), 'a photo', id);
}

/** Paths of files as bytes; omits ids that no longer exist. */
export function photoPaths({ store }: PhotoParts, ids: readonly number[]): { id: number; path: PathBytes }[] {
  return ids.flatMap((id) => {
    const path = store.photos.pathOf(id);
    return path ? [{ id, path }] : [];
  });
}

/** What tiles show; omits ids that no longer exist. */
export function summaries({ store }: PhotoParts, ids: readonly number[]): PhotoSummary[] {
  return store.photos.summaries(ids).map(({ id, path, type, width, height, date, favourite, rating }) => ({
    id,
    path: showPath(path),
    name: showPath(baseName(path)),
    type,
    width,
    height,
    date,
    favourite: favourite === 1,
    rating,
  }));
}
