/** The folders of a library: rows, overlaps, counts. Runs in the engine process. */
import type { Counts } from '../../../shared/schemas.ts';
import type { PathBytes } from '../files/path-bytes.ts';
import type { Database } from './database.ts';

export interface FolderRow {
  readonly id: number;
  /** The real path of the directory. */
  readonly path: PathBytes;
  /** `st_dev` at the last scan, or null. */
  readonly device: string | null;
  /** Milliseconds since the epoch. */
  readonly addedAt: number;
  readonly lastScanAt: number | null;
  readonly unavailableReason: string | null;
}

const COLUMNS = `id, path, device, added_at AS addedAt, last_scan_at AS lastScanAt,
  unavailable_reason AS unavailableReason`;

export class Folders {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** All folders except those being removed, in the order they were added. */
  list(): FolderRow[] {
    return this.#database.all<FolderRow>(`SELECT ${COLUMNS} FROM folders WHERE removing = 0 ORDER BY id`);
  }

  get(id: number): FolderRow | undefined {
    return this.#database.get<FolderRow>(`SELECT ${COLUMNS} FROM folders WHERE id = ? AND removing = 0`, id);
  }

  /** Adds a row; the caller checks for overlaps with other folders (library/add-folder.ts). */
  insert(path: PathBytes): number {
    return this.#database.run('INSERT INTO folders (path, added_at) VALUES (?, ?)', path, Date.now()).id;
  }

  /** Moves all photos from `fromId` to `toId` and deletes the row of `fromId`. Ids and vectors stay. */
  absorb(toId: number, fromId: number): void {
    this.#database.transaction(() => {
      this.#database.run('UPDATE photos SET folder_id = ? WHERE folder_id = ?', toId, fromId);
      this.#database.run('DELETE FROM folders WHERE id = ?', fromId);
    });
  }

  /** The folder was reached: clears the reason for its absence and stores its device. */
  setAvailable(id: number, device: string): void {
    this.#database.run(
      `UPDATE folders SET unavailable_reason = NULL, device = ?
        WHERE id = ? AND (unavailable_reason IS NOT NULL OR device IS NOT ?)`,
      device,
      id,
      device,
    );
  }

  setUnavailable(id: number, reason: string): void {
    this.#database.run('UPDATE folders SET unavailable_reason = ? WHERE id = ?', reason, id);
  }

  setScanned(id: number, at: number): void {
    this.#database.run('UPDATE folders SET last_scan_at = ? WHERE id = ?', at, id);
  }

  /** Hides the folder from lists; its photos are then deleted in steps (library/remove.ts). */
  setRemoving(id: number): void {
    this.#database.run('UPDATE folders SET removing = 1 WHERE id = ?', id);
  }

  /** Ids of folders whose removal has begun. */
  removing(): number[] {
    return this.#database.integers('SELECT id FROM folders WHERE removing = 1 ORDER BY id');
  }

  delete(id: number): void {
    this.#database.run('DELETE FROM folders WHERE id = ?', id);
  }

  /**
   * Photos by state, of one folder or of all that are not being removed. Triggers maintain these, so it reads a few
   * rows
   * at most.
   */
  counts(id?: number): Counts {
    const rows = this.#database.all<{ state: 'done'; photos: number; warnings: number }>(
      `SELECT state, sum(photos) AS photos, sum(warnings) AS warnings FROM folder_counts
        WHERE folder_id ${id === undefined ? 'IN (SELECT id FROM folders WHERE removing = 0)' : '= ?'}
        GROUP BY state`,
      ...(id === undefined ? [] : [id]),
    );
    const counts: Counts = { done: 0, pending: 0, failed: 0, skipped: 0, warnings: 0 };
    for (const row of rows) {
      counts[row.state] = row.photos;
      counts.warnings += row.warnings;
    }
    return counts;
  }

  /** Photos that can be processed now: pending, in available folders. */
  pendingCount(): number {
    return (
      this.#database.get<{ pending: number | null }>(
        `SELECT sum(photos) AS pending FROM folder_counts WHERE state = 'pending'
          AND folder_id IN (SELECT id FROM folders WHERE removing = 0 AND unavailable_reason IS NULL)`,
      )?.pending ?? 0
    );
  }
}
