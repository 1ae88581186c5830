/** Embeds photos and texts with a model folder, as Sightline does and as transformers.js' documentation shows it. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  AutoProcessor,
  AutoTokenizer,
  CLIPTextModelWithProjection,
  CLIPVisionModelWithProjection,
  env,
  RawImage,
  SiglipTextModel,
  SiglipVisionModel,
  Tensor,
} from '@huggingface/transformers';
import { createImageEncoder } from '../../electron/engine/embedding/image-encoder.ts';
import { createTextEncoder } from '../../electron/engine/embedding/text-encoder.ts';
import { prepareImage } from '../../electron/engine/images/decode.ts';
import { openModelFolder } from '../../electron/engine/models/model-folder.ts';

export type Embedded = ArrayLike<number> & Iterable<number>;

interface Input {
  readonly modelDir: string;
  readonly files: readonly string[];
  readonly texts: readonly string[];
}

const WARM_UP = 2;

/** @returns also the pixels that went into the model, interleaved RGB. */
export async function ours({
  modelDir,
  cacheDir,
  files,
  texts,
}: Input & { readonly cacheDir: string }): Promise<{
  readonly texts: Embedded[];
  readonly photos: Embedded[];
  readonly pixels: Uint8Array[];
}> {
  const model = await openModelFolder(modelDir);
  const image = await createImageEncoder(model, { cacheDir });
  const pixels: Uint8Array[] = [];
  for (const file of files) pixels.push((await prepareImage(await readFile(file), model.preprocess)).pixels);
  const photos = await image.encode(pixels);
  await image.release();
  const text = await createTextEncoder(model, { cacheDir });
  const encoded = await text.encode(texts);
  await text.release();
  return { texts: encoded, photos, pixels };
}

/** What its models and processors are called with here. */
type Run = (
  inputs: unknown,
) => Promise<Readonly<Record<string, { readonly data: Float32Array } | undefined>>>;

export async function theirs(
  input: Input & {
    readonly siglip: boolean;
    readonly type: 'fp32' | 'q8';
    /** As Sightline prepared the photos. */
    readonly pixels: readonly Uint8Array[];
  },
): Promise<{
  readonly texts: Embedded[];
  readonly photos: Embedded[];
  readonly samePixels: Embedded[];
  readonly photosPerSecond: number;
}> {
  const { modelDir, files, texts, siglip, type, pixels } = input;
  env.allowRemoteModels = false;
  env.localModelPath = path.dirname(modelDir);
  // It keeps the files of a name that it has read.
  env.useFSCache = false;
  const name = path.basename(modelDir);
  const output = siglip ? 'pooler_output' : 'image_embeds';
  const vision = await (siglip ? SiglipVisionModel : CLIPVisionModelWithProjection).from_pretrained(name, {
    dtype: type,
  });
  const processor = await AutoProcessor.from_pretrained(name);
  const see = vision as unknown as Run;
  const photos: Embedded[] = [];
  let started = 0;
  for (const [index, file] of [...files.slice(0, WARM_UP), ...files].entries()) {
    if (index === WARM_UP) started = performance.now();
    const { pixel_values } = (await processor(await RawImage.read(file))) as { pixel_values: Tensor };
    const result = await see({ pixel_values });
    if (index >= WARM_UP) photos.push(Float32Array.from(result[output]?.data ?? []));
  }
  const photosPerSecond = (files.length * 1_000) / (performance.now() - started);
  const { image_mean: mean, image_std: std } = JSON.parse(
    await readFile(path.join(modelDir, 'preprocessor_config.json'), 'utf8'),
  ) as { image_mean: number[]; image_std: number[] };
  const samePixels: Embedded[] = [];
  for (const picture of pixels) {
    const result = await see({ pixel_values: normalised(picture, mean, std) });
    samePixels.push(Float32Array.from(result[output]?.data ?? []));
  }
  await vision.dispose();

  const tokenizer = await AutoTokenizer.from_pretrained(name);
  const text = await (siglip ? SiglipTextModel : CLIPTextModelWithProjection).from_pretrained(name, {
    dtype: type,
  });
  const read = text as unknown as Run;
  const encoded: Embedded[] = [];
  for (const each of texts) {
    const padding = { padding: 'max_length', max_length: siglip ? 64 : 77, truncation: true } as const;
    const result = await read(tokenizer(each, padding));
    encoded.push(Float32Array.from(result[siglip ? 'pooler_output' : 'text_embeds']?.data ?? []));
  }
  await text.dispose();
  return { texts: encoded, photos, samePixels, photosPerSecond };
}

/** @param pixels interleaved RGB of a square. @returns [1, 3, side, side]. */
function normalised(pixels: Uint8Array, mean: readonly number[], std: readonly number[]): Tensor {
  const area = pixels.length / 3;
  const side = Math.sqrt(area);
  const planes = new Float32Array(pixels.length);
  for (let at = 0; at < area; at += 1) {
    for (let channel = 0; channel < 3; channel += 1) {
      const value = (pixels[3 * at + channel] ?? 0) / 255;
      planes[channel * area + at] = (value - (mean[channel] ?? 0)) / (std[channel] ?? 1);
    }
  }
  return new Tensor('float32', planes, [1, 3, side, side]);
}
