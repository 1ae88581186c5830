/** Models for the local hub: of arbitrary bytes for tests of downloading, or read from a folder. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { HubModel } from './local-hub.ts';
import { uniform } from './onnx/random.ts';

/** Bytes that compress badly, the same for the same seed. */
export function someBytes(length: number, seed: number): Buffer {
  const next = uniform(seed);
  const words = Uint32Array.from({ length: Math.ceil(length / 4) }, () => next() * 2 ** 32);
  return Buffer.from(words.buffer, 0, length);
}

/** A model with a hub's usual files, of which few are needed. @param visionBytes size of its 8-bit image tower. */
export function plainModel(id: string, visionBytes = 40_000, config: object = {}): HubModel {
  const json = (value: object): Buffer => Buffer.from(JSON.stringify(value));
  return {
    id,
    licence: 'mit',
    files: {
      '.gitattributes': Buffer.from('*.onnx filter=lfs\n'),
      'README.md': Buffer.from('---\nlicense: mit\n---\n'),
      'config.json': json({ model_type: 'clip', text_config: {}, vision_config: {}, ...config }),
      'preprocessor_config.json': json({}),
      'tokenizer.json': json({ model: {} }),
      'tokenizer_config.json': json({}),
      'vocab.json': json({}),
      'merges.txt': Buffer.from('a b\n'),
      'model.safetensors': someBytes(5_000, 9),
      'onnx/model.onnx': someBytes(70_000, 1),
      'onnx/vision_model.onnx': someBytes(90_000, 2),
      'onnx/vision_model_fp16.onnx': someBytes(50_000, 3),
      'onnx/vision_model_quantized.onnx': someBytes(visionBytes, 4),
      'onnx/text_model.onnx': someBytes(60_000, 5),
      'onnx/text_model_fp16.onnx': someBytes(30_000, 6),
      'onnx/text_model_quantized.onnx': someBytes(15_000, 7),
    },
  };
}

/** What {@link plainModel} needs of its files. */
export const NEEDED_OF_PLAIN = [
  'README.md',
  'config.json',
  'onnx/text_model_quantized.onnx',
  'onnx/vision_model_quantized.onnx',
  'preprocessor_config.json',
  'tokenizer.json',
  'tokenizer_config.json',
];

/** A folder as a model of the hub. */
export function modelOfFolder(id: string, folder: string): HubModel {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return [path.relative(folder, file).replaceAll('\\', '/'), readFileSync(file)] as const;
    });
  return { id, licence: 'mit', files: Object.fromEntries(files) };
}
