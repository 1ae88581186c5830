/**
 * Embeddings by photo and space, as float32 BLOBs (little-endian, like every platform we run on). Runs in the engine
 * process.
 */
import { allFinite } from '../../../shared/all-finite.ts';
import { SightlineError } from '../../../shared/errors.ts';
import type { Database } from './database.ts';

/** Consecutive vectors of a space. */
export interface VectorPage {
  /** Ascending. */
  readonly photoIds: readonly number[];
  /** [photoIds.length, dimensions], unit rows. */
  readonly embeddings: Float32Array;
  /** [photoIds.length]; NaN if missing. */
  readonly hubs: Float32Array;
  /** Photos left out of the page, ascending: their stored vector has another length or numbers that are not finite. */
  readonly damaged: readonly number[];
}

interface VectorRow {
  photoId: number;
  embedding: Uint8Array;
  hub: number | null;
}

const COLUMNS = 'photo_id AS photoId, embedding, hub';

export class Vectors {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * Stores or replaces a photo's vector in a space.
   * @throws SightlineError `internal` when the space is unknown or has another number of dimensions.
   */
  put(photoId: number, spaceId: number, embedding: Float32Array, hub: number | null): void {
    const space = this.#database.get<{ dimensions: number }>(
      'SELECT dimensions FROM spaces WHERE id = ?',
      spaceId,
    );
    if (space?.dimensions !== embedding.length) {
      throw new SightlineError(
        'internal',
        `expected ${space?.dimensions ?? 'a known space'} dimensions for space ${spaceId}, received ${embedding.length}`,
      );
    }
    this.#database.run(
      `INSERT INTO vectors (photo_id, space_id, embedding, hub) VALUES (?, ?, ?, ?)
        ON CONFLICT (photo_id, space_id) DO UPDATE SET embedding = excluded.embedding, hub = excluded.hub`,
      photoId,
      spaceId,
      embedding,
      hub,
    );
  }

  /** The vector of one photo [dimensions]; undefined if there is none, or if it is damaged. */
  get(photoId: number, spaceId: number): Float32Array | undefined {
    const row = this.#database.get<{ embedding: Uint8Array; dimensions: number }>(
      `SELECT embedding, dimensions FROM vectors JOIN spaces ON spaces.id = space_id
        WHERE photo_id = ? AND space_id = ?`,
      photoId,
      spaceId,
    );
    if (row?.embedding.length !== (row?.dimensions ?? 0) * 4) return undefined;
    const vector = row && toFloats(row.embedding);
    return vector && allFinite(vector) ? vector : undefined;
  }

  /**
   * Vectors by photo id for an exact rerank, in the order of `photoIds`.
   * @param onDamaged receives photos whose stored vector is damaged.
   * @returns [photoIds.length, dimensions]; a row of NaN where there is no vector, or a damaged one.
   */
  rows(
    photoIds: readonly number[],
    spaceId: number,
    dimensions: number,
    onDamaged: (photoId: number) => void = () => undefined,
  ): Float32Array {
    const rows = new Float32Array(photoIds.length * dimensions).fill(Number.NaN);
    const bytes = new Uint8Array(rows.buffer);
    // One statement: two hundred would take longer than scanning a hundred thousand rows.
    const found = this.#database.all<{ position: number; embedding: Uint8Array }>(
      `SELECT json_each.key AS position, embedding FROM json_each(?)
        CROSS JOIN vectors ON photo_id = json_each.value AND space_id = ?`,
      JSON.stringify(photoIds),
      spaceId,
    );
    for (const { position, embedding } of found) {
      const row = rows.subarray(position * dimensions, (position + 1) * dimensions);
      if (embedding.length === dimensions * 4) bytes.set(embedding, row.byteOffset);
      if (allFinite(row)) continue;
      row.fill(Number.NaN);
      onDamaged(photoIds[position] ?? 0);
    }
    return rows;
  }

  /** The vectors of these photos, in ascending order of id; omits photos without one. */
  ofPhotos(photoIds: readonly number[], spaceId: number, dimensions: number): VectorPage {
    const rows = this.#database.all<VectorRow>(
      `SELECT ${COLUMNS} FROM json_each(?)
        CROSS JOIN vectors ON photo_id = json_each.value AND space_id = ? ORDER BY photo_id`,
      JSON.stringify(photoIds),
      spaceId,
    );
    return pageOf(rows, dimensions);
  }

  /** Up to `limit` vectors of a space with photo ids above `after`, ascending. */
  page(spaceId: number, dimensions: number, after: number, limit: number): VectorPage {
    const rows = this.#database.all<VectorRow>(
      `SELECT ${COLUMNS} FROM vectors WHERE space_id = ? AND photo_id > ? ORDER BY photo_id LIMIT ?`,
      spaceId,
      after,
      limit,
    );
    return pageOf(rows, dimensions);
  }

  /**
   * All vectors of a space in the order of photo ids, a page at a time; nothing stays open between two pages, so the
   * caller may await and others may write.
   */
  *stream(spaceId: number, dimensions: number, pageRows = 2_048): Generator<VectorPage> {
    for (let after = 0; ;) {
      const page = this.page(spaceId, dimensions, after, pageRows);
      const last = Math.max(page.photoIds.at(-1) ?? 0, page.damaged.at(-1) ?? 0);
      if (last === 0) return;
      yield page;
      after = last;
    }
  }

  /**
   * Up to `limit` vectors of a space, spread evenly over the ids. Seeks each of them, because listing the ids of a
   * million photos takes longer than a search.
   */
  sample(spaceId: number, dimensions: number, limit: number): VectorPage {
    const all = this.page(spaceId, dimensions, 0, limit + 1);
    if (all.photoIds.length + all.damaged.length <= limit) return all;
    const { first, last } = this.#database.get<{ first: number; last: number }>(
      'SELECT min(photo_id) AS first, max(photo_id) AS last FROM vectors WHERE space_id = ?',
      spaceId,
    )!;
    const rows = new Map<number, VectorRow>();
    for (let index = 0; index < limit; index++) {
      const row = this.#database.get<VectorRow>(
        `SELECT ${COLUMNS} FROM vectors WHERE space_id = ? AND photo_id >= ? ORDER BY photo_id LIMIT 1`,
        spaceId,
        first + Math.floor(((last - first) * index) / limit),
      );
      if (row) rows.set(row.photoId, row);
    }
    return pageOf([...rows.values()], dimensions);
  }

  /** Photos that have a vector in one space and none in another; in the first at all if there is no other. */
  idsOnlyIn(spaceId: number, otherId: number | null): readonly number[] {
    return this.#database.integers(
      `SELECT photo_id AS id FROM vectors AS one WHERE space_id = ?
        AND NOT EXISTS (SELECT 1 FROM vectors WHERE photo_id = one.photo_id AND space_id = ?)`,
      spaceId,
      otherId,
    );
  }

  /** Whether a space has any vector: counting a million takes longer than a search. */
  any(spaceId: number): boolean {
    return this.#database.get('SELECT 1 FROM vectors WHERE space_id = ? LIMIT 1', spaceId) !== undefined;
  }

  /** Number of vectors in a space. */
  count(spaceId: number): number {
    return (
      this.#database.get<{ vectors: number }>(
        'SELECT count(*) AS vectors FROM vectors WHERE space_id = ?',
        spaceId,
      )?.vectors ?? 0
    );
  }

  /** Changes whenever a vector or hub of the space is stored, replaced or deleted, and with a new database. */
  stamp(spaceId: number): string {
    const row = this.#database.get<{ createdAt: number; changes: number | null }>(
      `SELECT created_at AS createdAt, changes FROM spaces
        LEFT JOIN vector_changes ON space_id = spaces.id WHERE spaces.id = ?`,
      spaceId,
    );
    return `${row?.createdAt ?? 0}-${row?.changes ?? 0}`;
  }

  /** Replaces hub numbers, as after a change of the background. Stores NaN as null. */
  setHubs(spaceId: number, photoIds: readonly number[], hubs: Float32Array): void {
    this.#database.transaction(() => {
      for (const [index, id] of photoIds.entries()) {
        const hub = hubs[index] ?? Number.NaN;
        this.#database.run(
          'UPDATE vectors SET hub = ? WHERE photo_id = ? AND space_id = ?',
          Number.isNaN(hub) ? null : hub,
          id,
          spaceId,
        );
      }
    });
  }
}

function pageOf(rows: readonly VectorRow[], dimensions: number): VectorPage {
  const embeddings = new Float32Array(rows.length * dimensions);
  const hubs: number[] = [];
  const bytes = new Uint8Array(embeddings.buffer);
  const photoIds: number[] = [];
  const damaged: number[] = [];
  for (const { photoId, embedding, hub } of rows) {
    const start = photoIds.length * dimensions;
    if (embedding.length === dimensions * 4) {
      bytes.set(embedding, start * 4);
      if (allFinite(embeddings.subarray(start, start + dimensions))) {
        photoIds.push(photoId);
        hubs.push(hub ?? Number.NaN);
        continue;
      }
    }
    damaged.push(photoId);
  }
  return {
    photoIds,
    embeddings: damaged.length === 0 ? embeddings : embeddings.slice(0, photoIds.length * dimensions),
    hubs: Float32Array.from(hubs),
    damaged,
  };
}

/** A BLOB may start at any byte of its buffer; a Float32Array may not. */
function toFloats(bytes: Uint8Array): Float32Array {
  return new Float32Array(bytes.slice().buffer);
}
