/**
 * Gives the page opaque ids for directories that the user picked or dropped. Unlike the web host, it needs no browser
 * of directories, because the system's picker does that. Runs in the main process.
 */
import { randomUUID } from 'node:crypto';
import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { DroppedItem } from '../../shared/bridge.ts';
import { SightlineError } from '../../shared/errors.ts';
import { toPathBytes } from '../engine/files/path-bytes.ts';
import type { PathBytes } from '../engine/files/path-bytes.ts';
import type { DirectoryBrowser } from '../host/context.ts';

/** How many ids to remember; the oldest is forgotten first. */
const MAX_IDS = 1_000;

export interface DesktopDirectories extends DirectoryBrowser {
  /** Remembers a directory that the user chose; returns its id. */
  admit(directory: string): string;
  /** Classifies dropped paths, and remembers the directories among them. */
  readonly sort: (paths: readonly string[]) => Promise<DroppedItem[]>;
}

/**
 * Remembers the latest thousand directories of this run.
 * @returns an object whose `resolve` throws SightlineError `not-found` for an id that it never issued or has forgotten.
 */
export function createDesktopDirectories(): DesktopDirectories {
  const paths = new Map<string, string>();

  const admit = (directory: string): string => {
    const id = randomUUID();
    paths.set(id, directory);
    const [oldest] = paths.keys();
    if (paths.size > MAX_IDS && oldest !== undefined) paths.delete(oldest);
    return id;
  };

  const sortOne = async (dropped: string): Promise<DroppedItem> => {
    const name = path.basename(dropped);
    try {
      const found = await stat(dropped);
      if (found.isDirectory()) return { kind: 'directory', directoryId: admit(dropped), name };
      return found.isFile() ? { kind: 'file', name } : { kind: 'unusable', name };
    } catch {
      // An empty path is a file that came from another page, not from the disk.
      return { kind: 'unusable', name };
    }
  };

  return {
    admit,
    sort: (dropped) => Promise.all(dropped.map(sortOne)),
    list: () =>
      Promise.reject(
        new SightlineError(
          'unsupported',
          "expected the system's own folder picker to be used on the desktop",
        ),
      ),
    async resolve(id): Promise<PathBytes> {
      const known = paths.get(id);
      if (known === undefined) {
        throw new SightlineError('not-found', 'expected the id of a folder that was chosen or dropped');
      }
      return toPathBytes(await realpath(known));
    },
  };
}
