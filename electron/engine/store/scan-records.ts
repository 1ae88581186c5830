/**
 * The scan's side of the photos table: looks up paths, and records new, changed, moved and vanished files. Runs in
 * the
 * engine process.
 */
import { rangeBelow } from '../files/path-bytes.ts';
import type { PathBytes } from '../files/path-bytes.ts';
import type { Database } from './database.ts';
import { safe } from './safe-numbers.ts';

/** What a scan knows of a file without reading it. */
export interface ScannedFile {
  readonly path: PathBytes;
  readonly size: number;
  /** Microseconds since the epoch, within ±(2^53 - 1), like `size`. */
  readonly mtimeUs: number;
  /** Null when the file is on another device than its folder's root, or has no inode number. */
  readonly inode: bigint | null;
  /** Why the file is skipped (format, symlink), or null. */
  readonly skip: string | null;
}

export interface KnownFile {
  readonly id: number;
  readonly folderId: number;
  readonly size: number;
  readonly mtimeUs: number;
  readonly sameInode: 0 | 1;
  readonly state: 'pending' | 'done' | 'failed' | 'skipped';
  readonly reason: string | null;
  /** Skipped by the scan, not by the embedder. */
  readonly skippedByScan: 0 | 1;
}

/** A stored photo with the inode, size and mtime of a new path. */
export interface MoveCandidate {
  readonly id: number;
  readonly path: PathBytes;
  readonly folderId: number;
}

