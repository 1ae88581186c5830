/**
 * How a model wants pictures preprocessed, as read from `preprocessor_config.json`, and the resulting sizes. Pure;
 * runs in the engine and embedder processes.
 */

/** Part of a vector space's identity: raise it whenever the pixels that a model receives may change. */
export const PREPROCESS_VERSION = 1;

/** PIL's filters, by their usual names. */
export type Resample = 'nearest' | 'lanczos' | 'bilinear' | 'bicubic';

export type ResizeRule =
  | { readonly kind: 'shortest-edge'; readonly edge: number }
  | { readonly kind: 'exact'; readonly height: number; readonly width: number };

export interface PreprocessSpec {
  readonly resize: ResizeRule | null;
  readonly resample: Resample;
  readonly crop: { readonly height: number; readonly width: number } | null;
  /** Factor for the 8-bit value, applied before mean and std; usually 1/255. */
  readonly rescaleFactor: number;
  readonly mean: readonly [number, number, number];
  readonly std: readonly [number, number, number];
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * The size after resizing and before cropping. The shortest edge becomes the target length; the other one is
 * truncated, not rounded, as in transformers' `get_resize_output_image_size`.
 */
export function resizedSize(spec: PreprocessSpec, width: number, height: number): Size {
  const rule = spec.resize;
  if (rule === null) return { width, height };
  if (rule.kind === 'exact') return { width: rule.width, height: rule.height };
  const long = Math.trunc((rule.edge * Math.max(width, height)) / Math.min(width, height));
  return width <= height ? { width: rule.edge, height: long } : { width: long, height: rule.edge };
}

/** The size of the model's input for an oriented picture of `width` × `height` pixels. */
export function outputSize(spec: PreprocessSpec, width: number, height: number): Size {
  return spec.crop === null
    ? resizedSize(spec, width, height)
    : { width: spec.crop.width, height: spec.crop.height };
}
