/**
 * Remembers what a person kept of photos that left the library. A file that comes back (out of the trash, from a
 * folder
 * that was moved away and back) is a new photo, and regains its favourite, rating, albums and tags. Runs in the
 * engine
 * process.
 */
import { rangeBelow } from '../files/path-bytes.ts';
import type { PathBytes } from '../files/path-bytes.ts';
import type { Albums } from './albums.ts';
import type { Database } from './database.ts';
import type { Marks } from './marks.ts';
import type { ScannedFile } from './scan-records.ts';
import type { GivenTag } from './tag-states.ts';
import type { Tags } from './tags.ts';

/** Longer than any system's trash keeps files. */
const KEPT_MILLISECONDS = 90 * 24 * 60 * 60 * 1000;
/** About 30 MB; the oldest are dropped first. */
const MOST_PHOTOS = 100_000;

interface Kept {
  readonly id: number;
  readonly favourite: 0 | 1;
  readonly rating: number;
  readonly albums: string;
  readonly tags: string;
}

interface KeptParts {
  readonly marks: Marks;
  readonly albums: Albums;
  readonly tags: Tags;
}

export class Departed {
  readonly #database: Database;
  readonly #parts: KeptParts;

  constructor(database: Database, parts: KeptParts) {
    this.#database = database;
    this.#parts = parts;
  }

  /** Records what a person kept of photos about to be deleted. Skips photos with nothing to record. */
  note(photoIds: readonly number[], now: number = Date.now()): void {
    this.#database.transaction(() => {
      this.#database.run(
        `INSERT OR REPLACE INTO departed (path, size, mtime_us, inode, favourite, rating, albums, tags, left_at)
          SELECT photos.path, size, mtime_us, inode, coalesce(favourite, 0), coalesce(rating, 0),
            (SELECT json_group_array(json_object('id', album_id, 'addedAt', added_at))
              FROM album_photos WHERE photo_id = photos.id),
            (SELECT json_group_array(json_object('id', tag_id, 'source', source, 'strength', strength,
              'spaceKey', space_key, 'taggedAt', tagged_at)) FROM photo_tags WHERE photo_id = photos.id), ?
          FROM json_each(?) CROSS JOIN photos ON photos.id = json_each.value
            LEFT JOIN marks ON marks.photo_id = photos.id
          WHERE marks.photo_id IS NOT NULL
            OR EXISTS (SELECT 1 FROM album_photos WHERE photo_id = photos.id)
            OR EXISTS (SELECT 1 FROM photo_tags WHERE photo_id = photos.id)`,
        now,
        JSON.stringify(photoIds),
      );
      this.#database.run(
        'DELETE FROM departed WHERE left_at < ? OR id <= (SELECT max(id) FROM departed) - ?',
        now - KEPT_MILLISECONDS,
        MOST_PHOTOS,
      );
    });
  }

  /** Whether there are any records: if not, a scan of a million files need not query for each. */
  any(): boolean {
    return this.#database.get('SELECT 1 FROM departed LIMIT 1') !== undefined;
  }

  /** Restores to a new photo what is recorded for its file. @returns whether there was a record. */
  giveBack(photoId: number, { path, size, mtimeUs, inode }: ScannedFile): boolean {
    const { marks, albums, tags } = this.#parts;
    return this.#database.transaction(() => {
      const kept = this.#database.get<Kept>(
        `SELECT id, favourite, rating, albums, tags FROM departed
          WHERE (path = ? OR inode = ?) AND size = ? AND mtime_us = ? ORDER BY path = ? DESC, id DESC LIMIT 1`,
        path,
        inode === null ? null : BigInt.asIntN(64, inode),
        size,
        mtimeUs,
        path,
      );
      if (!kept) return false;
      if (kept.favourite === 1) marks.set('favourite', 1, [photoId]);
      if (kept.rating > 0) marks.set('rating', kept.rating, [photoId]);
      // Albums and tags removed meanwhile stay removed.
      for (const { id, addedAt } of JSON.parse(kept.albums) as { id: number; addedAt: number }[]) {
        if (albums.get(id)) albums.add(id, [photoId], addedAt);
      }
      for (const { id, ...given } of JSON.parse(kept.tags) as (GivenTag & { id: number })[]) {
        if (tags.get(id)) tags.change(id, [photoId], () => given);
      }
      this.#database.run('DELETE FROM departed WHERE id = ?', kept.id);
      return true;
    });
  }

  /** Drops records of files below a directory: the person took it out of the library. */
  forgetBelow(directory: PathBytes): void {
    const { from, to } = rangeBelow(directory);
    this.#database.run('DELETE FROM departed WHERE path > ? AND path < ?', from, to);
  }
}
