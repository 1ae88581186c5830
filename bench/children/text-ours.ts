/** Measures our text encoder as in the engine: one query at a time. */
import { createTextEncoder } from '../../electron/engine/embedding/text-encoder.ts';
import { openModelFolder } from '../../electron/engine/models/model-folder.ts';
import { answerOnce } from '../child.ts';
import { cacheDir } from '../paths.ts';
import { timeEach } from '../timing.ts';

answerOnce<'text-ours'>(async ({ modelDir, texts }) => {
  const encoder = await createTextEncoder(await openModelFolder(modelDir, { towers: ['text'] }), {
    cacheDir,
  });
  const milliseconds = await timeEach(texts, (text) => encoder.encode([text]));
  return { milliseconds, weights: encoder.weights };
});
