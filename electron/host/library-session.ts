/**
 * The library of a long-running host (web server, desktop): a supervised engine, opened at the first call, and the
 * switch from the demo library to the user's own when the first folder is added. A session offers the same API and
 * event stream throughout, even when the library is closed and reopened. Runs in the host process.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { SightlineError, toSightlineError } from '../../shared/errors.ts';
import type { Folder, LibraryEvent } from '../../shared/schemas.ts';
import type { EngineApi } from '../engine/api/engine-api.ts';
import { dataDirLayout } from '../engine/files/data-dir.ts';
import type { PathBytes } from '../engine/files/path-bytes.ts';
import { createRemote, withOverrides } from '../engine/processes/remote.ts';
import type { Call, CallOptions, Remote, ServiceName } from '../engine/processes/wire.ts';
import { removeDemoLibrary } from './demo-library.ts';
import {
  startEngine,
  startLibrary,
  type EngineListeners,
  type LibraryOptions,
  type RunningLibrary,
} from './start-library.ts';

/** How long calls to the demo library may take to finish after the user's own has replaced it, milliseconds. */
const DRAIN_MILLISECONDS = 2_000;

export class LibrarySession {
  /** Calls open the library if necessary, and fail if it can't be opened. */
  readonly api: Remote<EngineApi>;
  /** {@link api} as a function. */
  readonly call: Call<EngineApi>;
  readonly #options: LibraryOptions;
  readonly #listeners = new Set<(event: LibraryEvent) => void>();
  readonly #running = new Set<Promise<unknown>>();
  readonly #unfollow: (() => void) | undefined;
  #opening: Promise<RunningLibrary> | null = null;
  #open: RunningLibrary | null = null;
  /** Settles when no library is being closed; opening it before that would find it locked. */
  #closing: Promise<unknown> = Promise.resolve();
  /** The switch to the user's own library while in progress; adding more folders waits for it. */
  #leavingDemo: Promise<Folder> | null = null;
  #ended = false;

