/**
 * The library as the window sees it: opened beside the window, so that neither waits for the other, and again when the
 * user asks after a failure. Calls wait until it is open. Main process.
 */
import { SightlineError } from '../../shared/errors.ts';
import type { LibraryEvent } from '../../shared/schemas.ts';
import { dataDirLayout } from '../engine/files/data-dir.ts';
import type { CallOptions, Remote } from '../engine/processes/wire.ts';
import type { EngineApi } from '../engine/api/engine-api.ts';
import { callMethod, createRemote } from '../engine/processes/remote.ts';
import { LibrarySession, type LibrarySessionOptions } from '../host/library-session.ts';

export class DesktopLibrary {
  /** Calls wait for the library to be open, and fail when it can't be opened. */
  readonly api: Remote<EngineApi>;
  readonly #options: LibrarySessionOptions;
  readonly #listeners = new Set<(event: LibraryEvent) => void>();
  #opening: Promise<LibrarySession> | null = null;
  #open: LibrarySession | null = null;
  /** Settles when nothing is being closed: what is opened next would find the library locked. */
  #closing: Promise<unknown> = Promise.resolve();
  #ended = false;

  constructor(options: LibrarySessionOptions) {
    this.#options = options;
    this.api = createRemote<EngineApi>((method, input, callOptions) =>
      this.#call(method, input, callOptions),
    );
  }

  get isOpen(): boolean {
    return this.#open !== null;
  }

  /** Where thumbnails are; it changes when the user's own library replaces the sample photos. */
  get thumbnailsDir(): string {
    return dataDirLayout(this.#open?.dataDir ?? this.#options.dataDir).thumbnails;
  }

  /**
   * Opens it, unless it is open or being opened. A failure is forgotten, so that the next call tries again.
   * @throws SightlineError why it can't be opened: `locked` (detail.pid), `model-invalid`, `disk-full`, …; `unavailable`
   * once it was stopped.
   */
  async open(): Promise<void> {
    await this.#session();
  }

  onEvent(listener: (event: LibraryEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Closes the library and ends its processes, for good. */
  async stop(): Promise<void> {
    this.#ended = true;
    await this.release();
  }

  /** Closes the library and ends its processes; the next call opens it again, as when an update could not be installed. */
  async release(): Promise<void> {
    const opening = this.#opening;
    this.#opening = null;
    this.#open = null;
    const closing = async (): Promise<void> => {
      const session = await opening?.catch(() => null);
      await session?.stop();
    };
    const before = this.#closing;
    const done = Promise.all([before, closing()]);
    this.#closing = done.catch(() => undefined);
    await done;
  }

  async #call(method: string, input: unknown, options?: CallOptions): Promise<unknown> {
    const { api } = await this.#session();
    return callMethod(api, method, input, options);
  }

  /** @throws SightlineError `unavailable` while the app ends; else why the library can't be opened. */
  async #session(): Promise<LibrarySession> {
    if (this.#ended) throw new SightlineError('unavailable', 'expected an open library, but Sightline ends');
    this.#opening ??= this.#openOnce();
    return this.#opening;
  }

  #openOnce(): Promise<LibrarySession> {
    const opening = this.#closing
      .then(() => LibrarySession.open(this.#options))
      .then(
        (session) => {
          // Not when it was released meanwhile: it is closed at once.
          if (this.#opening === opening) this.#open = session;
          session.onEvent((event) => {
            for (const listener of this.#listeners) listener(event);
          });
          return session;
        },
        (error: unknown) => {
          if (this.#opening === opening) this.#opening = null;
          throw error;
        },
      );
    return opening;
  }
}
