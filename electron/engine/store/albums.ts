/** Albums and their contents. Photos that leave the library leave albums by cascade. Runs in the engine process. */
import type { Album } from '../../../shared/schemas.ts';
import type { Database } from './database.ts';
import { createPace } from '../work/pace.ts';

export interface AlbumRow {
  readonly id: number;
  readonly name: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
}

/** Photos of an album that one statement reads. */
const STEP_ROWS = 20_000;
const COLUMNS = 'id, name, created_at AS createdAt';

export class Albums {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  get(id: number): AlbumRow | undefined {
    return this.#database.get<AlbumRow>(`SELECT ${COLUMNS} FROM albums WHERE id = ?`, id);
  }

  /** All albums by name, each with its number of listed photos and the newest of them. */
  async list(): Promise<Album[]> {
    const rows = this.#database.all<AlbumRow>(
      `SELECT ${COLUMNS} FROM albums ORDER BY name COLLATE NOCASE, id`,
    );
    const albums: Album[] = [];
    for (const row of rows) albums.push({ ...row, ...(await this.content(row.id)) });
    return albums;
  }

  create(name: string): number {
    return this.#database.run('INSERT INTO albums (name, created_at) VALUES (?, ?)', name, Date.now()).id;
  }

  /** Restores a removed album, without photos. */
  restore({ id, name, createdAt }: AlbumRow): void {
    this.#database.run('INSERT INTO albums (id, name, created_at) VALUES (?, ?, ?)', id, name, createdAt);
  }

  rename(id: number, name: string): void {
    this.#database.run('UPDATE albums SET name = ? WHERE id = ?', name, id);
  }

  /** Deletes an album, which should be empty: deleting a million rows at once takes seconds. */
  delete(id: number): void {
    this.#database.run('DELETE FROM albums WHERE id = ?', id);
  }

  /** Adds the photos that are not in it yet. @returns their ids. */
  add(id: number, photoIds: readonly number[], addedAt: number): number[] {
    return this.#database.transaction(() => {
      const fresh = this.#database.integers(
        `SELECT id FROM photos WHERE id IN (SELECT value FROM json_each(?))
          AND NOT EXISTS (SELECT 1 FROM album_photos WHERE album_id = ? AND photo_id = photos.id)`,
        JSON.stringify(photoIds),
        id,
      );
      this.#database.run(
        'INSERT INTO album_photos (album_id, photo_id, added_at) SELECT ?, value, ? FROM json_each(?)',
        id,
        addedAt,
        JSON.stringify(fresh),
      );
      return fresh;
    });
  }

  /** Removes photos. @returns the ids of those that were in it, by the time they were added. */
  remove(id: number, photoIds: readonly number[]): Map<number, number[]> {
    const list = JSON.stringify(photoIds);
    const those = 'album_id = ? AND photo_id IN (SELECT value FROM json_each(?))';
    return this.#database.transaction(() => {
      const rows = this.#database.all<{ addedAt: number; ids: string }>(
        `SELECT added_at AS addedAt, json_group_array(photo_id) AS ids FROM album_photos WHERE ${those} GROUP BY 1`,
        id,
        list,
      );
      this.#database.run(`DELETE FROM album_photos WHERE ${those}`, id, list);
      return new Map(rows.map(({ addedAt, ids }) => [addedAt, JSON.parse(ids) as number[]]));
    });
  }

  /** Ids of any `limit` photos of an album. */
  someOf(id: number, limit: number): number[] {
    return this.#database.integers(
      'SELECT photo_id AS id FROM album_photos WHERE album_id = ? LIMIT ?',
      id,
      limit,
    );
  }

  /** How many listed photos are in an album, and the newest of them. */
  async content(albumId: number): Promise<{ photos: number; coverId: number | null }> {
    const pace = createPace();
    let photos = 0;
    let newest: { id: number; date: number } | null = null;
    for (let after = 0, seen = STEP_ROWS; seen === STEP_ROWS; await pace()) {
      // With max(), SQLite takes the other columns from the row that has the maximum.
      const step = this.#database.get<{
        seen: number;
        last: number;
        listed: number;
        id: number;
        date: number;
      }>(
        `SELECT count(*) AS seen, max(photo_id) AS last FROM
          (SELECT photo_id FROM album_photos WHERE album_id = ? AND photo_id > ? ORDER BY photo_id LIMIT ${STEP_ROWS})`,
        albumId,
        after,
      );
      const shown = this.#database.get<{ listed: number; id: number | null; date: number | null }>(
        `SELECT count(*) AS listed, photos.id AS id, max(date) AS date FROM album_photos
          CROSS JOIN photos INDEXED BY photos_added ON photos.id = photo_id
          WHERE album_id = ? AND photo_id > ? AND photo_id <= ? AND photos.listed`,
        albumId,
        after,
        step?.last ?? 0,
      );
      seen = step?.seen ?? 0;
      after = step?.last ?? after;
      photos += shown?.listed ?? 0;
      if (shown && shown.id !== null && (newest === null || shown.date! > newest.date)) {
        newest = { id: shown.id, date: shown.date! };
      }
    }
    return { photos, coverId: newest?.id ?? null };
  }
}