  constructor(options: LibraryOptions) {
    this.#options = { ...options };
    this.call = withOverrides<EngineApi>(
      (method, input, callOptions) =>
        this.#track(async ({ engine }) => (await engine.start()).call(method, input, callOptions)),
      { 'folders.add': (input, callOptions) => this.#addFolder(input, callOptions) },
    );
    this.api = createRemote(this.call);
    this.#unfollow = this.#followSettings();
  }

  get isOpen(): boolean {
    return this.#open !== null;
  }

  /** Whether it shows the sample photos. */
  get demo(): boolean {
    return this.#open?.demo ?? false;
  }

  /** Data directory of the open library; the user's own while none is open. */
  get dataDir(): string {
    const layout = dataDirLayout(this.#options.dataDir);
    return this.demo ? layout.demo : layout.root;
  }

  /** Folder of thumbnails; changes when the user's own library replaces the sample photos. */
  get thumbnailsDir(): string {
    return dataDirLayout(this.dataDir).thumbnails;
  }

  /**
   * Opens the library, unless it is open or being opened. Forgets a failure, so that the next call tries again.
   * @throws SightlineError if it can't be opened: `locked` (detail.pid), `model-invalid`, `disk-full`, …;
   *   `unavailable` once the session has been stopped.
   */
  async open(): Promise<void> {
    await this.#library();
  }

  onEvent(listener: (event: LibraryEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Restarts a service of an open library, for example because its code changed. A new engine reopens the library. */
  async restart(service: ServiceName): Promise<void> {
    if (service === 'engine') await this.#open?.engine.restart();
    else await this.#open?.engine.api.restartEmbedder({});
  }

  /** Closes the library and its processes permanently. */
  async stop(): Promise<void> {
    this.#ended = true;
    this.#unfollow?.();
    await this.release();
  }

  /**
   * Closes the library and its processes; the next call reopens it, for example if an update could not be installed.
   */
  async release(): Promise<void> {
    const opening = this.#opening;
    this.#opening = null;
    this.#open = null;
    const closing = async (): Promise<void> => {
      const library = await opening?.catch(() => null);
      await this.#leavingDemo?.catch(() => undefined);
      await library?.engine.stop();
    };
    const done = Promise.all([this.#closing, closing()]);
    this.#closing = done.catch(() => undefined);
    await done;
  }

  #library(): Promise<RunningLibrary> {
    if (this.#ended) {
      return Promise.reject(
        new SightlineError('unavailable', 'expected an open library, but Sightline is closing'),
      );
    }
    this.#opening ??= this.#openOnce();
    return this.#opening;
  }

  #openOnce(): Promise<RunningLibrary> {
    const opening = this.#closing
      .then(() => startLibrary(this.#options, this.#heard))
      .then(
        (library) => {
          // If it was released meanwhile, it is closed at once.
          if (this.#opening === opening) this.#open = library;
          return library;
        },
        (error: unknown) => {
          if (this.#opening === opening) this.#opening = null;
          throw error;
        },
      );
    return opening;
  }

  /** Remembers events emitted before the library was open, for pages that subscribe later. */
  readonly #heard: EngineListeners = {
    onEvent: (engine, event) => {
      if (event.type === 'request') this.#options.onRequest?.(event.request);
      else if (engine === this.#open?.engine) this.#emit(event);
    },
    onNotice: (notice) => {
      if (this.isOpen) this.#emit(notice);
    },
  };

  #track<Output>(work: (library: RunningLibrary) => Promise<Output>): Promise<Output> {
    const running = this.#library().then(work);
    this.#running.add(running);
    const forget = (): void => {
      this.#running.delete(running);
    };
    running.then(forget, forget);
    return running;
  }

  async #addFolder(input: { path: PathBytes }, options?: CallOptions): Promise<Folder> {
    const library = await this.#library();
    if (!library.demo) return library.engine.call('folders.add', input, options);
    if (this.#leavingDemo) {
      await this.#leavingDemo.catch(() => undefined);
      return this.#addFolder(input, options);
    }
    this.#leavingDemo = this.#leaveDemo(library, input).finally(() => {
      this.#leavingDemo = null;
    });
    return this.#leavingDemo;
  }

  /**
   * Switches to the user's own library; if the folder can't be added, everything stays as it was, including the demo.
   */
  async #leaveDemo(library: RunningLibrary, input: { path: PathBytes }): Promise<Folder> {
    const own = await startEngine(this.#options, false, this.#heard);
    let folder: Folder;
    try {
      folder = await own.api.folders.add(input);
    } catch (error) {
      await own.stop();
      throw error;
    }
    const demo = library.engine;
    const unfinished = [...this.#running];
    library.engine = own;
    library.demo = false;
    await Promise.race([Promise.allSettled(unfinished), sleep(DRAIN_MILLISECONDS, null, { ref: false })]);
    await demo.stop();
    await removeDemoLibrary(this.#options.dataDir);
    const { photos, progress } = await own.api.library.status({});
    this.#emit({ type: 'folders' });
    this.#emit({ type: 'photos', counts: photos });
    this.#emit({ type: 'progress', progress });
    return folder;
  }

  /** Passes new settings to a running engine; a starting one reads them itself. */
  #followSettings(): (() => void) | undefined {
    const { settings } = this.#options;
    let known = settings?.state().settings;
    return settings?.onChange(({ settings: now }) => {
      const { threads, thumbnailGigabytes, model } = now;
      const before = known;
      known = now;
      if (model !== before?.model) this.#useModel(model);
      if (threads === before?.threads && thumbnailGigabytes === before?.thumbnailGigabytes) return;
      const thumbnailBytes = thumbnailGigabytes * 1e9;
      this.#open?.engine.api.configure({ threads, thumbnailBytes }).catch((thrown: unknown) => {
        const message = `The settings of indexing could not be changed: ${toSightlineError(thrown).message}`;
        this.#emit({ type: 'notice', level: 'warning', message });
      });
    });
  }

  /** A model that was chosen replaces one that was given at the start. */
  #useModel(id: string): void {
    delete this.#options.model;
    this.#open?.engine.api.models.use({ id }, { work: true }).catch((thrown: unknown) => {
      const message = `The model could not be changed: ${toSightlineError(thrown).message}`;
      this.#emit({ type: 'notice', level: 'warning', message });
    });
  }

  #emit(event: LibraryEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}
