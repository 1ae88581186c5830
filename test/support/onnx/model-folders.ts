/**
 * Writes model folders in the hub's transformers.js layout with seeded random weights: tiny CLIP-like and SigLIP-like
 * ones for tests, and the exact architecture of CLIP ViT-B/32 for the bench (throughput does not depend on weights).
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { clipTextGraph, clipVisionGraph } from './clip-graphs.ts';
import type { ClipShape } from './clip-graphs.ts';
import type { LayerOptions, Precision } from './layers.ts';
import { siglipTextGraph, siglipVisionGraph } from './siglip-graphs.ts';
import type { SiglipShape } from './siglip-graphs.ts';
import { clipTokenizer, siglipTokenizer, unigramPieces } from './tokenizers.ts';
import type { TokenizerFiles } from './tokenizers.ts';

export interface ModelFolderOptions {
  /** Which onnx files are written: `fp32` as `*_model.onnx`, `uint8` and `int8` as `*_model_quantized.onnx`. */
  readonly precision?: Precision | readonly Precision[];
  /** Quantised weights with a scale and a zero point for each column; default false. */
  readonly perChannel?: boolean;
  readonly seed?: number;
  /** Fields that replace those of config.json, such as `logit_scale_init_value`. */
  readonly config?: Readonly<Record<string, unknown>>;
  /** Fields that replace those of preprocessor_config.json. */
  readonly preprocessor?: Readonly<Record<string, unknown>>;
}

const TINY_CLIP: ClipShape = {
  imageSize: 32,
  patchSize: 8,
  projection: 32,
  vision: { width: 64, layers: 2, heads: 4 },
  text: { width: 64, layers: 2, heads: 4 },
  vocabulary: 1024,
  contextLength: 77,
};

const TINY_SIGLIP: SiglipShape = {
  imageSize: 32,
  patchSize: 8,
  vision: { width: 64, layers: 2, heads: 4 },
  text: { width: 64, layers: 2, heads: 4 },
  vocabulary: unigramPieces().length,
  contextLength: 16,
};

const CLIP_VIT_B32: ClipShape = {
  imageSize: 224,
  patchSize: 32,
  projection: 512,
  vision: { width: 768, layers: 12, heads: 12 },
  text: { width: 512, layers: 12, heads: 8 },
  vocabulary: 49408,
  contextLength: 77,
};

const CLIP_VIT_B16: ClipShape = { ...CLIP_VIT_B32, patchSize: 16 };

/** But for the vocabulary, which is that of the tiny one: rows of a table that are looked up. */
const SIGLIP_BASE: SiglipShape = {
  imageSize: 224,
  patchSize: 16,
  vision: { width: 768, layers: 12, heads: 12 },
  text: { width: 768, layers: 12, heads: 12 },
  vocabulary: unigramPieces().length,
  contextLength: 64,
};

/** A CLIP of two layers and width 64 (1 MB in fp32): 32 × 32 pixels, 32 dimensions, shortest edge and centre crop. */
export async function writeTinyClip(dir: string, options: ModelFolderOptions = {}): Promise<void> {
  await writeClip(dir, 'tiny-clip', TINY_CLIP, options);
}

/** A SigLIP of two layers and width 64 (1 MB in fp32): 32 × 32 pixels squashed, 64 dimensions, texts padded to 16. */
export async function writeTinySiglip(dir: string, options: ModelFolderOptions = {}): Promise<void> {
  await writeSiglip(dir, 'tiny-siglip', TINY_SIGLIP, options);
}

/** The architecture of google/siglip-base-patch16-224 with a small vocabulary. */
export async function writeSiglipBase(dir: string, options: ModelFolderOptions = {}): Promise<void> {
  await writeSiglip(dir, 'siglip-base-patch16-224-random', SIGLIP_BASE, options);
}

async function writeSiglip(
  dir: string,
  name: string,
  shape: SiglipShape,
  options: ModelFolderOptions,
): Promise<void> {
  await writeFolder(dir, options, {
    config: {
      model_type: 'siglip',
      architectures: ['SiglipModel'],
      _name_or_path: name,
      text_config: {
        model_type: 'siglip_text_model',
        ...transformer(shape.text),
        vocab_size: shape.vocabulary,
        max_position_embeddings: shape.contextLength,
      },
      vision_config: {
        model_type: 'siglip_vision_model',
        ...transformer(shape.vision),
        image_size: shape.imageSize,
        patch_size: shape.patchSize,
      },
    },
    preprocessor: {
      image_processor_type: 'SiglipImageProcessor',
      do_resize: true,
      size: { height: shape.imageSize, width: shape.imageSize },
      resample: 3,
      do_rescale: true,
      rescale_factor: 1 / 255,
      do_normalize: true,
      image_mean: [0.5, 0.5, 0.5],
      image_std: [0.5, 0.5, 0.5],
    },
    tokenizer: siglipTokenizer(shape.contextLength),
    vision: (layers) => siglipVisionGraph(shape, layers),
    text: (layers) => siglipTextGraph(shape, layers),
  });
}

