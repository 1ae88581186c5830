/** Embedded query images, kept in memory under opaque ids until newer ones evict them. Runs in the engine process. */
import { randomUUID } from 'node:crypto';
import { RecentMap } from '../../../shared/recent-map.ts';
import { SightlineError } from '../../../shared/errors.ts';

const MOST_IMAGES = 64;

interface QueryImage {
  /** [dimensions] */
  readonly embedding: Float32Array;
  /** The photo that the image is a part of; null for an image from elsewhere. */
  readonly photoId: number | null;
}

export class QueryImages {
  readonly #images = new RecentMap<string, QueryImage>(MOST_IMAGES);

  /** Keeps an image; returns its id. */
  add(image: QueryImage): string {
    const id = randomUUID();
    this.#images.set(id, image);
    return id;
  }

  /** @throws SightlineError `not-found` for an id that is unknown or was evicted. */
  get(id: string): QueryImage {
    const image = this.#images.get(id);
    if (!image) {
      throw new SightlineError('not-found', 'the query image is no longer available; choose it again');
    }
    return image;
  }
}
