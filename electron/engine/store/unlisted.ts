/** What the last scans of each folder could not list. Runs in the engine process. */
import type { Unlisted } from '../../../shared/schemas.ts';
import { dirName, isInside, showPath } from '../files/path-bytes.ts';
import type { PathBytes } from '../files/path-bytes.ts';
import type { Database } from './database.ts';

/** A directory that a scan listed with all below it, except for what it left. */
export interface ScannedRange {
  readonly directory: PathBytes;
  readonly left: readonly PathBytes[];
}

/** Only those whose folder is there: in another one nothing can be listed. */
const SHOWN =
  'FROM unlisted WHERE folder_id IN (SELECT id FROM folders WHERE removing = 0 AND unavailable_reason IS NULL)';

export class UnlistedPaths {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  count(): number {
    return this.#database.get<{ entries: number }>(`SELECT count(*) AS entries ${SHOWN}`)?.entries ?? 0;
  }

  /**
   * By id.
   * @param after the last id of the previous page; 0 for the first page.
   * @returns a page, and the `after` of the next one or null.
   */
  page(after: number, limit: number): { unlisted: Unlisted[]; next: number | null } {
    const rows = this.#database.all<Omit<Unlisted, 'path'> & { path: Uint8Array }>(
      `SELECT id, folder_id AS folderId, path, reason ${SHOWN} AND id > ? ORDER BY id LIMIT ?`,
      after,
      limit + 1,
    );
    const page = rows.slice(0, limit);
    return {
      unlisted: page.map((row) => ({ ...row, path: showPath(row.path) })),
      next: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
    };
  }

  /** All, or those with these ids, with their paths as bytes. */
  targets(ids?: readonly number[]): { folderId: number; path: PathBytes }[] {
    const all = this.#database.all<{ id: number; folderId: number; path: PathBytes }>(
      `SELECT id, folder_id AS folderId, path ${SHOWN} ORDER BY id`,
    );
    const wanted = ids && new Set(ids);
    return wanted ? all.filter(({ id }) => wanted.has(id)) : all;
  }

  has(folderId: number, path: PathBytes): boolean {
    const sql = 'SELECT 1 FROM unlisted WHERE folder_id = ? AND path = ?';
    return this.#database.get(sql, folderId, path) !== undefined;
  }

  /**
   * Stores what a scan of a folder could not list, and forgets what it could list now.
   * @returns how many entries were forgotten.
   */
  record(
    folderId: number,
    scanned: readonly ScannedRange[],
    unlisted: readonly { readonly path: PathBytes; readonly reason: string }[],
  ): number {
    const known = this.#database.all<{ id: number; path: PathBytes }>(
      'SELECT id, path FROM unlisted WHERE folder_id = ?',
      folderId,
    );
    if (known.length === 0 && unlisted.length === 0) return 0;
    const still = new Set(unlisted.map(({ path }) => keyOf(path)));
    const ranges = scanned.map(({ directory, left }) => ({ directory, left: new Set(left.map(keyOf)) }));
    const listed = known.filter(
      ({ path }) => !still.has(keyOf(path)) && ranges.some((range) => wasReached(path, range)),
    );
    this.#database.transaction(() => {
      for (const { id } of listed) this.#database.run('DELETE FROM unlisted WHERE id = ?', id);
      for (const { path, reason } of unlisted) {
        this.#database.run(
          `INSERT INTO unlisted (folder_id, path, reason) VALUES (?, ?, ?)
            ON CONFLICT (folder_id, path) DO UPDATE SET reason = excluded.reason`,
          folderId,
          path,
          reason,
        );
      }
    });
    return listed.length;
  }
}

function keyOf(path: PathBytes): string {
  return Buffer.from(path).toString('latin1');
}

/** Whether the scan listed the directory, or would have, had it been there. */
function wasReached(
  path: PathBytes,
  { directory, left }: { directory: PathBytes; left: ReadonlySet<string> },
): boolean {
  if (!isInside(directory, path)) return false;
  for (let at = path; at.length > directory.length; at = dirName(at)) if (left.has(keyOf(at))) return false;
  return true;
}
