/** The execution providers of this machine, and their trials with a model. Runs in the engine process. */
import type { DoctorApi, ProviderReport } from '../api/doctor-api.ts';
import { trialMachine } from '../embedder/provider-in-use.ts';
import { rememberedTrials, tryProviders } from '../embedder/provider-trials.ts';
import { sampleFiles } from '../embedder/sample-files.ts';
import { supportedProviders } from '../embedding/session.ts';
import { dataDirLayout } from '../files/data-dir.ts';
import { openModel } from '../models/open-model.ts';
import { SightlineError } from '../../../shared/errors.ts';
import { resolveModel, STARTER } from '../models/resolve-model.ts';
import { candidateProviders, PROVIDERS, type System } from '../models/providers.ts';
import type { Spawn } from '../processes/wire.ts';

/** Pictures that providers are compared on: a batch. */
const TRIAL_PICTURES = 8;

/**
 * @param input.tryAll tries them now, which takes up to ten seconds each; otherwise what was found earlier is reported.
 * @throws SightlineError `model-invalid`.
 */
export async function providers(
  { dataDir, model: called = STARTER, tryAll }: Parameters<DoctorApi['providers']>[0],
  spawn: Spawn,
): Promise<ProviderReport> {
  const { dir } = await resolveModel(called, dataDirLayout(dataDir).models);
  const model = await openModel(dir, { towers: ['vision'] });
  if (model.kind === 'remote') {
    throw new SightlineError('unsupported', `${model.id} runs on ${model.host}, not on this computer`);
  }
  const system: System = `${process.platform}-${process.arch}`;
  const candidates = candidateProviders(system, supportedProviders());
  const where = { model, cacheDir: dataDirLayout(dataDir).cache, machine: trialMachine() };
  const found = tryAll
    ? await tryProviders({
        ...where,
        spawn,
        candidates,
        files: (await sampleFiles()).slice(0, TRIAL_PICTURES),
      })
    : await rememberedTrials(where);
  return {
    model: model.id,
    system,
    inUse: found?.chosen ?? 'cpu',
    providers: PROVIDERS.map(({ name, title, hardware, systems, howElse, triedOnHardware }) => {
      const here = systems.find((each) => each.system === system);
      return {
        name,
        title,
        hardware,
        here:
          here === undefined ? ('never' as const) : here.inPackage ? ('yes' as const) : ('extra' as const),
        packageBytes: here?.bytes ?? 0,
        howElse: here?.inPackage === false ? howElse : null,
        triedOnHardware,
        trial: found?.trials.find(({ provider }) => provider === name) ?? null,
      };
    }),
  };
}
