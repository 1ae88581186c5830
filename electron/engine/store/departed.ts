/**
 * Remembers the bytes that left the library: what a person kept of them, and for a while their vectors. Photos with
 * these bytes that come back, to whatever disk, folder or name, have it all again. Runs in the engine process.
 */
import type { PhotoMetadata } from '../api/embedder-api.ts';
import type { Copies } from './copies.ts';
import type { Database } from './database.ts';
import { differenceOf, fromRow, KEPT_COLUMNS, readKept, union, type KeptRow } from './kept.ts';
import { safe } from './safe-numbers.ts';
import type { ScannedFile } from './scan-records.ts';

/** About 300 MB at most, if a person tagged every one of them; the oldest are dropped first. */
const MOST_KEPT = 1_000_000;
/** Photos of which nothing was kept but their vectors, about 2.5 kB each. */
const MOST_BARE = 50_000;

/** What the picture's reader found in the bytes. */
export interface Facts extends PhotoMetadata {
  readonly warning: string | null;
}

export class Departed {
  readonly #database: Database;
  readonly #copies: Copies;

  constructor(database: Database, copies: Copies) {
    this.#database = database;
    this.#copies = copies;
  }

  /**
   * Records photos about to be deleted, unless other photos have the same bytes. Call it together with the deletion.
   * @param forgetting the person took them out of the library: only what was kept of them is recorded.
   */
  note(photoIds: readonly number[], forgetting = false, now: number = Date.now()): void {
    const list = JSON.stringify(photoIds);
    this.#database.transaction(() => {
      this.#database.run(
        `INSERT OR REPLACE INTO departed_contents
            (size, content_hash, favourite, rating, rated_at, albums, tags, kept, facts, left_at)
          SELECT size, hash, favourite, rating, ratedAt, albums, tags, kept, facts, ?1 FROM (
            SELECT ${safe('photos.size')} AS size, content_hash AS hash, ${KEPT_COLUMNS},
              marks.photo_id IS NOT NULL OR EXISTS (SELECT 1 FROM album_photos WHERE photo_id = photos.id)
                OR EXISTS (SELECT 1 FROM photo_tags WHERE photo_id = photos.id) AS kept,
              CASE WHEN state = 'done' AND NOT ?2 THEN json_object('type', photos.type, 'width', width, 'height', height,
                'takenAt', taken_at, 'camera', camera, 'latitude', latitude, 'longitude', longitude,
                'warning', reason) END AS facts
            FROM json_each(?3) CROSS JOIN photos ON photos.id = json_each.value
              LEFT JOIN marks ON marks.photo_id = photos.id
            WHERE content_hash IS NOT NULL AND NOT EXISTS (
              SELECT 1 FROM photos AS other INDEXED BY photos_content
                WHERE other.size = photos.size AND other.content_hash = photos.content_hash
                  AND other.id NOT IN (SELECT value FROM json_each(?3))))
          WHERE kept OR facts IS NOT NULL`,
        now,
        forgetting ? 1 : 0,
        list,
      );
      if (!forgetting) {
        this.#database.run(
          `INSERT OR IGNORE INTO departed_vectors (departed_id, space_id, embedding)
            SELECT departed_contents.id, space_id, embedding FROM json_each(?)
              CROSS JOIN photos ON photos.id = json_each.value
              CROSS JOIN departed_contents USING (size, content_hash)
              CROSS JOIN vectors ON photo_id = photos.id`,
          list,
        );
      }
      this.#prune();
    });
  }

  #prune(): void {
    this.#database.run(
      `DELETE FROM departed_contents WHERE id IN
        (SELECT id FROM departed_contents INDEXED BY departed_contents_bare WHERE kept = 0
          ORDER BY id DESC LIMIT -1 OFFSET ?)`,
      MOST_BARE,
    );
    this.#database.run(
      `DELETE FROM departed_vectors WHERE departed_id <= (SELECT max(id) FROM departed_contents) - ?`,
      MOST_BARE,
    );
    this.#database.run(
      'DELETE FROM departed_contents WHERE id <= (SELECT max(id) FROM departed_contents) - ?',
      MOST_KEPT,
    );
  }

  /** Gives a photo back what was kept of its bytes. @returns whether anything was. */
  giveBack(photoId: number): boolean {
    return this.#database.transaction(() => {
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
    });
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
