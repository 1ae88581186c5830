/**
 * `sightline doctor`: examines an installation and its library, and reports what is wrong. Whatever needs native
 * modules runs in a separate engine process with a deadline, so that a broken module becomes a finding and a busy
 * engine is not disturbed. Changes nothing. Runs in the host process.
 */
import { access, constants, stat } from 'node:fs/promises';
import { release } from 'node:os';
import { toSightlineError } from '../../../shared/errors.ts';
import type { DoctorCheck, DoctorReport } from '../../../shared/schemas.ts';
import type { DatabaseReport, RuntimeReport, WatcherReport } from '../../engine/api/doctor-api.ts';
import type { EngineApi, EngineEvent } from '../../engine/api/engine-api.ts';
import { appVersion } from '../../engine/app-root.ts';
import { dataDirLayout } from '../../engine/files/data-dir.ts';
import type { Service, Spawn } from '../../engine/processes/wire.ts';
import { examineDataFolder } from './data-folder.ts';
import { loggedFailures } from './logged-failures.ts';

/** About a hundred times what it takes. */
const RUNTIME_MILLISECONDS = 30_000;
/** Enough to read a library of several million photos from a slow disk. */
const DATABASE_MILLISECONDS = 120_000;

export interface DoctorOptions {
  readonly dataDir: string;
  /** As in OpenLibrary; `starter` if omitted. */
  readonly model?: string | undefined;
  /** Starts an engine. */
  readonly spawn: Spawn;
  /** The log of this host. */
  readonly logFile: string | null;
}

/** Examines everything. Whatever can't be determined is a failed check; never rejects. */
export async function examine(options: DoctorOptions): Promise<DoctorReport> {
  const layout = dataDirLayout(options.dataDir);
  // Read the logs before starting the engine, to exclude its own records.
  const failures = await loggedFailures(layout.logs);
  const folder = await examineDataFolder(layout.root);
  const engine = await examineEngine(options);
  const { runtime, library } = engine;
  return {
    version: appVersion,
    platform: {
      system: `${process.platform}-${process.arch}`,
      release: release(),
      node: process.versions.node,
      electron: process.versions['electron'] ?? null,
      onnxruntime: runtime?.onnxruntime ?? null,
      sharp: runtime?.decoder?.sharp ?? null,
      libvips: runtime?.decoder?.libvips ?? null,
      sqlite: runtime?.sqlite ?? null,
    },
    providers: [...(runtime?.providers ?? [])],
    dataDir: folder.dataDir,
    database: {
      state: library?.database.state ?? 'unknown',
      schema: library?.database.schema ?? null,
      expectedSchema: library?.database.expectedSchema ?? null,
      folders: library?.database.folders ?? null,
      photos: library?.database.photos ?? null,
      writer: library?.database.writer ?? null,
    },
    watcher: {
      mode: library?.watcher.mode ?? 'unknown',
      maxWatches: library?.watcher.maxWatches ?? null,
      maxInstances: library?.watcher.maxInstances ?? null,
      directories: library?.database.directories ?? null,
    },
    failures,
    log: options.logFile,
    checks: [
      engineCheck(engine),
      ...(runtime === null ? [] : [processorCheck(runtime), decoderCheck(runtime), modelCheck(runtime)]),
      folder.check,
      databaseCheck(library?.database ?? null, engine.libraryProblem),
      ...(library === null ? [] : [watchingCheck(library)]),
      await logCheck(layout.logs),
    ],
  };
}

interface Library {
  readonly database: DatabaseReport;
  readonly watcher: WatcherReport;
}

interface EngineFindings {
  readonly runtime: RuntimeReport | null;
  readonly runtimeProblem: string | null;
  readonly library: Library | null;
  readonly libraryProblem: string | null;
}

