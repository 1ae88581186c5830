/** Query images that were embedded, kept in memory under opaque ids until newer ones push them out. Engine process. */
import { randomUUID } from 'node:crypto';
import { SightlineError } from '../../../../shared/errors.ts';

const MOST_IMAGES = 64;

export class QueryImages {
  readonly #embeddings = new Map<string, Float32Array>();

  /** Keeps an embedding [dimensions]; answers its id. */
  add(embedding: Float32Array): string {
    const id = randomUUID();
    this.#embeddings.set(id, embedding);
    for (const oldest of this.#embeddings.keys()) {
      if (this.#embeddings.size <= MOST_IMAGES) break;
      this.#embeddings.delete(oldest);
    }
    return id;
  }

  /** @throws SightlineError `not-found` for an id that is unknown or was pushed out. */
  get(id: string): Float32Array {
    const embedding = this.#embeddings.get(id);
    if (!embedding) {
      throw new SightlineError('not-found', 'the query image is not there any more; choose it again');
    }
    return embedding;
  }
}
