/**
 * Reads again what earlier versions did not read from photos, without embedding them: each thing that is made from a
 * file has a version in the photo's row (store/refresh-list.ts), and rows behind the current versions are read in idle
 * moments, one after the other. A kill loses nothing: the rows say what is left. Runs in the engine process.
 */
import { toSightlineError } from '../../../shared/errors.ts';
import type { LibraryEmbedder } from '../embedder/client.ts';
import { log } from '../log/log.ts';
import type { JoinResult } from '../store/copies.ts';
import type { Store } from '../store/store.ts';
import { Pass, type PassState } from './pass.ts';
import type { PauseReason } from './pause.ts';

export interface RefreshOptions {
  readonly store: Pick<Store, 'refreshList' | 'copies' | 'departed' | 'transaction'>;
  readonly embedder: Pick<LibraryEmbedder, 'picture'>;
  /** Resolves when no photo is being indexed and nobody is waiting for an answer. */
  readonly whenIdle: () => Promise<void>;
  /** Called at most twice a second, and at the end. */
  readonly onState: (state: PassState) => void;
  /** A photo turned out to have the bytes of others. */
  readonly onJoined: (result: JoinResult) => void;
}

/** After so many setbacks the rest is left to the next start: searches by image need the embedder, too. */
const MOST_SETBACKS = 2;

export class Refresh {
  readonly #options: RefreshOptions;
  #running: Promise<void> | null = null;
  readonly #pass: Pass;
  #closed = false;
  /** Reasons not to go on before the next start: the embedder died, or the disk has no room for thumbnails. */
  #setbacks = 0;
  /** Ids up to this one have been looked at. */
  #through = 0;

  constructor(options: RefreshOptions) {
    this.#options = options;
    this.#pass = new Pass(options.onState);
  }

  /**
   * Works until nothing is left that can be read; at once if nothing is missing. A later start looks at the photos that
   * came since. Never rejects.
   */
  start(): Promise<void> {
    this.#running ??= this.#work()
      .catch((error: unknown) => log.warn('reading photos again stopped', error))
      .finally(() => (this.#running = null));
    return this.#running;
  }

  /** Starts if photos came since the last start that have no thumbnail; those that could not be read wait. */
  startForNew(): void {
    if (this.#options.store.refreshList.lacksThumbnails(this.#through)) void this.start();
  }

  /** Lets the photo in hand finish. */
  pause(reason: PauseReason): void {
    this.#pass.pause(reason);
  }

  resume(reason: PauseReason): void {
    this.#pass.resume(reason);
  }

  /** Resolves when the photo in hand is finished. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#pass.close();
    await this.#running;
  }

  async #work(): Promise<void> {
    const { refreshList } = this.#options.store;
    const first = this.#through;
    this.#through = refreshList.lastId();
    let total = 0;
    for (let from = first + 1; from <= refreshList.lastId() && !this.#closed; from += refreshList.step) {
      total += refreshList.behind(from).length;
      await this.#options.whenIdle();
    }
    if (total === 0 || this.#closed) return;
    this.#setbacks = 0;
    this.#pass.begin(total);
    try {
      for (let from = first + 1; from <= refreshList.lastId() && !this.#closed; from += refreshList.step) {
        await this.#options.whenIdle();
        for (const id of refreshList.behind(from)) {
          await this.#options.whenIdle();
          await this.#pass.unpaused();
          if (this.#closed || this.#setbacks >= MOST_SETBACKS) return;
          await this.#read(id);
        }
      }
    } finally {
      this.#pass.end();
    }
  }

  async #read(id: number): Promise<void> {
    const { store, embedder, onJoined } = this.#options;
    const file = store.refreshList.fileOf(id);
    if (!file) return;
    try {
      const picture = await embedder.picture({ path: file.path });
      const { contentHash, formerHash } = picture;
      const stored = store.transaction(() => {
        const renamed =
          formerHash !== undefined &&
          store.copies.renameContent(file.size, fromHex(formerHash), fromHex(contentHash));
        if (!store.refreshList.put(id, picture)) return null;
        return { joined: renamed ? store.departed.welcome(id) : null };
      });
      if (stored?.joined) onJoined(stored.joined);
      // Other bytes than those that were indexed: the next scan sees the change.
      if (stored === null) {
        this.#pass.failed();
        return;
      }
      if (picture.thumbnailVersion === null) this.#setbacks++;
      this.#pass.done();
    } catch (error) {
      const { kind } = toSightlineError(error);
      if (kind === 'disk-full') throw error;
      if (kind === 'unavailable') this.#setbacks++;
      this.#pass.failed();
    }
  }
}

const fromHex = (hex: string): Buffer => Buffer.from(hex, 'hex');
