/** Evaluates a model in the library reserved for that, for `eval` and `models bench`. Runs in the CLI process. */
import { dataDirLayout } from '../engine/files/data-dir.ts';
import type { EngineApi, ModelEvaluation } from '../engine/api/engine-api.ts';
import { SightlineError } from '../../shared/errors.ts';
import { REMOTE_PREFIX } from '../../shared/remote-name.ts';
import { withLibrary } from './open-library.ts';
import { createProgressLine } from './output/progress-line.ts';

/**
 * Photos without a vector are indexed into a library of their own: they must not turn up in searches, and the main
 * library may be in use. Models are those of the main library.
 * @param dataDir of the main library.
 * @param model `starter`, an installed model or a folder.
 * @throws SightlineError `invalid-input` for a remote encoder; as {@link withLibrary}.
 */
export async function evaluateModel(
  dataDir: string,
  model: string,
  input: Omit<Parameters<EngineApi['evaluate']>[0], 'libraryDataDir'>,
  stderr: Parameters<typeof createProgressLine>[0],
): Promise<ModelEvaluation> {
  if (model.startsWith(REMOTE_PREFIX)) {
    // What was agreed to when it was added are the photos of the library.
    throw new SightlineError(
      'invalid-input',
      `expected a model on this computer, received ${model}: the photos, which may lie outside of the library, would be sent away`,
    );
  }
  const { evaluation, models } = dataDirLayout(dataDir);
  const line = createProgressLine(stderr);
  return withLibrary(
    { dataDir: evaluation, model, modelsDir: models },
    'writer',
    ({ api, onEvent, signal }) => {
      onEvent((event) => {
        if (event.type === 'progress') line.update(event.progress);
      });
      return api.evaluate({ ...input, libraryDataDir: dataDir }, { signal });
    },
  ).finally(() => line.clear());
}
