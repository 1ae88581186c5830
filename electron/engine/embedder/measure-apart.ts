/** Measures a model in a process of its own, so that nothing else is in its memory. Runs in the engine process. */
import type { EmbedderApi, EmbedderEvent, ModelSpeed } from '../api/embedder-api.ts';
import type { ModelFolder } from '../models/model-folder.ts';
import type { Spawn } from '../processes/wire.ts';

/** @param input.files pictures that are there and can be read. @throws SightlineError `model-invalid`, `unavailable`. */
export async function measureApart(
  spawn: Spawn,
  model: Pick<ModelFolder, 'dir'>,
  input: Omit<Parameters<EmbedderApi['measure']>[0], 'modelDir'>,
): Promise<ModelSpeed> {
  const service = await spawn<EmbedderApi, EmbedderEvent>('embedder');
  try {
    return await service.api.measure({ modelDir: model.dir, ...input });
  } finally {
    await service.stop();
  }
}
