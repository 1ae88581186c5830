/** The queue's side of the photos table: what to embed, and the outcomes. Runs in the engine process. */
import { reasonText } from '../../../shared/reasons.ts';
import type { EmbedOutcome } from '../api/embedder-api.ts';
import { CONTENT_VERSION } from '../api/fact-versions.ts';
import type { PathBytes } from '../files/path-bytes.ts';
import { log } from '../log/log.ts';
import type { Copies, JoinResult } from './copies.ts';
import type { Database } from './database.ts';
import type { Departed } from './departed.ts';
import { safe } from './safe-numbers.ts';
import { concernsOneRow, notStored } from './sqlite-errors.ts';
import type { Vectors } from './vectors.ts';

/** A file to embed, as it was when pulled. */
export interface PendingPhoto {
  readonly id: number;
  readonly folderId: number;
  readonly path: PathBytes;
  readonly size: number;
  readonly mtimeUs: number;
  readonly strikes: number;
  /** Its place in the order of pending photos; with the id it is unique. */
  readonly newestFirst: number;
}

/** A place in the order of pending photos. */
export type PendingPlace = Pick<PendingPhoto, 'newestFirst' | 'id'>;

/** An outcome with what is needed to store it. */
export interface OutcomeRecord {
  /** The file as it was when pulled: if it has changed since, the outcome is dropped. */
  readonly pulled: PendingPhoto;
  readonly outcome: Exclude<EmbedOutcome, { state: 'vanished' | 'known' }>;
  /** Hub number of a done photo; null when the space has no background. */
  readonly hub: number | null;
}

/** Columns of a {@link PendingPhoto}. */
const PENDING = `id, folder_id AS folderId, path, ${safe('size')} AS size, ${safe('mtime_us')} AS mtimeUs, strikes,
  newest_first AS newestFirst`;

/** An outcome that was stored, and what became of the photo and its copies. */
export interface StoredOutcome extends OutcomeRecord, JoinResult {}

const UNCHANGED: JoinResult = { changed: false, met: null };

interface OutcomeStores {
  readonly vectors: Vectors;
  readonly copies: Copies;
  readonly departed: Departed;
}

export class Outcomes {
  readonly #database: Database;
  readonly #stores: OutcomeStores;

  constructor(database: Database, stores: OutcomeStores) {
    this.#database = database;
    this.#stores = stores;
  }

