/** Room on a disk. Runs in the engine and embedder processes. */
import { statfs } from 'node:fs/promises';

/** Bytes that this user may still write on the disk of a path; null where the file system does not report it. */
export async function freeBytes(directory: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(directory);
    return bavail * bsize;
  } catch {
    // Some network file systems don't.
    return null;
  }
}
