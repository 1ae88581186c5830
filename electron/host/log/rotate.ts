/** Moves the files of a log on when the newest is full. Runs in the host process. */
import { open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';

const LOG_FILES = 5;
export const LOG_FILE_BYTES = 2_000_000;

/** Another process takes over a rotation that was killed after this time, milliseconds. */
const ROTATION_MILLISECONDS = 10_000;

/** The files of a log, newest first, whether they are there or not. */
export function logFiles(directory: string, name: string): [string, ...string[]] {
  const older = Array.from({ length: LOG_FILES - 1 }, (_, index) =>
    path.join(directory, `${name}.${index + 1}.log`),
  );
  return [path.join(directory, `${name}.log`), ...older];
}

/** Bytes of a file; 0 for one that is missing. */
export async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    () => 0,
  );
}

/**
 * Makes room for a new file and lets the oldest go. One process at a time does it; another that finds it at work goes
 * on writing meanwhile. What can't be moved, as a file that a virus scanner has open, is moved next time.
 * @param maxBytes a smaller file stays: another process has just moved the full one.
 */
export async function rotate(directory: string, name: string, maxBytes: number): Promise<void> {
  const mark = path.join(directory, `${name}.rotating`);
  const since = await stat(mark).catch(() => null);
  if (since && Date.now() - since.mtimeMs > ROTATION_MILLISECONDS) await rm(mark, { force: true });
  const held = await open(mark, 'wx', 0o600).catch(() => null);
  if (held === null) return;
  try {
    await held.close();
    const files = logFiles(directory, name);
    if ((await sizeOf(files[0])) < maxBytes) return;
    for (let index = files.length - 1; index > 0; index--) {
      await rename(files[index - 1] ?? '', files[index] ?? '').catch(() => undefined);
    }
  } finally {
    await rm(mark, { force: true });
  }
}
