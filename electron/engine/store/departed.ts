/**
 * Remembers the bytes that left the library: what a person kept of them, and for a while their vectors. Photos with
 * these bytes that come back, to whatever disk, folder or name, have it all again. Runs in the engine process.
 */
import type { PhotoMetadata } from '../api/embedder-api.ts';
import type { Copies, JoinResult } from './copies.ts';
import type { Database } from './database.ts';
import { differenceOf, fromRow, isBare, KEPT_COLUMNS, readKept, toRow, union, type KeptRow } from './kept.ts';
import { safe } from './safe-numbers.ts';
import type { ScannedFile } from './scan-records.ts';

/** How much is remembered; the oldest are dropped first. */
export const DEPARTED_LIMITS = {
  /** About 300 MB, if a person tagged every one of them. */
  kept: 1_000_000,
  /** Photos of which nothing was kept but their vectors, about 2.5 kB each. */
  bare: 50_000,
  /** Photos noted between two looks at these limits. */
  every: 1_000,
};

/** What the picture's reader found in the bytes. */
export interface Facts extends PhotoMetadata {
  readonly warning: string | null;
}

/** A photo whose bytes leave. */
interface Leaving extends KeptRow {
  readonly id: number;
  readonly size: number;
  readonly hash: Uint8Array;
  readonly facts: string | null;
}

export class Departed {
  readonly #database: Database;
  readonly #copies: Copies;
  readonly #limits: typeof DEPARTED_LIMITS;
  #noted = 0;

  constructor(database: Database, copies: Copies, limits = DEPARTED_LIMITS) {
    this.#database = database;
    this.#copies = copies;
    this.#limits = limits;
  }

