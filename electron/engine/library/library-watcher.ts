/**
 * Watches the library's folders: turns settled changes into scan targets, notices folders that come and go, and
 * rescans at intervals what can't be watched (network drives, too many directories). Runs in the engine process.
 */
import { isUtf8 } from 'node:buffer';
import { stat, statfs } from 'node:fs/promises';
import type { PathBytes } from '../files/path-bytes.ts';
import { DirtyDirectories } from './dirty-directories.ts';
import { asBuffer, showPath, toPathBytes } from '../files/path-bytes.ts';
import type { ReconcileTarget } from './reconcile.ts';
import { watchTree, type TreeWatch } from './watch.ts';

export interface LibraryWatcherOptions {
  readonly dataDir: string;
  /** A change has settled; for {@link import('./indexer.ts').Indexer.index}. */
  readonly onChange: (target: ReconcileTarget) => void;
  /** A sentence for a person, such as why a folder is only rescanned at intervals. */
  readonly onNotice: (message: string) => void;
  /** How long a directory must be quiet before it is scanned. */
  readonly quietMilliseconds?: number;
  /** How often a folder that can't be watched is rescanned. */
  readonly pollMilliseconds?: number;
  /** How often to check whether a folder came, went or is on another disk. */
  readonly heartbeatMilliseconds?: number;
}

const QUIET_MILLISECONDS = 1_000;
const POLL_MILLISECONDS = 10 * 60_000;
const HEARTBEAT_MILLISECONDS = 20_000;

/** `f_type` of file systems that do not report remote changes: NFS, SMB, CIFS, SMB2, FUSE, 9P, AFS. */
const NETWORK_TYPES = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x65735546, 0x01021997, 0x5346414f]);

export class LibraryWatcher {
  readonly #options: LibraryWatcherOptions;
  readonly #folders = new Map<number, FolderWatcher>();

  constructor(options: LibraryWatcherOptions) {
    this.#options = options;
  }

  /** Watches a folder; settles once changes will be seen, or once it is clear that they won't be. Never rejects. */
  async add(folderId: number, path: PathBytes): Promise<void> {
    if (this.#folders.has(folderId)) return;
    const watcher = new FolderWatcher(folderId, path, this.#options);
    this.#folders.set(folderId, watcher);
    await watcher.start();
  }

  async remove(folderId: number): Promise<void> {
    const watcher = this.#folders.get(folderId);
    this.#folders.delete(folderId);
    await watcher?.close();
  }

  /** Scans a directory again soon: files in it were still being written. */
  touch(folderId: number, directory: PathBytes): void {
    this.#folders.get(folderId)?.touch(directory);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#folders.keys()].map((folderId) => this.remove(folderId)));
  }
}

class FolderWatcher {
  readonly #folderId: number;
  readonly #path: PathBytes;
  readonly #options: LibraryWatcherOptions;
  readonly #quietMilliseconds: number;
  readonly #dirty: DirtyDirectories;
  #tree: TreeWatch | null = null;
  #poll: NodeJS.Timeout | undefined;
  #heartbeat: NodeJS.Timeout | undefined;
  #identity: string | null = null;
  #looking = false;
  /** A check has outlasted a heartbeat: the folder's drive does not answer. */
  #silent = false;
  #closed = false;

  constructor(folderId: number, path: PathBytes, options: LibraryWatcherOptions) {
    this.#folderId = folderId;
    this.#path = path;
    this.#options = options;
    this.#quietMilliseconds = options.quietMilliseconds ?? QUIET_MILLISECONDS;
    this.#dirty = new DirtyDirectories(this.#quietMilliseconds, (directories) =>
      options.onChange({
        folderId,
        ...(directories === null ? {} : { directories }),
        // Must be below the quiet time, or a file written once would be scanned twice.
        settleMilliseconds: this.#quietMilliseconds * 0.8,
      }),
    );
  }

  async start(): Promise<void> {
    this.#heartbeat = setInterval(
      () => void this.#beat(),
      this.#options.heartbeatMilliseconds ?? HEARTBEAT_MILLISECONDS,
    );
    const { identity, wasSilent } = await this.#look();
    this.#identity = identity;
    if (wasSilent && !this.#closed) this.#options.onChange({ folderId: this.#folderId });
    if (identity !== null) await this.#watch();
  }

  touch(directory: PathBytes): void {
    if (!this.#closed) this.#dirty.touch(directory, false);
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#heartbeat);
    await this.#unwatch();
    this.#dirty.close();
  }

  async #watch(): Promise<void> {
    if (this.#closed) return;
    const shown = showPath(this.#path);
    if (!isUtf8(this.#path)) return this.#pollInstead(`the name of ${shown} is not valid UTF-8`);
    if (await isNetworkDrive(this.#path)) return this.#pollInstead(`${shown} is on a network drive`);
    if (this.#closed) return;
    const tree = watchTree({
      root: asBuffer(this.#path).toString('utf8'),
      ignoredDirectory: this.#options.dataDir,
      onChange: (directory, deep) => {
        if (!this.#closed) this.#dirty.touch(toPathBytes(directory), deep);
      },
      onFailure: (error) => {
        if (this.#tree !== tree) return;
        void this.#unwatch();
        this.#pollInstead(`${shown} has more directories than the system lets us watch (${error.message})`);
      },
    });
    this.#tree = tree;
    await tree.ready.catch(() => undefined);
  }

  #pollInstead(why: string): void {
    if (this.#closed || this.#poll) return;
    const milliseconds = this.#options.pollMilliseconds ?? POLL_MILLISECONDS;
    this.#options.onNotice(
      `${why}; new photos in it are looked for every ${Math.max(1, Math.round(milliseconds / 60_000))} minutes`,
    );
    this.#poll = setInterval(() => this.#options.onChange({ folderId: this.#folderId }), milliseconds);
  }

  async #unwatch(): Promise<void> {
    clearInterval(this.#poll);
    this.#poll = undefined;
    const tree = this.#tree;
    this.#tree = null;
    await tree?.close();
  }

  /** Re-watches and fully rescans a folder that came, went, was replaced or stopped answering. */
  async #beat(): Promise<void> {
    if (this.#looking) {
      // One scan is enough: each one that waits for a drive occupies one of the few threads that read all folders.
      if (!this.#silent) this.#options.onChange({ folderId: this.#folderId });
      this.#silent = true;
      return;
    }
    const { identity, wasSilent } = await this.#look();
    if (this.#closed || (identity === this.#identity && !wasSilent)) return;
    const replaced = identity !== this.#identity;
    this.#identity = identity;
    if (replaced) await this.#unwatch();
    this.#options.onChange({ folderId: this.#folderId });
    if (replaced && identity !== null) await this.#watch();
  }

  async #look(): Promise<{ identity: string | null; wasSilent: boolean }> {
    this.#looking = true;
    const found = await stat(asBuffer(this.#path), { bigint: true }).catch(() => null);
    this.#looking = false;
    const wasSilent = this.#silent;
    this.#silent = false;
    return { identity: found && `${found.dev}:${found.ino}`, wasSilent };
  }
}

async function isNetworkDrive(path: PathBytes): Promise<boolean> {
  if (process.platform !== 'linux') return false;
  const found = await statfs(asBuffer(path)).catch(() => null);
  return found !== null && NETWORK_TYPES.has(found.type >>> 0);
}
