/**
 * One process at a time changes a model. The lock is SQLite's on an empty file, which the kernel frees when its process
 * ends, kill -9 included: there is no stale lock to clean up. Runs in the fetcher process.
 */
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeDirectory } from '../files/make-directory.ts';
import { Database } from '../store/database.ts';
import { isBusy } from '../store/sqlite-errors.ts';

const POLL_MILLISECONDS = 300;

/** Runs `work` with the lock. @param onWait called once if another process has it. */
export async function withModelLock<Result>(
  file: string,
  signal: AbortSignal,
  onWait: () => void,
  work: () => Promise<Result>,
): Promise<Result> {
  await makeDirectory(path.dirname(file));
  let lock = tryLock(file);
  if (!lock) onWait();
  while (!lock) {
    await sleep(POLL_MILLISECONDS, undefined, { signal });
    lock = tryLock(file);
  }
  try {
    return await work();
  } finally {
    lock.close();
  }
}

function tryLock(file: string): Database | null {
  try {
    return Database.openLock(file);
  } catch (error) {
    if (isBusy(error)) return null;
    throw error;
  }
}
