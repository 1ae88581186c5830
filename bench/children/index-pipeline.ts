/** Measures the peer as its documentation shows it: a pipeline with default settings, one file after the other. */
import path from 'node:path';
import { env, pipeline } from '@huggingface/transformers';
import { answerOnce } from '../child.ts';

const WARM_UP = 2;

answerOnce<'index-pipeline'>(async ({ modelDir, type, files }) => {
  env.allowRemoteModels = false;
  env.localModelPath = path.dirname(modelDir);
  const extract = await pipeline('image-feature-extraction', path.basename(modelDir), { dtype: type });
  let start = 0;
  for (const [index, file] of files.entries()) {
    if (index === WARM_UP) start = performance.now();
    await extract(file);
  }
  const images = files.length - WARM_UP;
  return { images, rate: (images * 1000) / (performance.now() - start) };
});