export class ScanRecords {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** The photo stored under the file's path, or undefined. */
  find(file: ScannedFile): KnownFile | undefined {
    return this.#database.get<KnownFile>(
      `SELECT id, folder_id AS folderId, ${safe('size')} AS size, ${safe('mtime_us')} AS mtimeUs, inode IS ? AS sameInode,
          state, reason,
          state = 'skipped' AND indexed_at IS NULL AS skippedByScan
        FROM photos WHERE path = ?`,
      signed(file.inode),
      file.path,
    );
  }

  /**
   * Photos (except those that a scan skipped) that may have been renamed to this file: same inode, size and mtime, in
   * an
   * available folder on the same device. The caller checks that the old path is gone.
   */
  moveCandidates(file: ScannedFile, device: string): MoveCandidate[] {
    if (file.inode === null) return [];
    return this.#database.all<MoveCandidate>(
      `SELECT photos.id, photos.path, folder_id AS folderId FROM photos JOIN folders ON folders.id = folder_id
        WHERE inode = ? AND size = ? AND mtime_us = ? AND device = ? AND removing = 0
          AND unavailable_reason IS NULL AND (state <> 'skipped' OR indexed_at IS NOT NULL) LIMIT 10`,
      signed(file.inode),
      file.size,
      file.mtimeUs,
      device,
    );
  }

  /** Stores a new file as pending, or as skipped with its reason. @returns its id. */
  insert(folderId: number, file: ScannedFile): number {
    return this.#database.run(
      'INSERT INTO photos (folder_id, path, size, mtime_us, inode, state, reason) VALUES (?, ?, ?, ?, ?, ?, ?)',
      folderId,
      file.path,
      file.size,
      file.mtimeUs,
      signed(file.inode),
      file.skip === null ? 'pending' : 'skipped',
      file.skip,
    ).id;
  }

  /**
   * Marks a changed file to be read again; its old vector serves searches until then. A file to skip loses its
   * vectors. The old bytes may come back elsewhere: note them first (Departed.note).
   * @returns false if the photo no longer exists.
   */
  change(id: number, folderId: number, file: ScannedFile): boolean {
    const { changes } = this.#database.run(
      `UPDATE photos SET folder_id = ?, size = ?, mtime_us = ?, inode = ?, state = ?, reason = ?, strikes = 0,
          content_hash = NULL, indexed_at = NULL, colour = NULL, thumbnail_version = NULL, perceptual_hash = NULL,
          perceptual_version = NULL
        WHERE id = ?`,
      folderId,
      file.size,
      file.mtimeUs,
      signed(file.inode),
      file.skip === null ? 'pending' : 'skipped',
      file.skip,
      id,
    );
    if (file.skip !== null) this.#database.run('DELETE FROM vectors WHERE photo_id = ?', id);
    return changes > 0;
  }

  /** A renamed file keeps its id, state and vectors. @returns false if the photo no longer exists. */
  move(id: number, folderId: number, path: PathBytes): boolean {
    const sql = 'UPDATE photos SET folder_id = ?, path = ? WHERE id = ?';
    return this.#database.run(sql, folderId, path, id).changes > 0;
  }

  /** The same file under another inode number (restored from a backup, or on a file system that invents numbers). */
  setInode(id: number, inode: bigint | null): void {
    this.#database.run('UPDATE photos SET inode = ? WHERE id = ?', signed(inode), id);
  }

  /** Ids of any `limit` photos of a folder. */
  someOf(folderId: number, limit: number): number[] {
    return this.#database.integers('SELECT id FROM photos WHERE folder_id = ? LIMIT ?', folderId, limit);
  }

  /** A folder's photos with paths from `from` up to, but not including, `to`, in byte order. */
  between(
    folderId: number,
    from: PathBytes,
    to: PathBytes,
    limit: number,
  ): { id: number; path: PathBytes }[] {
    return this.#database.all<{ id: number; path: PathBytes }>(
      'SELECT id, path FROM photos WHERE path >= ? AND path < ? AND +folder_id = ? ORDER BY path LIMIT ?',
      from,
      to,
      folderId,
      limit,
    );
  }

  /** Whether any row lies below a directory. */
  knows(directory: PathBytes): boolean {
    const { from, to } = rangeBelow(directory);
    return (
      this.#database.get('SELECT 1 FROM photos WHERE path > ? AND path < ? LIMIT 1', from, to) !== undefined
    );
  }

  /** Whether photos other than skipped ones lie below a directory; with `otherDevice`, ones from another device. */
  anyBelow(directory: PathBytes, otherDevice = false): boolean {
    const { from, to } = rangeBelow(directory);
    return (
      this.#database.get(
        `SELECT 1 FROM photos WHERE path > ? AND path < ? AND state <> 'skipped'
          ${otherDevice ? 'AND inode IS NULL' : ''} LIMIT 1`,
        from,
        to,
      ) !== undefined
    );
  }

  /** Paths of about `size` photos of a folder, spread over it; of all if it has no more. Omits skipped ones. */
  sample(folderId: number, size: number): PathBytes[] {
    const photos = this.#database.get<{ photos: number | null }>(
      "SELECT sum(photos) AS photos FROM folder_counts WHERE folder_id = ? AND state <> 'skipped'",
      folderId,
    )?.photos;
    // Knuth's multiplicative hash: the ids of a folder may follow any pattern.
    return this.#database
      .all<{ path: PathBytes }>(
        `SELECT path FROM photos WHERE folder_id = ? AND ((id * 2654435761) >> 16) % ? = 0 AND state <> 'skipped'
          LIMIT ?`,
        folderId,
        Math.max(1, Math.floor((photos ?? 0) / size)),
        size * 2,
      )
      .map(({ path }) => path);
  }

  /**
   * The photos among these ids that exist.
   * @param folderId when given, only photos in this folder.
   */
  present(ids: readonly number[], folderId?: number): number[] {
    return this.#database.integers(
      `SELECT id FROM photos WHERE id IN (SELECT value FROM json_each(?))
        ${folderId === undefined ? '' : 'AND folder_id = ?'}`,
      JSON.stringify(ids),
      ...(folderId === undefined ? [] : [folderId]),
    );
  }

  /**
   * Deletes photos with their vectors. Ids are never reused.
   * @returns the ids of those that existed.
   */
  delete(ids: readonly number[]): number[] {
    return this.#database.transaction(() =>
      ids.filter((id) => this.#database.run('DELETE FROM photos WHERE id = ?', id).changes > 0),
    );
  }
}

/** SQLite integers are signed; inode numbers are not. */
function signed(inode: bigint | null): bigint | null {
  return inode === null ? null : BigInt.asIntN(64, inode);
}
