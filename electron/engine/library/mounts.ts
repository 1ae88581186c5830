/** The mount points below a directory, on Linux. Runs in the engine process. */
import { readFile } from 'node:fs/promises';
import { asBuffer, isInside, type PathBytes } from '../files/path-bytes.ts';

/** https://man7.org/linux/man-pages/man5/proc_pid_mountinfo.5.html */
const MOUNT_INFO = '/proc/self/mountinfo';
const ID_FIELD = 0;
const MOUNT_POINT_FIELD = 4;

/**
 * The mount points at or below a directory, as paths in latin1 (every byte is a character), each with an id that most
 * new mounts of it do not share. Empty on other systems, and where the system does not tell.
 * @param mountInfo file with the system's mounts, for tests.
 */
export async function mountsBelow(
  directory: PathBytes,
  mountInfo = MOUNT_INFO,
): Promise<ReadonlyMap<string, string>> {
  if (process.platform !== 'linux') return new Map();
  const text = await readFile(mountInfo, 'latin1').catch(() => '');
  const mounts = text.split('\n').flatMap((line): [string, string][] => {
    const fields = line.split(' ');
    const [id, escaped] = [fields[ID_FIELD], fields[MOUNT_POINT_FIELD]];
    if (id === undefined || escaped === undefined) return [];
    const mountPoint = unescape(escaped);
    return isInside(directory, Buffer.from(mountPoint, 'latin1')) ? [[mountPoint, id]] : [];
  });
  return new Map(mounts);
}

/** A path as {@link mountsBelow} has them. */
export function mountKey(path: PathBytes): string {
  return asBuffer(path).toString('latin1');
}

/** The kernel writes blanks and backslashes as three octal digits. */
function unescape(field: string): string {
  return field.replace(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(parseInt(digits, 8)));
}