async function examineEngine({ spawn, dataDir, model }: DoctorOptions): Promise<EngineFindings> {
  let service: Service<EngineApi, EngineEvent>;
  try {
    service = await spawn<EngineApi, EngineEvent>('engine');
  } catch (thrown) {
    const problem = toSightlineError(thrown).message;
    return { runtime: null, runtimeProblem: problem, library: null, libraryProblem: problem };
  }
  const { api } = service;
  const outcome = async <Found>(asked: Promise<Found>): Promise<Found | string> =>
    asked.catch((thrown: unknown) => toSightlineError(thrown).message);
  try {
    const { models: modelsDir } = dataDirLayout(dataDir);
    const input = { modelsDir, ...(model === undefined ? {} : { model }) };
    const runtime = await outcome(api.examineRuntime(input, { timeout: RUNTIME_MILLISECONDS }));
    const library = await outcome(
      api.examineLibrary({ dataDir }, { timeout: DATABASE_MILLISECONDS, work: true }),
    );
    return {
      runtime: typeof runtime === 'string' ? null : runtime,
      runtimeProblem: typeof runtime === 'string' ? runtime : null,
      library: typeof library === 'string' ? null : library,
      libraryProblem: typeof library === 'string' ? library : null,
    };
  } finally {
    await service.stop();
  }
}

function engineCheck({ runtime, runtimeProblem }: EngineFindings): DoctorCheck {
  return {
    name: 'engine',
    ok: runtime !== null,
    detail: runtimeProblem ?? `starts and answers; ONNX Runtime ${runtime?.onnxruntime ?? ''}`,
  };
}

/** A slow processor is no fault of the installation. */
function processorCheck({ processor: { state, detail } }: RuntimeReport): DoctorCheck {
  return { name: 'processor', ok: state !== 'too-old', detail };
}

function decoderCheck({ decoder, decoderProblem }: RuntimeReport): DoctorCheck {
  return {
    name: 'decoder',
    ok: decoder !== null,
    detail: decoder === null ? (decoderProblem ?? 'unknown') : `starts and answers; sharp ${decoder.sharp}`,
  };
}

function modelCheck({ model, modelProblem }: RuntimeReport): DoctorCheck {
  return { name: 'model', ok: model !== null, detail: modelProblem ?? `${model ?? ''} is whole` };
}

function databaseCheck(database: DatabaseReport | null, problem: string | null): DoctorCheck {
  const name = 'database';
  if (database === null) return { name, ok: false, detail: problem ?? 'it could not be looked at' };
  const { state, schema, expectedSchema } = database;
  if (state === 'failed') return { name, ok: false, detail: database.problem ?? 'it is damaged' };
  if (state === 'missing') return { name, ok: true, detail: 'there is none yet; add a folder to make it' };
  const writer = database.writer === null ? '' : `, written by process ${database.writer}`;
  const version =
    schema === expectedSchema
      ? `schema ${schema}`
      : `schema ${schema}, brought to ${expectedSchema} when it is opened`;
  return { name, ok: true, detail: `it is sound: ${version}${writer}` };
}

function watchingCheck({ database, watcher }: Library): DoctorCheck {
  const { mode, maxWatches } = watcher;
  if (mode === 'recursive')
    return { name: 'watching', ok: true, detail: 'the system watches folders as a whole' };
  const directories = database.directories ?? 0;
  const allowed = maxWatches === null ? 'an unknown number' : String(maxWatches);
  const detail = `${directories} ${directories === 1 ? 'directory' : 'directories'} with photos, ${allowed} may be watched`;
  const enough = maxWatches === null || directories < maxWatches;
  return {
    name: 'watching',
    ok: enough,
    detail: enough ? detail : `${detail}; raise fs.inotify.max_user_watches`,
  };
}

/** Checks the log's folder; a missing one is fine, because the first record creates it. */
async function logCheck(directory: string): Promise<DoctorCheck> {
  const found = await stat(directory).catch(() => null);
  if (found === null) return { name: 'log', ok: true, detail: `nothing was logged yet in ${directory}` };
  const writable =
    found.isDirectory() &&
    (await access(directory, constants.W_OK | constants.X_OK).then(
      () => true,
      () => false,
    ));
  return {
    name: 'log',
    ok: writable,
    detail: writable ? `is written to ${directory}` : `can't be written to ${directory}`,
  };
}
