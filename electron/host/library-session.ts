/**
 * The library behind a host that stays (web server, desktop): a supervised engine, which is restarted and opens its
 * library again when it dies, and the change from the demo library to the user's own when the first folder is added.
 * Whoever holds a session sees one api and one event stream throughout. Host processes.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { toSightlineError } from '../../shared/errors.ts';
import type { Folder, LibraryEvent } from '../../shared/schemas.ts';
import { samplesDir } from '../engine/app-root.ts';
import { dataDirLayout } from '../engine/files/data-dir.ts';
import { toPathBytes } from '../engine/files/path-bytes.ts';
import type { CallOptions, Remote, Spawn } from '../engine/processes/wire.ts';
import type { EngineApi, EngineEvent } from '../engine/api/engine-api.ts';
import { callMethod, createRemote } from '../engine/processes/remote.ts';
import { superviseEngine } from '../engine/processes/start-engine.ts';
import type { Death } from '../engine/processes/supervisor.ts';
import type { SettingsStore } from './context.ts';
import { mayHaveOwnLibrary, removeDemoLibrary } from './demo-library.ts';

/** How long calls to the demo library may still take when the user's own has replaced it. */
const DRAIN_MILLISECONDS = 2_000;

export interface LibrarySessionOptions {
  /** Of the user's own library; the demo is kept below it. */
  readonly dataDir: string;
  /** The model folder; the starter model when left out. */
  readonly modelDir?: string;
  /** Show the sample photos while the user's own library has no folder. */
  readonly demoWhenEmpty: boolean;
  /** What the engine follows, also while it runs; the defaults when left out. */
  readonly settings?: SettingsStore;
  /** Starts the engine; a forked process when left out. */
  readonly spawn?: Spawn;
}

type Engine = ReturnType<typeof superviseEngine>;

export class LibrarySession {
  /** Calls go to the library that is open at that moment. */
  readonly api: Remote<EngineApi>;
  readonly #options: LibrarySessionOptions;
  readonly #listeners = new Set<(event: EngineEvent) => void>();
  readonly #running = new Set<Promise<unknown>>();
  #engine: Engine | null = null;
  #demo = false;
  #unfollow: (() => void) | undefined;
  /** The change to the user's own library, while it happens; later folders wait for it. */
  #leavingDemo: Promise<Folder> | null = null;

  private constructor(options: LibrarySessionOptions) {
    this.#options = options;
    this.api = createRemote<EngineApi>((method, input, callOptions) =>
      this.#call(method, input, callOptions),
    );
  }

  /**
   * Opens the user's own library for writing and watches its folders, or the demo.
   * @throws SightlineError when it can't be opened: `locked` (detail.pid), `model-invalid`, `disk-full`, …
   */
  static async open(options: LibrarySessionOptions): Promise<LibrarySession> {
    const session = new LibrarySession(options);
    try {
      await session.#openFirst();
      session.#followSettings();
    } catch (error) {
      await session.stop();
      throw error;
    }
    return session;
  }

  /** Whether the sample photos are shown. */
  get demo(): boolean {
    return this.#demo;
  }

  /** Data directory of the library that is shown. */
  get dataDir(): string {
    const layout = dataDirLayout(this.#options.dataDir);
    return this.#demo ? layout.demo : layout.root;
  }

  onEvent(listener: (event: EngineEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Closes the library and ends the engine. */
  async stop(): Promise<void> {
    this.#unfollow?.();
    await this.#leavingDemo?.catch(() => undefined);
    await this.#engine?.stop();
  }

  async #openFirst(): Promise<void> {
    const { dataDir, demoWhenEmpty } = this.#options;
    if (!demoWhenEmpty || (await mayHaveOwnLibrary(dataDir))) {
      this.#engine = await this.#start(false);
      const folders = await this.#engine.api.listFolders({});
      if (folders.length > 0) return removeDemoLibrary(dataDir);
      if (!demoWhenEmpty) return;
      await this.#engine.stop();
    }
    this.#demo = true;
    this.#engine = await this.#start(true);
    await this.#engine.api.addFolder({ path: toPathBytes(samplesDir) });
  }

  async #start(demo: boolean): Promise<Engine> {
    const { dataDir, modelDir, spawn } = this.#options;
    const engine: Engine = superviseEngine(
      () => {
        const threads = this.#threads();
        return {
          dataDir: demo ? dataDirLayout(dataDir).demo : dataDir,
          ...(modelDir === undefined ? {} : { modelDir }),
          ...(threads === null ? {} : { threads }),
          mode: 'writer',
          watch: true,
          demo,
        };
      },
      (death) => this.#emit(deathNotice(death)),
      spawn,
    );
    engine.onEvent((event) => {
      if (engine === this.#engine) this.#emit(event);
    });
    try {
      await engine.start();
    } catch (error) {
      await engine.stop();
      throw error;
    }
    return engine;
  }

  #call(method: string, input: unknown, options?: CallOptions): Promise<unknown> {
    if (method === 'addFolder' && this.#demo) return this.#addFirstFolder(input as { path: Uint8Array });
    const running = callMethod(this.#engine?.api, method, input, options);
    this.#running.add(running);
    const forget = (): void => {
      this.#running.delete(running);
    };
    running.then(forget, forget);
    return running;
  }

  async #addFirstFolder(input: { path: Uint8Array }): Promise<Folder> {
    if (this.#leavingDemo) {
      await this.#leavingDemo.catch(() => undefined);
      return this.api.addFolder(input);
    }
    this.#leavingDemo = this.#leaveDemo(input).finally(() => {
      this.#leavingDemo = null;
    });
    return this.#leavingDemo;
  }

  /** A folder that can't be added leaves everything as it was, the demo included. */
  async #leaveDemo(input: { path: Uint8Array }): Promise<Folder> {
    const own = await this.#start(false);
    let folder: Folder;
    try {
      folder = await own.api.addFolder(input);
    } catch (error) {
      await own.stop();
      throw error;
    }
    const demo = this.#engine;
    const unfinished = [...this.#running];
    this.#engine = own;
    this.#demo = false;
    await Promise.race([Promise.allSettled(unfinished), sleep(DRAIN_MILLISECONDS, null, { ref: false })]);
    await demo?.stop();
    await removeDemoLibrary(this.#options.dataDir);
    const { photos, progress } = await own.api.status({});
    this.#emit({ type: 'folders' });
    this.#emit({ type: 'photos', counts: photos });
    this.#emit({ type: 'progress', progress });
    return folder;
  }

  #threads(): number | null {
    return this.#options.settings?.state().settings.threads ?? null;
  }

  /** A running engine is told of other threads; one that is being started asks for them. */
  #followSettings(): void {
    let threads = this.#threads();
    this.#unfollow = this.#options.settings?.onChange(() => {
      if (this.#threads() === threads) return;
      threads = this.#threads();
      this.#engine?.api.configure({ threads }).catch((thrown: unknown) => {
        const message = `The number of threads could not be changed: ${toSightlineError(thrown).message}`;
        this.#emit({ type: 'notice', level: 'warning', message });
      });
    });
  }

  #emit(event: LibraryEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}

function deathNotice({ code, signal, willRestart }: Death): LibraryEvent {
  const how = signal === null ? `with code ${code ?? 'unknown'}` : `by ${signal}`;
  return willRestart
    ? { type: 'notice', level: 'warning', message: `The engine process ended ${how} and is started again.` }
    : {
        type: 'notice',
        level: 'error',
        message: `The engine process ended ${how} too often and was given up; start Sightline again.`,
      };
}
