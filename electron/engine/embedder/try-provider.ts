/**
 * Embeds a few pictures with an execution provider, to compare them with the processor's. The provider may crash or
 * hang this process, which does nothing else. Runs in the embedder process.
 */
import type { EmbedderApi, TriedProvider } from '../api/embedder-api.ts';
import { createImageEncoder } from '../embedding/image-encoder.ts';
import { prepareImage } from '../images/decode.ts';
import { readPhotoFile } from '../images/read-file.ts';
import { openModelFolder } from '../models/model-folder.ts';

/** @throws SightlineError `model-invalid` if the provider can't open the model; of a picture that can't be read. */
export async function tryProvider({
  modelDir,
  cacheDir,
  provider,
  files,
}: Parameters<EmbedderApi['tryProvider']>[0]): Promise<TriedProvider> {
  const model = await openModelFolder(modelDir, { towers: ['vision'] });
  const encoder = await createImageEncoder(model, { cacheDir, provider });
  const pictures: Uint8Array[] = [];
  for (const file of files) {
    const { bytes } = await readPhotoFile(file);
    pictures.push((await prepareImage(bytes, model.preprocess)).pixels);
  }
  // The first run compiles what the provider runs.
  await encoder.encode(pictures);
  const started = performance.now();
  const rows = await encoder.encode(pictures);
  const milliseconds = performance.now() - started;
  await encoder.release();
  return { embeddings: Float32Array.from(rows.flatMap((row) => [...row])), milliseconds };
}
