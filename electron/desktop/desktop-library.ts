/**
 * The library as the window sees it: opened beside the window, so that neither waits for the other, and again when the
 * user asks after a failure. Calls wait until it is open. Main process.
 */
import type { LibraryEvent } from '../../shared/schemas.ts';
import { dataDirLayout } from '../engine/library/data-dir.ts';
import type { CallOptions, EngineApi, Remote } from '../engine/processes/messages.ts';
import { callMethod, createRemote } from '../engine/processes/remote.ts';
import { LibrarySession, type LibrarySessionOptions } from '../host/library-session.ts';

export class DesktopLibrary {
  /** Calls wait for the library to be open, and fail when it can't be opened. */
  readonly api: Remote<EngineApi>;
  readonly #options: LibrarySessionOptions;
  readonly #listeners = new Set<(event: LibraryEvent) => void>();
  #opening: Promise<LibrarySession> | null = null;
  #open: LibrarySession | null = null;

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
   * @throws SightlineError why it can't be opened: `locked` (detail.pid), `model-invalid`, `disk-full`, …
   */
  async open(): Promise<void> {
    this.#opening ??= LibrarySession.open(this.#options).then(
      (session) => {
        this.#open = session;
        session.onEvent((event) => {
          for (const listener of this.#listeners) listener(event);
        });
        return session;
      },
      (error: unknown) => {
        this.#opening = null;
        throw error;
      },
    );
    await this.#opening;
  }

  onEvent(listener: (event: LibraryEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Closes the library and ends its processes. */
  async stop(): Promise<void> {
    const session = await this.#opening?.catch(() => null);
    await session?.stop();
  }

  async #call(method: string, input: unknown, options?: CallOptions): Promise<unknown> {
    await this.open();
    return callMethod(this.#open?.api, method, input, options);
  }
}
