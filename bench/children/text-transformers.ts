/** Measures the peer's text tower as its documentation shows it: tokenizer with padding, then the model. */
import path from 'node:path';
import { AutoTokenizer, CLIPTextModelWithProjection, env } from '@huggingface/transformers';
import { answerOnce } from '../child.ts';
import { timeEach } from '../timing.ts';

answerOnce<'text-transformers'>(async ({ modelDir, type, length, texts }) => {
  env.allowRemoteModels = false;
  env.localModelPath = path.dirname(modelDir);
  const name = path.basename(modelDir);
  const tokenizer = await AutoTokenizer.from_pretrained(name);
  const model = await CLIPTextModelWithProjection.from_pretrained(name, { dtype: type });
  const milliseconds = await timeEach(texts, async (text) => {
    const inputs: unknown = tokenizer(text, { padding: 'max_length', max_length: length, truncation: true });
    await model(inputs);
  });
  return { milliseconds };
});