/** The exact architecture of openai/clip-vit-base-patch32: 606 MB in fp32, 153 MB quantised. */
export async function writeClipVitB32(dir: string, options: ModelFolderOptions = {}): Promise<void> {
  await writeClip(dir, 'clip-vit-base-patch32-random', CLIP_VIT_B32, options);
}

/** The exact architecture of openai/clip-vit-base-patch16. */
export async function writeClipVitB16(dir: string, options: ModelFolderOptions = {}): Promise<void> {
  await writeClip(dir, 'clip-vit-base-patch16-random', CLIP_VIT_B16, options);
}

async function writeClip(
  dir: string,
  name: string,
  shape: ClipShape,
  options: ModelFolderOptions,
): Promise<void> {
  await writeFolder(dir, options, {
    config: {
      model_type: 'clip',
      architectures: ['CLIPModel'],
      _name_or_path: name,
      projection_dim: shape.projection,
      logit_scale_init_value: 2.6592,
      text_config: {
        model_type: 'clip_text_model',
        ...transformer(shape.text),
        vocab_size: shape.vocabulary,
        max_position_embeddings: shape.contextLength,
        projection_dim: shape.projection,
        bos_token_id: shape.vocabulary - 2,
        eos_token_id: shape.vocabulary - 1,
      },
      vision_config: {
        model_type: 'clip_vision_model',
        ...transformer(shape.vision),
        image_size: shape.imageSize,
        patch_size: shape.patchSize,
        projection_dim: shape.projection,
      },
    },
    preprocessor: {
      image_processor_type: 'CLIPImageProcessor',
      do_convert_rgb: true,
      do_resize: true,
      size: { shortest_edge: shape.imageSize },
      resample: 3,
      do_center_crop: true,
      crop_size: { height: shape.imageSize, width: shape.imageSize },
      do_rescale: true,
      rescale_factor: 1 / 255,
      do_normalize: true,
      image_mean: [0.48145466, 0.4578275, 0.40821073],
      image_std: [0.26862954, 0.26130258, 0.27577711],
    },
    tokenizer: clipTokenizer(shape.vocabulary, shape.contextLength),
    vision: (layers) => clipVisionGraph(shape, layers),
    text: (layers) => clipTextGraph(shape, layers),
  });
}

interface FolderParts {
  readonly config: object;
  readonly preprocessor: object;
  readonly tokenizer: TokenizerFiles;
  readonly vision: (layers: LayerOptions) => { write(file: string): Promise<void> };
  readonly text: (layers: LayerOptions) => { write(file: string): Promise<void> };
}

async function writeFolder(dir: string, options: ModelFolderOptions, parts: FolderParts): Promise<void> {
  const json = (name: string, value: object): Promise<void> =>
    writeFile(path.join(dir, name), `${JSON.stringify(value)}\n`);
  await mkdir(path.join(dir, 'onnx'), { recursive: true });
  await json('config.json', { ...parts.config, ...options.config });
  await json('preprocessor_config.json', { ...parts.preprocessor, ...options.preprocessor });
  await json('tokenizer.json', parts.tokenizer.tokenizer);
  await json('tokenizer_config.json', parts.tokenizer.config);

  for (const precision of [options.precision ?? 'fp32'].flat()) {
    const layers = { precision, perChannel: options.perChannel ?? false, seed: options.seed ?? 1 };
    const ending = precision === 'fp32' ? 'model.onnx' : 'model_quantized.onnx';
    await parts.vision(layers).write(path.join(dir, 'onnx', `vision_${ending}`));
    await parts.text(layers).write(path.join(dir, 'onnx', `text_${ending}`));
  }
}

const transformer = (tower: { width: number; layers: number; heads: number }): object => ({
  hidden_size: tower.width,
  intermediate_size: 4 * tower.width,
  num_hidden_layers: tower.layers,
  num_attention_heads: tower.heads,
});
