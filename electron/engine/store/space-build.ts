/**
 * Which photos still lack a vector in a space that is being built while another answers, and storing it. Runs in the
 * engine process.
 */
import type { PathBytes } from '../files/path-bytes.ts';
import type { Database } from './database.ts';
import { safe } from './safe-numbers.ts';
import type { Vectors } from './vectors.ts';

/** A photo to embed in another space. */
export interface PhotoToBuild {
  readonly id: number;
  readonly path: PathBytes;
  readonly size: number;
  /** Hash of the bytes that were indexed. */
  readonly contentHash: Uint8Array;
}

const LACKING = `FROM vectors AS old JOIN photos ON photos.id = old.photo_id
  WHERE old.space_id = ? AND photos.state = 'done' AND photos.content_hash IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM vectors WHERE photo_id = old.photo_id AND space_id = ?)`;
const AVAILABLE = `AND +photos.folder_id IN
  (SELECT id FROM folders WHERE removing = 0 AND unavailable_reason IS NULL)`;

export class SpaceBuild {
  readonly #database: Database;
  readonly #vectors: Vectors;

  constructor(database: Database, vectors: Vectors) {
    this.#database = database;
    this.#vectors = vectors;
  }

  /** How many searchable photos of space `from` have no vector in space `to`; a second for a million photos. */
  left(from: number, to: number): number {
    return this.#count(from, to, '');
  }

  /** Those of them that lie in folders that are not there now. */
  unreachable(from: number, to: number): number {
    return this.#count(
      from,
      to,
      `AND +photos.folder_id IN
        (SELECT id FROM folders WHERE removing = 0 AND unavailable_reason IS NOT NULL)`,
    );
  }

  #count(from: number, to: number, also: string): number {
    const row = this.#database.get<{ photos: number }>(
      `SELECT count(*) AS photos ${LACKING} ${also}`,
      from,
      to,
    );
    return row?.photos ?? 0;
  }

  /** Up to `limit` photos with ids above `after` that are there to be read, by id. */
  next(from: number, to: number, after: number, limit: number): PhotoToBuild[] {
    return this.#database.all<PhotoToBuild>(
      `SELECT photos.id, path, ${safe('size')} AS size, content_hash AS contentHash ${LACKING}
        AND old.photo_id > ? ${AVAILABLE} ORDER BY old.photo_id LIMIT ?`,
      from,
      to,
      after,
      limit,
    );
  }

  /**
   * Stores a vector, unless the photo has other bytes by now, or is gone.
   * @returns whether it was stored.
   */
  put(
    { id, contentHash }: Pick<PhotoToBuild, 'id' | 'contentHash'>,
    to: number,
    embedding: Float32Array,
    hub: number,
  ): boolean {
    const same = this.#database.get(
      "SELECT 1 FROM photos WHERE id = ? AND state = 'done' AND content_hash = ?",
      id,
      contentHash,
    );
    if (same === undefined) return false;
    this.#vectors.put(id, to, embedding, hub);
    return true;
  }
}
