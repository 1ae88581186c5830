/**
 * Maps what SQLite throws to the closed list of error kinds, naming the file and what to do. Runs in the engine
 * process.
 */
import { statfsSync } from 'node:fs';
import path from 'node:path';
import { SightlineError } from '../../../shared/errors.ts';
import { reasonText } from '../../../shared/reasons.ts';

/** Primary result codes, https://www.sqlite.org/rescode.html */
const CODE = { perm: 3, busy: 5, locked: 6, readOnly: 8, ioError: 10, corrupt: 11, full: 13, cantOpen: 14 };
const NOT_A_DATABASE = 26;
const NO_SPACE = 28;
const QUOTA_EXCEEDED = 122;

interface SqliteError extends Error {
  readonly sqliteCode: number;
  readonly sqliteExtendedCode?: number;
  readonly systemErrno?: number;
}

function isSqliteError(error: unknown): error is SqliteError {
  return error instanceof Error && typeof (error as Partial<SqliteError>).sqliteCode === 'number';
}

/** The primary SQLite result code of an error, or null when it did not come from SQLite. */
function sqliteCode(error: unknown): number | null {
  const source = error instanceof SightlineError ? error.cause : error;
  return isSqliteError(source) ? source.sqliteCode & 0xff : null;
}

/** Whether it failed because files can't be created beside the database, as in a read-only directory. */
export function needsWritableDirectory(error: unknown): boolean {
  const code = sqliteCode(error);
  return code === CODE.readOnly || code === CODE.cantOpen || code === CODE.perm;
}

/** Whether it failed because the disk of `file` is full. */
export function isDiskFull(error: unknown, file: string): boolean {
  const mapped = fromSqlite(error, file);
  return mapped instanceof SightlineError && mapped.kind === 'disk-full';
}

/** Whether another connection holds the requested lock. */
export function isBusy(error: unknown): boolean {
  const code = sqliteCode(error);
  return code === CODE.busy || code === CODE.locked;
}

/**
 * Whether an error says something about the row that was read or written rather than about the library: SQLite refused
 * the statement, or a value can't be converted. A full disk, a damaged file or a lock concern every row.
 */
export function concernsOneRow(error: unknown): boolean {
  if (!(error instanceof SightlineError)) return true;
  return error.kind === 'internal' && isSqliteError(error.cause);
}

/** Why a photo is not in the library, for an error that {@link concernsOneRow}. */
export function notStored(error: unknown): string {
  return reasonText('notStored', error instanceof Error ? error.message : String(error));
}

/**
 * Maps an error of SQLite to a SightlineError; returns any other error unchanged.
 * @param file the database file, named in the message.
 */
export function fromSqlite(error: unknown, file: string): unknown {
  if (!isSqliteError(error)) return error;
  const code = error.sqliteCode & 0xff;
  const options = { cause: error };
  if (code === CODE.full || (isStorageCode(code) && hasNoSpace(error, file))) {
    return new SightlineError('disk-full', reasonText('diskFull', file), options);
  }
  if (code === CODE.readOnly || code === CODE.cantOpen || code === CODE.perm) {
    return new SightlineError(
      'read-only',
      `expected to write ${file} and its folder, received "${error.message}"; ` +
        'check the permissions or choose another data directory',
      options,
    );
  }
  if (code === CODE.corrupt || code === NOT_A_DATABASE) {
    return new SightlineError(
      'unreadable',
      `expected a Sightline library in ${file}, but the file is damaged (${error.message}); ` +
        'restore it from a backup, or move it away and index again (your photos are not affected)',
      options,
    );
  }
  if (code === CODE.busy || code === CODE.locked) {
    return new SightlineError('locked', `${file} is in use by another process; try again shortly`, options);
  }
  if (code === CODE.ioError) {
    return new SightlineError(
      'unreadable',
      `reading or writing ${file} failed (${error.message}, code ${error.sqliteExtendedCode ?? code}); check the disk`,
      options,
    );
  }
  return new SightlineError('internal', `SQLite failed on ${path.basename(file)}: ${error.message}`, options);
}

function isStorageCode(code: number): boolean {
  return code === CODE.ioError || code === CODE.cantOpen;
}

/** SQLite reports a full disk in several ways (IOERR_WRITE, IOERR_SHMSIZE, CANTOPEN); the disk itself decides. */
function hasNoSpace(error: SqliteError, file: string): boolean {
  if (error.systemErrno === NO_SPACE || error.systemErrno === QUOTA_EXCEEDED) return true;
  try {
    const { bavail, bsize } = statfsSync(path.dirname(file));
    return bavail * bsize < 64 * 1024;
  } catch {
    return false;
  }
}