  /**
   * Pending photos in available folders, newest first: by capture time if one is known, or else that of the file. A
   * photo whose row can't be read fails instead, so that it doesn't hold up the others.
   * @param after the place of the last photo of the previous page; null for the first page.
   * @param folderIds when given, only of these folders.
   */
  pending(after: PendingPlace | null, limit: number, folderIds?: readonly number[]): PendingPhoto[] {
    if (after === null)
      return this.#pendingWhere('newest_first >= ?', [Number.MIN_SAFE_INTEGER], limit, folderIds);
    // Two searches of the index: SQLite would look through all photos of one time for each page that ends in them.
    const same = this.#pendingWhere(
      'newest_first = ? AND id > ?',
      [after.newestFirst, after.id],
      limit,
      folderIds,
    );
    if (same.length === limit) return same;
    const older = this.#pendingWhere('newest_first > ?', [after.newestFirst], limit - same.length, folderIds);
    return [...same, ...older];
  }

  #pendingWhere(
    place: string,
    values: readonly number[],
    limit: number,
    folderIds?: readonly number[],
  ): PendingPhoto[] {
    const from = `FROM photos INDEXED BY photos_pending
        WHERE state = 'pending' AND ${place} AND +folder_id IN
          (SELECT id FROM folders WHERE removing = 0 AND unavailable_reason IS NULL
            ${folderIds === undefined ? '' : 'AND id IN (SELECT value FROM json_each(?))'})
        ORDER BY newest_first, id LIMIT ?`;
    const all = [...values, ...(folderIds === undefined ? [] : [JSON.stringify(folderIds)]), limit];
    try {
      return this.#database.all<PendingPhoto>(`SELECT ${PENDING} ${from}`, ...all);
    } catch (error) {
      if (!concernsOneRow(error)) throw error;
    }
    for (;;) {
      const ids = this.#database.integers(`SELECT id ${from}`, ...all);
      const readable = ids.flatMap((id) => this.#readOrFail(id) ?? []);
      // Those that are not readable are not pending any more.
      if (readable.length > 0 || ids.length === 0) return readable;
    }
  }

  #readOrFail(id: number): PendingPhoto | undefined {
    try {
      return this.#database.get<PendingPhoto>(`SELECT ${PENDING} FROM photos WHERE id = ?`, id);
    } catch (error) {
      if (!concernsOneRow(error)) throw error;
      log.warn('a pending photo could not be read from the library', error);
      this.#database.run(
        "UPDATE photos SET state = 'failed', reason = ?, strikes = 0, indexed_at = ? WHERE id = ?",
        notStored(error),
        Date.now(),
        id,
      );
      return undefined;
    }
  }

  /**
   * Stores outcomes in one transaction: each photo's row together with its vector. One that can't be stored becomes a
   * failure of its photo and doesn't affect the others.
   * @param onRefused receives photos that can't even be stored as failed; they stay pending.
   * @returns the stored records; the other photos changed, moved or were removed meanwhile.
   */
  record(
    spaceId: number,
    records: readonly OutcomeRecord[],
    onRefused: (photoId: number) => void = () => undefined,
  ): StoredOutcome[] {
    return this.#database.transaction(() =>
      records.flatMap((record) => this.#recordOrFail(spaceId, record, onRefused) ?? []),
    );
  }

  #recordOrFail(
    spaceId: number,
    record: OutcomeRecord,
    onRefused: (photoId: number) => void,
  ): StoredOutcome | undefined {
    const { pulled } = record;
    const store = (one: OutcomeRecord): StoredOutcome | undefined =>
      this.#database.attempt(() => {
        const given = this.#recordOne(spaceId, one);
        return given && { ...one, ...given };
      });
    try {
      return store(record);
    } catch (error) {
      if (!concernsOneRow(error)) throw error;
      log.warn('the outcome of a photo could not be stored', error);
      const outcome = { photoId: pulled.id, state: 'failed', reason: notStored(error) } as const;
      try {
        return store({ pulled, outcome, hub: null });
      } catch (failure) {
        if (!concernsOneRow(failure)) throw failure;
        onRefused(pulled.id);
        return undefined;
      }
    }
  }

  #recordOne(spaceId: number, { pulled, outcome, hub }: OutcomeRecord): JoinResult | undefined {
    const now = Date.now();
    const unchanged = [pulled.id, pulled.path, pulled.size, pulled.mtimeUs] as const;
    const where = `WHERE id = ? AND path = ? AND ${safe('size')} = ? AND ${safe('mtime_us')} = ? AND state = 'pending'`;
    if (outcome.state !== 'done') {
      const { changes } = this.#database.run(
        `UPDATE photos SET state = ?, reason = ?, indexed_at = ? ${where}`,
        outcome.state,
        outcome.reason,
        now,
        ...unchanged,
      );
      // The old vector no longer matches the file.
      if (changes > 0) this.#database.run('DELETE FROM vectors WHERE photo_id = ?', pulled.id);
      return changes > 0 ? UNCHANGED : undefined;
    }
    const { vectors, copies, departed } = this.#stores;
    const { metadata } = outcome;
    const contentHash = Buffer.from(outcome.contentHash, 'hex');
    const before = this.#database.get<{ contentHash: Uint8Array | null }>(
      'SELECT content_hash AS contentHash FROM photos WHERE id = ?',
      pulled.id,
    );
    const { changes } = this.#database.run(
      `UPDATE photos SET state = 'done', reason = ?, strikes = 0, type = ?, width = ?, height = ?, taken_at = ?,
          camera = ?, latitude = ?, longitude = ?, content_hash = ?, content_version = ${CONTENT_VERSION}, colour = ?,
          thumbnail_version = ?, perceptual_hash = ?, perceptual_version = ?, indexed_at = ?
        ${where}`,
      outcome.warning,
      metadata.type,
      metadata.width,
      metadata.height,
      metadata.takenAt === null ? null : Math.round(metadata.takenAt),
      metadata.camera,
      metadata.latitude,
      metadata.longitude,
      contentHash,
      outcome.picture?.colour ?? null,
      outcome.picture?.thumbnailVersion ?? null,
      outcome.picture?.perceptualHash ?? null,
      outcome.picture?.perceptualVersion ?? null,
      now,
      ...unchanged,
    );
    if (changes === 0) return undefined;
    // A changed file has no hash until it has been read: its vectors of other spaces are of the old bytes.
    const sameBytes = before?.contentHash && contentHash.equals(before.contentHash);
    if (!sameBytes) {
      this.#database.run('DELETE FROM vectors WHERE photo_id = ? AND space_id <> ?', pulled.id, spaceId);
    }
    vectors.put(pulled.id, spaceId, outcome.embedding, hub);
    if (sameBytes) return UNCHANGED;
    if (outcome.formerHash !== undefined) {
      copies.renameContent(pulled.size, Buffer.from(outcome.formerHash, 'hex'), contentHash);
    }
    return departed.welcome(pulled.id);
  }

  /** The decoder process died while this file ran alone. @returns how often that has happened so far. */
  addStrike(id: number): number {
    this.#database.run('UPDATE photos SET strikes = strikes + 1 WHERE id = ?', id);
    return (
      this.#database.get<{ strikes: number }>('SELECT strikes FROM photos WHERE id = ?', id)?.strikes ?? 0
    );
  }

  /** Puts failed photos back in the queue; all of them if `ids` is omitted. @returns how many. */
  retry(ids?: readonly number[]): number {
    const sql =
      "UPDATE photos SET state = 'pending', reason = NULL, strikes = 0 WHERE state = 'failed' AND reason IS NOT NULL";
    if (ids === undefined) return this.#database.run(sql).changes;
    return this.#database.transaction(() =>
      ids.reduce((queued, id) => queued + this.#database.run(`${sql} AND id = ?`, id).changes, 0),
    );
  }

  /** Requeues those photos of a folder whose files existed but could not be read. @returns how many. */
  retryUnreadable(folderId: number): number {
    // The plus sign avoids the folder index: few photos have failed, but a folder may have a million.
    return this.#database.run(
      `UPDATE photos SET state = 'pending', reason = NULL, strikes = 0
        WHERE state = 'failed' AND reason LIKE ? AND +folder_id = ?`,
      reasonText('fileUnreadable', '%'),
      folderId,
    ).changes;
  }

  /**
   * Deletes damaged vectors and requeues their photos, except those that a newer space has embedded since.
   * @returns how many were requeued.
   */
  requeueDamaged(spaceId: number, ids: readonly number[]): number {
    return this.#database.transaction(() =>
      ids.reduce((queued, id) => {
        this.#database.run('DELETE FROM vectors WHERE photo_id = ? AND space_id = ?', id, spaceId);
        const { changes } = this.#database.run(
          `UPDATE photos SET state = 'pending', reason = NULL WHERE id = ? AND state = 'done'
            AND NOT EXISTS (SELECT 1 FROM vectors WHERE photo_id = photos.id AND space_id > ?)`,
          id,
          spaceId,
        );
        return queued + changes;
      }, 0),
    );
  }

  /**
   * Takes up to `limit` photos off the queue that wait there because of another model and have a vector in this space
   * of the bytes they had when they were indexed. A changed file has no hash until it has been read.
   * @returns how many; call again until it is 0.
   */
  settleKnown(spaceId: number, limit = 5_000): number {
    return this.#database.run(
      `UPDATE photos SET state = 'done' WHERE id IN (
        SELECT id FROM photos INDEXED BY photos_pending WHERE state = 'pending' AND strikes = 0
          AND content_hash IS NOT NULL
          AND EXISTS (SELECT 1 FROM vectors WHERE photo_id = photos.id AND space_id = ?) LIMIT ?)`,
      spaceId,
      limit,
    ).changes;
  }

  /**
   * Requeues up to `limit` done photos that have no vector in this space, as after a change of model. Vectors of
   * other
   * spaces stay and serve searches meanwhile. Reads a million photos in about a second, so use it only when opening
   * another model.
   * @returns how many; call again until it is 0.
   */
  requeueMissing(spaceId: number, limit = 5_000): number {
    const done = this.#database.get<{ done: number | null }>(
      "SELECT sum(photos) AS done FROM folder_counts WHERE state = 'done'",
    )?.done;
    if ((done ?? 0) === 0) return 0;
    return this.#database.run(
      `UPDATE photos SET state = 'pending', reason = NULL WHERE id IN (
        SELECT id FROM photos WHERE state = 'done'
          AND NOT EXISTS (SELECT 1 FROM vectors WHERE photo_id = photos.id AND space_id = ?) LIMIT ?)`,
      spaceId,
      limit,
    ).changes;
  }
}
