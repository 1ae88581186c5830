/**
 * Watches the library's folders, each by itself (folder-watcher.ts). Runs in the engine process.
 */
import type { PathBytes } from '../files/path-bytes.ts';
import { FolderWatcher } from './folder-watcher.ts';
import type { ReconcileTarget } from './reconcile.ts';

export interface LibraryWatcherOptions {
  readonly dataDir: string;
  /** A change has settled; for {@link import('./indexer.ts').Indexer.index}. */
  readonly onChange: (target: ReconcileTarget) => void;
  /** A sentence for a person, such as why a folder is only rescanned at intervals. */
  readonly onNotice: (message: string) => void;
  /** Whether a folder that was unavailable is there again; asked when its path answers. */
  readonly isBack?: (folderId: number) => Promise<boolean>;
  /** How long a directory must be quiet before it is scanned. */
  readonly quietMilliseconds?: number;
  /** How often a folder that can't be watched is rescanned. */
  readonly pollMilliseconds?: number;
  /** How often to check whether a folder came, went or is on another disk. */
  readonly heartbeatMilliseconds?: number;
}

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
