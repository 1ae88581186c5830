/** Writes a file completely or not at all. Runs in the engine and embedder processes. */
import { renameSync, writeFileSync } from 'node:fs';
import { open, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { isGone } from './fs-errors.ts';
import { makeDirectory } from './make-directory.ts';

let counter = 0;

export interface AtomicOptions {
  /** Directory for the temporary file, on the same disk; that of the target if omitted. */
  readonly workshop?: string;
  /**
   * Waits until the contents are on the disk (the default). Otherwise a power cut, but no kill, may leave a part of
   * them under the final name, and the thread writes them itself: for small files, a quarter of the time.
   */
  readonly durable?: boolean;
}

/** Bytes, or a function that gives them block by block; those are always waited for. */
export type Contents = Uint8Array | (() => AsyncIterable<Uint8Array>);

/**
 * Writes a temporary file and renames it; removes it on failure.
 * @throws system errors (ENOSPC, EACCES, …).
 */
export async function writeFileAtomically(
  target: string,
  contents: Contents,
  { workshop = path.dirname(target), durable = true }: AtomicOptions = {},
): Promise<void> {
  const write = (): Promise<void> => writeAndRename(target, contents, workshop, durable);
  try {
    await write();
  } catch (error) {
    if (!isGone(error)) throw error;
    // The directory nearly always exists: asking first would cost as much as writing a thumbnail.
    await makeDirectory(path.dirname(target));
    await write();
  }
}

async function writeAndRename(
  target: string,
  contents: Contents,
  workshop: string,
  durable: boolean,
): Promise<void> {
  const temporary = path.join(workshop, `${path.basename(target)}.${process.pid}-${counter++}.tmp`);
  try {
    if (!durable && contents instanceof Uint8Array) {
      writeFileSync(temporary, contents, { flag: 'wx', mode: 0o600 });
      return renameSync(temporary, target);
    }
    const file = await open(temporary, 'wx', 0o600);
    try {
      if (contents instanceof Uint8Array) await file.writeFile(contents);
      else for await (const block of contents()) await file.appendFile(block);
      await file.datasync();
    } finally {
      await file.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/**
 * Removes the unfinished files of other processes from a directory that only this process's library writes to. A
 * killed process may still be listed for a while, and its number may be another's by now, so neither is asked: a
 * process that is still writing one of them writes it again.
 */
export async function removeUnfinished(directory: string): Promise<void> {
  for (const name of await readdir(directory).catch(() => [])) {
    const pid = /\.(\d+)(?:-\d+)?\.tmp$/.exec(name)?.[1];
    if (pid !== undefined && Number(pid) !== process.pid) {
      await rm(path.join(directory, name), { force: true });
    }
  }
}
