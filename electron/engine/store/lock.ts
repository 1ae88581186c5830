/**
 * One writer per data directory. The lock is SQLite's exclusive file lock on `lock.db`, an empty dedicated file: the
 * kernel frees it when its process ends, kill -9 included, so there is never a stale lock to clean up. `lock.json`
 * beside it only names the holder, for the message to a second one. Runs in the engine process.
 */
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { SightlineError } from '../../../shared/errors.ts';
import { Database } from './database.ts';
import { isBusy } from './sqlite-errors.ts';

export interface WriterLock {
  release(): void;
}

/**
 * Takes the write lock of a data directory until `release` or the end of the process.
 * @param host the process that a person knows and can end; the engine, which holds the lock, ends with it.
 * @throws SightlineError `locked` (detail.pid when known), `read-only`, `disk-full`.
 */
export function takeWriterLock(dataDir: string, host: number = process.pid): WriterLock {
  let lock: Database;
  try {
    lock = Database.openLock(path.join(dataDir, 'lock.db'));
  } catch (error) {
    if (isBusy(error)) throw lockedError(dataDir);
    throw error;
  }
  const holderFile = path.join(dataDir, 'lock.json');
  writeHolder(holderFile, host);
  return {
    release() {
      // Remove the name before the lock: the next holder writes its own.
      rmSync(holderFile, { force: true });
      lock.close();
    },
  };
}

/** Process id of the writer's host, as recorded, if that process is alive. */
export function lockHolder(dataDir: string): number | null {
  try {
    const { pid } = JSON.parse(readFileSync(path.join(dataDir, 'lock.json'), 'utf8')) as { pid?: unknown };
    return typeof pid === 'number' && Number.isInteger(pid) && pid > 0 && isAlive(pid) ? pid : null;
  } catch {
    return null;
  }
}

function lockedError(dataDir: string): SightlineError {
  const pid = lockHolder(dataDir);
  return new SightlineError(
    'locked',
    `the data directory ${dataDir} is locked by ${pid === null ? 'another process' : `process ${pid}`}; ` +
      'only one Sightline may index into it at a time',
    pid === null ? {} : { detail: { pid } },
  );
}

/** Renames into place, so that the file is never half written; on a full disk the lock holds without a name. */
function writeHolder(file: string, host: number): void {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    const holder = { pid: host, engine: process.pid, since: new Date().toISOString() };
    writeFileSync(temporary, JSON.stringify(holder));
    renameSync(temporary, file);
  } catch {
    rmSync(temporary, { force: true });
    // A name left by an earlier, killed holder would blame the wrong process.
    rmSync(file, { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
