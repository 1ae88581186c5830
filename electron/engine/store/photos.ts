/** Reads photos: details, listings of problems, ids by filter. Runs in the engine process. */
import type { Photo, PhotoState, PhotoTag, PhotoType, Problem } from '../../../shared/schemas.ts';
import { baseName, showPath } from '../files/path-bytes.ts';
import type { PathBytes } from '../files/path-bytes.ts';
import type { Database } from './database.ts';
import { safe } from './safe-numbers.ts';

interface PhotoRow {
  id: number;
  path: Uint8Array;
  folderId: number;
  state: PhotoState;
  reason: string | null;
  type: PhotoType | null;
  size: number;
  width: number | null;
  height: number | null;
  takenAt: number | null;
  camera: string | null;
  latitude: number | null;
  longitude: number | null;
  date: number;
  favourite: 0 | 1;
  rating: number;
}

/** For statements about photos joined with marks. */
const MARKS = 'coalesce(favourite, 0) AS favourite, coalesce(rating, 0) AS rating';
const MARKED = 'photos LEFT JOIN marks ON photo_id = id';
const COLUMNS = `id, path, folder_id AS folderId, state, reason, type, ${safe('size')} AS size, width, height, taken_at AS takenAt,
  camera, latitude, longitude, ${safe('date')} AS date, ${MARKS}`;

/** What a search hit shows, and what its thumbnail is created from. */
export interface PhotoSummary {
  readonly id: number;
  readonly path: PathBytes;
  readonly type: PhotoType | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly takenAt: number | null;
  readonly date: number;
  readonly favourite: 0 | 1;
  readonly rating: number;
}

export class Photos {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** One photo as the contract defines it, or undefined. */
  get(id: number): Photo | undefined {
    const row = this.#database.get<PhotoRow>(`SELECT ${COLUMNS} FROM ${MARKED} WHERE id = ?`, id);
    if (!row) return undefined;
    const { path, size, favourite, ...rest } = row;
    return {
      ...rest,
      path: showPath(path),
      name: showPath(baseName(path)),
      bytes: size,
      favourite: favourite === 1,
      tags: this.#database
        .all<PhotoTag>(
          `SELECT tags.id, name, source, strength FROM photo_tags JOIN tags ON tags.id = tag_id
            WHERE photo_id = ? ORDER BY name COLLATE NOCASE`,
          id,
        )
        .map((tag) => ({ ...tag })),
      albumIds: this.#database.integers(
        'SELECT album_id AS id FROM album_photos WHERE photo_id = ? ORDER BY album_id',
        id,
      ),
    };
  }

  /** The bytes of a photo's path, or undefined. */
  pathOf(id: number): PathBytes | undefined {
    return this.#database.get<{ path: PathBytes }>('SELECT path FROM photos WHERE id = ?', id)?.path;
  }

  /** Id of the photo with that path, or undefined. */
  idOf(path: PathBytes): number | undefined {
    return this.#database.get<{ id: number }>('SELECT id FROM photos WHERE path = ?', path)?.id;
  }

  /** Those of the ids that exist, ascending. */
  existing(ids: readonly number[]): number[] {
    return this.#database.integers(
      'SELECT id FROM photos WHERE id IN (SELECT value FROM json_each(?))',
      JSON.stringify(ids),
    );
  }

  /** What a list of hits shows, in the order of `ids`; omits photos that are gone or in a folder being removed. */
  summaries(ids: readonly number[]): PhotoSummary[] {
    return ids.flatMap(
      (id) =>
        this.#database.get<PhotoSummary>(
          `SELECT id, path, type, width, height, taken_at AS takenAt, date, ${MARKS}
            FROM ${MARKED} WHERE id = ? AND folder_id NOT IN (SELECT id FROM folders WHERE removing = 1)`,
          id,
        ) ?? [],
    );
  }

  /**
   * Files that failed, were skipped or are done with a warning, by id.
   * @param after the last id of the previous page; 0 for the first page.
   * @returns a page, and the `after` of the next one or null.
   */
  problems(
    after: number,
    limit: number,
    state?: Problem['state'],
  ): { problems: Problem[]; next: number | null } {
    const states = state === undefined ? (['failed', 'skipped', 'done'] as const) : [state];
    const rows = states
      .flatMap((one) =>
        this.#database.all<{ id: number; path: Uint8Array; state: Problem['state']; reason: string }>(
          `SELECT id, path, state, reason FROM photos
            WHERE state = ? AND reason IS NOT NULL AND id > ? ORDER BY id LIMIT ?`,
          one,
          after,
          limit + 1,
        ),
      )
      .sort((a, b) => a.id - b.id);
    const page = rows.slice(0, limit);
    return {
      problems: page.map((row) => ({ ...row, path: showPath(row.path) })),
      next: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
    };
  }

  /** Skipped files by reason, most frequent first. */
  skippedReasons(): { reason: string; count: number }[] {
    return this.#database
      .all<{ reason: string; count: number }>(
        `SELECT reason, count(*) AS count FROM photos INDEXED BY photos_skipped WHERE state = 'skipped'
          GROUP BY reason ORDER BY count DESC, reason`,
      )
      .map((row) => ({ ...row }));
  }

  /** Number of photos of a folder that were read or are to be read (all but skipped ones). */
  countIn(folderId: number): number {
    return (
      this.#database.get<{ photos: number | null }>(
        "SELECT sum(photos) AS photos FROM folder_counts WHERE folder_id = ? AND state <> 'skipped'",
        folderId,
      )?.photos ?? 0
    );
  }
}
