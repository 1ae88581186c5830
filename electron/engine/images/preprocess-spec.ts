/**
 * What a model wants done to a picture before it sees it, as read from `preprocessor_config.json`, and the sizes
 * that follow. Pure; used in the embedder process and by the model loader.
 */

/** Part of a vector space's name: raise it whenever the pixels that a model receives may change. */
export const PREPROCESS_VERSION = 1;

/** PIL's filters by the name that libvips and people use. */
export type Resample = 'nearest' | 'lanczos' | 'bilinear' | 'bicubic';

export type ResizeRule =
  | { readonly kind: 'shortest-edge'; readonly edge: number }
  | { readonly kind: 'exact'; readonly height: number; readonly width: number };

export interface PreprocessSpec {
  readonly resize: ResizeRule | null;
  readonly resample: Resample;
  readonly crop: { readonly height: number; readonly width: number } | null;
  /** Multiplied with the 8-bit value before mean and std; 1/255 as a rule. */
  readonly rescaleFactor: number;
  readonly mean: readonly [number, number, number];
  readonly std: readonly [number, number, number];
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * The size after the resize step and before the crop. The shortest edge becomes the target and the other one is
 * truncated, not rounded, as transformers' `get_resize_output_image_size` does.
 */
export function resizedSize(spec: PreprocessSpec, width: number, height: number): Size {
  const rule = spec.resize;
  if (rule === null) return { width, height };
  if (rule.kind === 'exact') return { width: rule.width, height: rule.height };
  const long = Math.trunc((rule.edge * Math.max(width, height)) / Math.min(width, height));
  return width <= height ? { width: rule.edge, height: long } : { width: long, height: rule.edge };
}

/** The size of what the model receives for a picture of `width` × `height` pixels (after orientation). */
export function outputSize(spec: PreprocessSpec, width: number, height: number): Size {
  return spec.crop === null
    ? resizedSize(spec, width, height)
    : { width: spec.crop.width, height: spec.crop.height };
}
