/**
 * Watches the library's folders, each by itself (folder-watcher.ts). Runs in the engine process.
 */
import type { PathBytes } from '../files/path-bytes.ts';
import { FolderWatcher, type FolderWatcherOptions } from './folder-watcher.ts';

export class LibraryWatcher {
  readonly #options: FolderWatcherOptions;
  readonly #folders = new Map<number, FolderWatcher>();

  constructor(options: FolderWatcherOptions) {
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

  /** Watches and scans a folder again soon: a directory in it that could not be listed now can be. */
  rewatch(folderId: number): void {
    this.#folders.get(folderId)?.rewatch();
  }

  async close(): Promise<void> {
    await Promise.all([...this.#folders.keys()].map((folderId) => this.remove(folderId)));
  }
}
