/**
 * Starts the engine for the library that a host shows: the user's own, or the demo while that has no folders. Runs in
 * the host process.
 */
import type { LibraryEvent, NetworkRequest } from '../../shared/schemas.ts';
import { samplesDir } from '../engine/app-root.ts';
import type { EngineEvent } from '../engine/api/engine-api.ts';
import { dataDirLayout } from '../engine/files/data-dir.ts';
import { toPathBytes } from '../engine/files/path-bytes.ts';
import { superviseEngine } from '../engine/processes/start-engine.ts';
import type { Death } from '../engine/processes/supervisor.ts';
import type { Spawn } from '../engine/processes/wire.ts';
import type { SettingsStore } from './context.ts';
import { mayHaveOwnLibrary, removeDemoLibrary } from './demo-library.ts';

export interface LibraryOptions {
  /** Data directory of the user's own library; the demo is below it. */
  readonly dataDir: string;
  /** A model to use instead of the one in the settings, until another is chosen; see OpenLibrary. */
  model?: string;
  /** Whether to show the sample photos while the user's own library has no folders. */
  readonly demoWhenEmpty: boolean;
  /** Settings for the engine, which follows their changes; the defaults if omitted. */
  readonly settings?: SettingsStore;
  /** Hears of each request to the network that a remote encoder needed. */
  readonly onRequest?: (request: NetworkRequest) => void;
  /** Starts the engine; forks a process if omitted. */
  readonly spawn?: Spawn;
}

/** Listeners for an engine's events. */
export interface EngineListeners {
  readonly onEvent: (engine: Engine, event: EngineEvent) => void;
  /** Receives notices for the user. */
  readonly onNotice: (notice: LibraryEvent) => void;
}

export type Engine = ReturnType<typeof superviseEngine>;

/** An engine with a library open for writing. */
export interface RunningLibrary {
  engine: Engine;
  /** Whether it shows the sample photos. */
  demo: boolean;
}

/**
 * Opens the user's own library and watches its folders, or opens the demo.
 * @throws SightlineError if it can't be opened: `locked` (detail.pid), `model-invalid`, `disk-full`, …
 */
export async function startLibrary(
  options: LibraryOptions,
  listeners: EngineListeners,
): Promise<RunningLibrary> {
  const { dataDir, demoWhenEmpty } = options;
  if (!demoWhenEmpty || (await mayHaveOwnLibrary(dataDir))) {
    const engine = await startEngine(options, false, listeners);
    const isShown = await orStop(engine, async () => {
      const folders = await engine.api.folders.list({});
      if (folders.length > 0) await removeDemoLibrary(dataDir);
      return folders.length > 0 || !demoWhenEmpty;
    });
    if (isShown) return { engine, demo: false };
    await engine.stop();
  }
  const engine = await startEngine(options, true, listeners);
  await orStop(engine, () => engine.api.folders.add({ path: toPathBytes(samplesDir) }));
  return { engine, demo: true };
}

/**
 * Starts an engine that restarts and reopens its library when it dies.
 * @param demo whether it opens the demo or the user's own library.
 * @throws SightlineError as {@link startLibrary}; leaves nothing running.
 */
export async function startEngine(
  options: LibraryOptions,
  demo: boolean,
  { onEvent, onNotice }: EngineListeners,
): Promise<Engine> {
  const { dataDir, settings, spawn } = options;
  const engine: Engine = superviseEngine(
    () => {
      const { threads = null, thumbnailGigabytes, model: chosen } = settings?.state().settings ?? {};
      const model = options.model ?? chosen;
      return {
        dataDir: demo ? dataDirLayout(dataDir).demo : dataDir,
        ...(model === undefined ? {} : { model }),
        onlyNow: options.model !== undefined,
        modelsDir: dataDirLayout(dataDir).models,
        ...(threads === null ? {} : { threads }),
        ...(thumbnailGigabytes === undefined ? {} : { thumbnailBytes: thumbnailGigabytes * 1e9 }),
        mode: 'writer',
        watch: true,
        demo,
      };
    },
    (death) => onNotice(deathNotice(death)),
    spawn,
  );
  engine.onEvent((event) => onEvent(engine, event));
  await orStop(engine, () => engine.start());
  return engine;
}

/** Stops the engine if `work` fails. */
async function orStop<Result>(engine: Engine, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    await engine.stop();
    throw error;
  }
}

function deathNotice({ code, signal, willRestart }: Death): LibraryEvent {
  const how = signal ?? `exit code ${code ?? 'unknown'}`;
  return willRestart
    ? {
        type: 'notice',
        level: 'warning',
        message: `The engine stopped unexpectedly (${how}) and is restarting.`,
      }
    : {
        type: 'notice',
        level: 'error',
        message: `The engine keeps stopping (${how}). Restart Sightline.`,
      };
}
