/** Measures the image encoder alone on all cores: full batches of prepared pixels, one after the other. */
import { createImageEncoder } from '../../electron/engine/embedding/image-encoder.ts';
import { openModelFolder } from '../../electron/engine/models/model-folder.ts';
import { uniform } from '../../test/support/onnx/random.ts';
import { answerOnce } from '../child.ts';
import { cacheDir } from '../paths.ts';

const BATCH = 8;

answerOnce<'encode'>(async ({ modelDir, images }) => {
  const encoder = await createImageEncoder(await openModelFolder(modelDir, { towers: ['vision'] }), {
    cacheDir,
  });
  const next = uniform(1);
  const batch = Array.from({ length: BATCH }, () =>
    Uint8Array.from({ length: encoder.inputHeight * encoder.inputWidth * 3 }, () => 128 + 127 * next()),
  );
  await encoder.encode(batch);
  const start = performance.now();
  const used = process.cpuUsage();
  const rounds = Math.ceil(images / BATCH);
  for (let round = 0; round < rounds; round += 1) await encoder.encode(batch);
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(used);
  return {
    images: rounds * BATCH,
    rate: (rounds * BATCH) / seconds,
    processor: (user + system) / 1000 / (rounds * BATCH),
    weights: encoder.weights,
  };
});
