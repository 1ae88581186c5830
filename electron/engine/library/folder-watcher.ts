/**
 * Watches one folder: turns settled changes into scan targets, notices when it comes, goes or is replaced and when its
 * watch has ended, and rescans at intervals what can't be watched (network drives, too many directories). Runs in the
 * engine process.
 */
import { isUtf8 } from 'node:buffer';
import { stat, statfs } from 'node:fs/promises';
import type { PathBytes } from '../files/path-bytes.ts';
import { DirtyDirectories } from './dirty-directories.ts';
import { asBuffer, showPath, toPathBytes } from '../files/path-bytes.ts';
import { mountKey, mountsBelow } from './mounts.ts';
import type { ReconcileTarget } from './reconcile.ts';
import { watchTree, type TreeWatch } from './watch.ts';

const QUIET_MILLISECONDS = 1_000;
const POLL_MILLISECONDS = 10 * 60_000;
const HEARTBEAT_MILLISECONDS = 20_000;

/** `f_type` of file systems that do not report remote changes: NFS, SMB, CIFS, SMB2, FUSE, 9P, AFS. */
const NETWORK_TYPES = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x65735546, 0x01021997, 0x5346414f]);

export interface FolderWatcherOptions {
  readonly dataDir: string;
  /** A change has settled; for {@link import('./indexer.ts').Indexer.index}. */
  readonly onChange: (target: ReconcileTarget) => void;
  /** A sentence for a person, such as why a folder is only rescanned at intervals. */
  readonly onNotice: (message: string) => void;
  /** Whether a folder that was unavailable is there again; asked when its path answers. */
  readonly isBack?: (folderId: number) => Promise<boolean>;
  /** Whether this is a directory that could not be listed, and so is not watched. */
  readonly isUnlisted?: (folderId: number, path: PathBytes) => boolean;
  /** How long a directory must be quiet before it is scanned. */
  readonly quietMilliseconds?: number;
  /** How often a folder that can't be watched is rescanned. */
  readonly pollMilliseconds?: number;
  /** How often to check whether a folder came, went or is on another disk. */
  readonly heartbeatMilliseconds?: number;
}

export class FolderWatcher {
  readonly #folderId: number;
  readonly #path: PathBytes;
  readonly #options: FolderWatcherOptions;
  readonly #quietMilliseconds: number;
  readonly #dirty: DirtyDirectories;
  #tree: TreeWatch | null = null;
  #poll: NodeJS.Timeout | undefined;
  #heartbeat: NodeJS.Timeout | undefined;
  #identity: string | null = null;
  #mounts: ReadonlyMap<string, string> = new Map();
  #looking = false;
  #asking = false;
  /** Its watch may have ended: watch again at the next beat. */
  #doubted: NodeJS.Timeout | null = null;
  /** Counts what starts or ends a watch, so that a start that was overtaken gives up. */
  #turn = 0;
  /** A check has outlasted a heartbeat: the folder's drive does not answer. */
  #silent = false;
  #closed = false;

  constructor(folderId: number, path: PathBytes, options: FolderWatcherOptions) {
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

  /** Watches and scans the whole folder again soon: its watch may have ended, or miss a directory. */
  rewatch(): void {
    if (!this.#closed) this.#doubted ??= setTimeout(() => void this.#beat(), this.#quietMilliseconds);
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#heartbeat);
    if (this.#doubted) clearTimeout(this.#doubted);
    await this.#unwatch();
    this.#dirty.close();
  }

  async #watch(): Promise<void> {
    if (this.#closed) return;
    const turn = ++this.#turn;
    const shown = showPath(this.#path);
    if (!isUtf8(this.#path)) return this.#pollInstead(`the name of ${shown} is not valid UTF-8`);
    const network = await isNetworkDrive(this.#path);
    if (turn !== this.#turn) return;
    if (network) return this.#pollInstead(`${shown} is on a network drive`);
    const tree = watchTree({
      root: asBuffer(this.#path).toString('utf8'),
      ignoredDirectory: this.#options.dataDir,
      onChange: (directory, deep) => {
        if (!this.#closed) this.#dirty.touch(toPathBytes(directory), deep);
      },
      onOther: (other) => {
        if (this.#options.isUnlisted?.(this.#folderId, toPathBytes(other)) === true) this.rewatch();
      },
      onLost: (directory) => {
        if (this.#tree === tree) this.#lost(toPathBytes(directory));
      },
      onFailure: (error) => {
        if (this.#tree !== tree) return;
        void this.#unwatch();
        this.#pollInstead(`${shown} has more directories than the system lets us watch (${error.message})`);
      },
    });
    this.#tree = tree;
    await tree.ready.catch(() => undefined);
    if (turn !== this.#turn) return;
    // It may have been replaced before the watch was set.
    const { identity, wasSilent } = await this.#look();
    if (turn === this.#turn && (wasSilent || identity !== this.#identity)) this.rewatch();
  }

  /** What happens to other directories is seen in their parent, which is still watched. */
  #lost(directory: PathBytes): void {
    const isRoot = Buffer.compare(directory, this.#path) === 0;
    if (isRoot || this.#mounts.has(mountKey(directory))) this.rewatch();
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
    this.#turn++;
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
    if (this.#closed) return;
    const replaced = identity !== this.#identity || this.#doubted !== null || (await this.#isBack(identity));
    if (this.#closed || (!replaced && !wasSilent)) return;
    if (this.#doubted) clearTimeout(this.#doubted);
    this.#doubted = null;
    this.#identity = identity;
    if (replaced) await this.#unwatch();
    this.#options.onChange({ folderId: this.#folderId });
    if (replaced && identity !== null) await this.#watch();
  }

  /** A folder that was away between two beats looks the same at both, but a scan may have missed it meanwhile. */
  async #isBack(identity: string | null): Promise<boolean> {
    if (identity === null || this.#asking) return false;
    this.#asking = true;
    const isBack = await this.#options.isBack?.(this.#folderId);
    this.#asking = false;
    return isBack === true;
  }

  async #look(): Promise<{ identity: string | null; wasSilent: boolean }> {
    this.#looking = true;
    const found = await stat(asBuffer(this.#path), { bigint: true }).catch(() => null);
    if (found) this.#mounts = await mountsBelow(this.#path);
    this.#looking = false;
    const wasSilent = this.#silent;
    this.#silent = false;
    const mounts = [...this.#mounts].map((mount) => mount.join(' '));
    return { identity: found && [`${found.dev}:${found.ino}`, ...mounts].join('\n'), wasSilent };
  }
}

async function isNetworkDrive(path: PathBytes): Promise<boolean> {
  if (process.platform !== 'linux') return false;
  const found = await statfs(asBuffer(path)).catch(() => null);
  return found !== null && NETWORK_TYPES.has(found.type >>> 0);
}
