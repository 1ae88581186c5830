/** Requests about photos by id: what is known of one, what tiles show, where its file is. Runs in the engine process. */
import { expectFound } from '../../../shared/expect-found.ts';
import type { Photo, PhotoSummary } from '../../../shared/schemas.ts';
import { baseName, showPath, type PathBytes } from '../files/path-bytes.ts';
import type { Store } from '../store/store.ts';

/** What these requests need of an open library. */
export interface PhotoParts {
  readonly store: Pick<Store, 'photos'>;
}

/** One photo with its metadata. @throws SightlineError `not-found`. */
export function photo({ store }: PhotoParts, id: number): Photo {
  return expectFound(store.photos.get(id), 'a photo', id);
}

/** Where the file of a photo is. @throws SightlineError `not-found`. */
export function photoPath({ photos }: Pick<Store, 'photos'>, id: number): PathBytes {
  return expectFound(photos.pathOf(id), 'a photo', id);
}

/** Paths of files as bytes; ids that are gone are left out. */
export function photoPaths({ store }: PhotoParts, ids: readonly number[]): { id: number; path: PathBytes }[] {
  return ids.flatMap((id) => {
    const path = store.photos.pathOf(id);
    return path ? [{ id, path }] : [];
  });
}

/** What tiles show; ids that are gone are left out. */
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