  /**
   * Records the bytes of photos that are about to lose them, unless other photos have the same. What was recorded of
   * these bytes before stays with it. Call it together with the deletion or change.
   * @param forgetting the person took them out of the library: only what was kept of them is recorded.
   */
  note(photoIds: readonly number[], forgetting = false, now: number = Date.now()): void {
    this.#database.transaction(() => {
      const leaving = this.#database.all<Leaving>(
        `SELECT photos.id, ${safe('photos.size')} AS size, content_hash AS hash, ${KEPT_COLUMNS},
            CASE WHEN state = 'done' AND NOT ?1 THEN json_object('type', photos.type, 'width', width, 'height', height,
              'takenAt', taken_at, 'camera', camera, 'latitude', latitude, 'longitude', longitude,
              'warning', reason) END AS facts
          FROM json_each(?2) CROSS JOIN photos ON photos.id = json_each.value
            LEFT JOIN marks ON marks.photo_id = photos.id
          WHERE content_hash IS NOT NULL AND (copied = 0 OR NOT EXISTS (
            SELECT 1 FROM photos AS other INDEXED BY photos_content
              WHERE other.size = photos.size AND other.content_hash = photos.content_hash
                AND other.id NOT IN (SELECT value FROM json_each(?2))))`,
        forgetting ? 1 : 0,
        JSON.stringify(photoIds),
      );
      for (const one of leaving) this.#noteOne(one, forgetting, now);
      this.#noted += leaving.length;
      if (this.#noted < this.#limits.every) return;
      this.#noted = 0;
      this.#prune();
    });
  }

  #noteOne({ id, size, hash, facts, ...row }: Leaving, forgetting: boolean, now: number): void {
    const before = this.#database.get<KeptRow>(
      `SELECT favourite, rating, rated_at AS ratedAt, albums, tags FROM departed_contents
        WHERE size = ? AND content_hash = ?`,
      size,
      hash,
    );
    const kept = before ? union(fromRow(before), fromRow(row)) : fromRow(row);
    if (isBare(kept) && facts === null) return;
    const { favourite, rating, ratedAt, albums, tags } = toRow(kept);
    this.#database.run(
      `INSERT INTO departed_contents
          (size, content_hash, favourite, rating, rated_at, albums, tags, kept, facts, left_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (size, content_hash) DO UPDATE SET favourite = excluded.favourite, rating = excluded.rating,
          rated_at = excluded.rated_at, albums = excluded.albums, tags = excluded.tags, kept = excluded.kept,
          facts = excluded.facts, left_at = excluded.left_at`,
      ...[size, hash, favourite, rating, ratedAt, albums, tags, isBare(kept) ? 0 : 1, facts, now],
    );
    if (forgetting) return;
    this.#database.run(
      `INSERT OR IGNORE INTO departed_vectors (departed_id, space_id, embedding)
        SELECT (SELECT id FROM departed_contents WHERE size = ? AND content_hash = ?), space_id, embedding
          FROM vectors WHERE photo_id = ?`,
      size,
      hash,
      id,
    );
  }

  #prune(): void {
    for (const [kept, index, most] of [
      [0, 'departed_contents_bare', this.#limits.bare],
      [1, 'departed_contents_kept', this.#limits.kept],
    ] as const) {
      this.#database.run(
        `DELETE FROM departed_contents WHERE id IN
          (SELECT id FROM departed_contents INDEXED BY ${index} WHERE kept = ${kept}
            ORDER BY id DESC LIMIT -1 OFFSET ?)`,
        most,
      );
    }
    this.#database.run(
      'DELETE FROM departed_vectors WHERE departed_id <= (SELECT max(id) FROM departed_contents) - ?',
      this.#limits.bare,
    );
  }

  /** A photo has bytes that the library may know: gives it what was kept of them, and joins it with its copies. */
  welcome(photoId: number): JoinResult {
    return this.#database.transaction(() => {
      const back = this.#giveBack(photoId);
      const { changed, met } = this.#copies.join(photoId);
      return { changed: changed || back, met };
    });
  }

  /** @returns whether anything was kept. */
  #giveBack(photoId: number): boolean {
    const kept = this.#database.get<KeptRow & { id: number; kept: 0 | 1 }>(
      `SELECT departed_contents.id, favourite, rating, rated_at AS ratedAt, albums, tags, kept
        FROM photos CROSS JOIN departed_contents USING (size, content_hash) WHERE photos.id = ?`,
      photoId,
    );
    if (!kept) return false;
    const own = readKept(this.#database, photoId);
    this.#copies.give(differenceOf(union(own, fromRow(kept)), own), [photoId]);
    this.#database.run('DELETE FROM departed_contents WHERE id = ?', kept.id);
    return kept.kept === 1;
  }

  /** Facts and vector of bytes that left, by size and hash; undefined unless both are known. */
  facts(
    size: number,
    hash: Uint8Array,
    spaceId: number,
  ): { facts: Facts; embedding: Uint8Array } | undefined {
    const row = this.#database.get<{ facts: string; embedding: Uint8Array }>(
      `SELECT facts, embedding FROM departed_contents JOIN departed_vectors ON departed_id = id AND space_id = ?
        WHERE size = ? AND content_hash = ? AND facts IS NOT NULL`,
      spaceId,
      size,
      hash,
    );
    return row && { facts: JSON.parse(row.facts) as Facts, embedding: row.embedding };
  }

  /** Whether an earlier version left records by place: if not, a scan need not query for each file. */
  anyByPlace(): boolean {
    return this.#database.get('SELECT 1 FROM departed LIMIT 1') !== undefined;
  }

  /**
   * Gives a new photo back what an earlier version recorded for its file, which it knew by path or inode number.
   * @returns whether there was a record.
   */
  giveBackByPlace(photoId: number, { path, size, mtimeUs, inode }: ScannedFile): boolean {
    return this.#database.transaction(() => {
      const kept = this.#database.get<KeptRow & { id: number }>(
        `SELECT id, favourite, rating, NULL AS ratedAt, albums, tags FROM departed
          WHERE (path = ? OR inode = ?) AND size = ? AND mtime_us = ? ORDER BY path = ? DESC, id DESC LIMIT 1`,
        path,
        inode === null ? null : BigInt.asIntN(64, inode),
        size,
        mtimeUs,
        path,
      );
      if (!kept) return false;
      this.#copies.give(fromRow(kept), [photoId]);
      this.#database.run('DELETE FROM departed WHERE id = ?', kept.id);
      return true;
    });
  }
}
