/** transformers.js loads the starter as it is, without a network, and agrees with us: the folder's layout is the hub's. */
import path from 'node:path';
import { AutoTokenizer, CLIPTextModelWithProjection, env } from '@huggingface/transformers';
import { expect, it } from 'vitest';
import { starterModelDir } from '../../electron/engine/app-root.ts';
import { createTextEncoder } from '../../electron/engine/embedding/text-encoder.ts';
import { openModelFolder } from '../../electron/engine/models/model-folder.ts';

it('The starter model gives the text embeddings that transformers.js gives', async () => {
  env.allowRemoteModels = false;
  env.allowLocalModels = true;
  env.localModelPath = path.dirname(starterModelDir);
  const name = path.basename(starterModelDir);
  const tokenizer = await AutoTokenizer.from_pretrained(name);
  const theirs = await CLIPTextModelWithProjection.from_pretrained(name, { dtype: 'q8' });
  const ours = await createTextEncoder(await openModelFolder(starterModelDir));

  for (const words of [
    'a dog on the beach',
    'naïve café, 2024!',
    'two children fly a kite above the dunes',
  ]) {
    const inputs = tokenizer(words) as { input_ids: { data: BigInt64Array } };
    expect(ours.tokenize(words)).toEqual(Array.from(inputs.input_ids.data, Number));
    const { text_embeds: embeds } = (await theirs(inputs)) as { text_embeds: { data: Float32Array } };
    const [vector] = await ours.encode([words]);
    const dot = vector!.reduce((sum, value, at) => sum + value * embeds.data[at]!, 0);
    expect(dot / Math.hypot(...embeds.data)).toBeGreaterThanOrEqual(0.9999);
  }
  await ours.release();
  await theirs.dispose();
});
