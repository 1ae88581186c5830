/** Rotates the files of a log when the newest is full. Runs in the host process. */
import { open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';

const LOG_FILES = 5;
export const LOG_FILE_BYTES = 2_000_000;

/** Another process takes over a rotation that was killed after this time, milliseconds. */
const ROTATION_MILLISECONDS = 10_000;

/** The files of a log, newest first, whether or not they exist. */
export function logFiles(directory: string, name: string): [string, ...string[]] {
  const older = Array.from({ length: LOG_FILES - 1 }, (_, index) =>
    path.join(directory, `${name}.${index + 1}.log`),
  );
  return [path.join(directory, `${name}.log`), ...older];
}

/** Size of a file in bytes; 0 if it is missing. */
export async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    () => 0,
  );
}

/**
 * Makes room for a new file and drops the oldest. Only one process rotates at a time; others keep writing meanwhile.
 * A file that can't be moved, for example because a virus scanner has it open, is moved next time.
 * @param maxBytes a smaller file stays, because another process has just rotated the full one.
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
