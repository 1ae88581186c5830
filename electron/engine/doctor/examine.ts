/**
 * Examines what a library needs, without opening one: runtime, model, decoder, database, watches. Runs in the engine
 * process.
 */
import { toSightlineError } from '../../../shared/errors.ts';
import type { DatabaseReport, DecoderVersions, DoctorApi, RuntimeReport } from '../api/doctor-api.ts';
import type { EmbedderApi, EmbedderEvent } from '../api/embedder-api.ts';
import { examineProcessor } from '../embedding/instructions.ts';
import { runtimeProviders, runtimeVersion } from '../embedding/session.ts';
import { dataDirLayout } from '../files/data-dir.ts';
import { watchLimits } from '../library/watch-limits.ts';
import { openModel } from '../models/open-model.ts';
import { providers } from './providers.ts';
import { resolveModel, STARTER } from '../models/resolve-model.ts';
import type { Handlers, Spawn } from '../processes/wire.ts';
import { inspectDatabase } from '../store/inspect.ts';
import { lockHolder } from '../store/lock.ts';
import { sqliteVersion } from '../store/database.ts';
import { schemaVersion } from '../store/migrate.ts';

/** Creates the handlers of the doctor's requests. @param spawn starts the embedder, to ask for its versions. */
export function createDoctor(spawn: Spawn): Handlers<DoctorApi> {
  return {
    providers: (input) => providers(input, spawn),
    examineRuntime: ({ model = STARTER, modelsDir }) => examineRuntime(model, modelsDir, spawn),
    examineLibrary: async ({ dataDir }) => ({
      database: await examineDatabase(dataDir),
      watcher: await watchLimits(),
    }),
  };
}

async function examineRuntime(called: string, modelsDir: string, spawn: Spawn): Promise<RuntimeReport> {
  const [processor, model, decoder] = await Promise.all([
    examineProcessor(),
    attempt(async () => {
      const { dir } = await resolveModel(called, modelsDir);
      return openModel(dir, { towers: ['text', 'vision'] });
    }),
    attempt(() => decoderVersions(spawn)),
  ]);
  return {
    processor,
    onnxruntime: runtimeVersion,
    providers: runtimeProviders(),
    sqlite: sqliteVersion(),
    decoder: decoder.result,
    decoderProblem: decoder.problem,
    model: model.result?.id ?? null,
    modelProblem: model.problem,
  };
}

async function decoderVersions(spawn: Spawn): Promise<DecoderVersions> {
  const service = await spawn<EmbedderApi, EmbedderEvent>('embedder');
  try {
    return await service.api.versions({});
  } finally {
    await service.stop();
  }
}

async function examineDatabase(dataDir: string): Promise<DatabaseReport> {
  const { root, database } = dataDirLayout(dataDir);
  const nothing = {
    problem: null,
    schema: null,
    expectedSchema: schemaVersion,
    folders: null,
    photos: null,
    directories: null,
    writer: lockHolder(root),
  };
  const { result, problem } = await attempt(() => inspectDatabase(database));
  if (result === null) return { ...nothing, state: 'failed', problem };
  if (result === 'missing') return { ...nothing, state: 'missing' };
  return { ...nothing, ...result, state: result.problem === null ? 'ok' : 'failed' };
}

/** Returns a failure as the problem: for the doctor, that is a finding. */
async function attempt<Result>(
  look: () => Promise<Result> | Result,
): Promise<{ readonly result: Result | null; readonly problem: string | null }> {
  try {
    return { result: await look(), problem: null };
  } catch (thrown) {
    return { result: null, problem: toSightlineError(thrown).message };
  }
}
