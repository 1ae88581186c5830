/** Interprets `preprocessor_config.json` as the {@link PreprocessSpec} that the image code follows. Pure. */
import { z } from 'zod';
import type { PreprocessSpec, Resample, ResizeRule } from '../images/preprocess-spec.ts';
import type { ModelFamily } from './model-config.ts';
import { modelInvalid, printable } from './model-error.ts';

export const PREPROCESSOR_FILE = 'preprocessor_config.json';

const edge = z.number().int().min(1).max(4096);
const extent = z.union(
  [
    edge,
    z.strictObject({ shortest_edge: edge }),
    z.strictObject({ height: edge, width: edge }),
    // As open_clip writes it: height, then width.
    z.tuple([edge, edge]).transform(([height, width]) => ({ height, width })),
  ],
  'a number, {shortest_edge} or {height, width}, in pixels',
);
const triple = z.tuple([z.number(), z.number(), z.number()], 'three numbers');

export const preprocessorSchema = z.looseObject({
  image_processor_type: z.string().nullish(),
  feature_extractor_type: z.string().nullish(),
  do_convert_rgb: z.boolean().nullish(),
  do_resize: z.boolean().nullish(),
  size: extent.nullish(),
  resample: z.number().int().nullish(),
  do_center_crop: z.boolean().nullish(),
  crop_size: extent.nullish(),
  do_rescale: z.boolean().nullish(),
  rescale_factor: z.number().positive().nullish(),
  do_normalize: z.boolean().nullish(),
  image_mean: triple.nullish(),
  image_std: triple.nullish(),
  /** The words of open_clip, Immich and Jina for the same things. */
  mean: triple.nullish(),
  std: triple.nullish(),
  interpolation: z.string().nullish(),
  resize_mode: z.string().nullish(),
});

type PreprocessorJson = z.infer<typeof preprocessorSchema>;

/** Steps of other processors that we do not support; refused rather than ignored. */
const UNSUPPORTED_STEPS = [
  'do_pad',
  'do_thumbnail',
  'do_align_long_axis',
  'do_flip_channel_order',
  'crop_pct',
];

/** Indexed by PIL's numbers. 4 (box) and 5 (hamming) have no counterpart in the decoder. */
const RESAMPLES: readonly Resample[] = ['nearest', 'lanczos', 'bilinear', 'bicubic'];

interface Defaults {
  readonly size: number | { shortest_edge: number } | { height: number; width: number };
  readonly resample: number;
  readonly crop: boolean;
  readonly mean: readonly [number, number, number];
  readonly std: readonly [number, number, number];
}

/** Defaults for missing fields in `transformers`' CLIPImageProcessor, SiglipImageProcessor and ViTImageProcessor. */
const CLIP_DEFAULTS: Defaults = {
  size: { shortest_edge: 224 },
  resample: 3,
  crop: true,
  mean: [0.48145466, 0.4578275, 0.40821073],
  std: [0.26862954, 0.26130258, 0.27577711],
};
const SIGLIP_DEFAULTS: Defaults = {
  size: { height: 224, width: 224 },
  resample: 3,
  crop: false,
  mean: [0.5, 0.5, 0.5],
  std: [0.5, 0.5, 0.5],
};
const VIT_DEFAULTS: Defaults = { ...SIGLIP_DEFAULTS, resample: 2 };

function defaultsFor(json: PreprocessorJson, family: ModelFamily): Defaults {
  const type = json.image_processor_type ?? json.feature_extractor_type ?? family;
  if (/^clip/i.test(type)) return CLIP_DEFAULTS;
  if (/^siglip/i.test(type)) return SIGLIP_DEFAULTS;
  if (/^vit/i.test(type)) return VIT_DEFAULTS;
  return family === 'clip' ? CLIP_DEFAULTS : SIGLIP_DEFAULTS;
}

/** Rewrites open_clip's `interpolation`, `resize_mode`, `mean` and `std` in the words of `transformers`. */
function inWordsOfTransformers(json: PreprocessorJson, file: string): PreprocessorJson {
  const { resize_mode: mode, interpolation, mean, std, size } = json;
  const resample = RESAMPLES.findIndex((name) => name === interpolation);
  if (interpolation && resample === -1 && typeof json.resample !== 'number') {
    throw wrong(file, 'interpolation', 'nearest, lanczos, bilinear or bicubic', interpolation);
  }
  const renamed = {
    ...json,
    image_mean: json.image_mean ?? mean,
    image_std: json.image_std ?? std,
    resample: json.resample ?? (resample === -1 ? undefined : resample),
  };
  if (!mode || size === undefined || size === null) return renamed;
  const { height, width } =
    typeof size === 'number' ? { height: size, width: size } : 'height' in size ? size : { height: 0, width: 0 };
  if (height === 0) return renamed;
  if (mode === 'squash') return { ...renamed, size: { height, width }, do_center_crop: false };
  if (mode === 'shortest' && height === width) {
    return { ...renamed, size: { shortest_edge: height }, do_center_crop: true, crop_size: { height, width } };
  }
  throw wrong(file, 'resize_mode', 'squash, or shortest with a square size', mode);
}

/**
 * Honours every field of the processors that CLIP-like models use. `do_convert_rgb` is always on: pictures are
 * decoded to RGB whatever they were, which makes no difference for RGB pictures.
 * @param file that the fields come from, for messages.
 * @throws SightlineError `model-invalid` for unknown steps, or if the results would differ in size.
 */
export function interpretPreprocessor(
  given: PreprocessorJson,
  family: ModelFamily,
  file = PREPROCESSOR_FILE,
): PreprocessSpec {
  const json = inWordsOfTransformers(given, file);
  for (const step of UNSUPPORTED_STEPS) {
    const value = json[step];
    if (value !== undefined && value !== null && value !== false) {
      throw wrong(file, step, 'false or nothing, since this step is not supported', value);
    }
  }
  const defaults = defaultsFor(json, family);
  const resample = RESAMPLES[json.resample ?? defaults.resample];
  if (resample === undefined) {
    throw wrong(file, 'resample', '0 (nearest), 1 (lanczos), 2 (bilinear) or 3 (bicubic)', json.resample);
  }
  const resize = (json.do_resize ?? true) ? resizeRule(json.size ?? defaults.size, defaults) : null;
  const crop =
    (json.do_center_crop ?? defaults.crop) ? square(json.crop_size ?? resizedExtent(resize), file) : null;
  if (crop === null && resize?.kind !== 'exact') {
    throw wrong(
      file, 'do_center_crop',
      'true with a crop_size, or a size of {height, width}, since all photos of a batch have one size',
      json.do_center_crop,
    );
  }
  const normalize = json.do_normalize ?? true;
  const std = normalize ? (json.image_std ?? defaults.std) : ([1, 1, 1] as const);
  if (std.some((value) => !(value > 0))) throw wrong(file, 'image_std', 'three numbers above 0', std);
  return {
    resize,
    resample,
    crop,
    rescaleFactor: (json.do_rescale ?? true) ? (json.rescale_factor ?? 1 / 255) : 1,
    mean: normalize ? (json.image_mean ?? defaults.mean) : [0, 0, 0],
    std,
  };
}

function resizeRule(size: z.infer<typeof extent>, defaults: Defaults): ResizeRule {
  if (typeof size !== 'number') {
    return 'height' in size ? { kind: 'exact', ...size } : { kind: 'shortest-edge', edge: size.shortest_edge };
  }
  // An old-style bare number is the shortest edge for CLIP's processor, a square for the others.
  return defaults.crop
    ? { kind: 'shortest-edge', edge: size }
    : { kind: 'exact', height: size, width: size };
}

function resizedExtent(resize: ResizeRule | null): z.infer<typeof extent> {
  if (resize === null) return 224;
  return resize.kind === 'exact' ? { height: resize.height, width: resize.width } : resize.edge;
}

function square(size: z.infer<typeof extent>, file: string): { height: number; width: number } {
  if (typeof size === 'number') return { height: size, width: size };
  if ('height' in size) return size;
  throw wrong(file, 'crop_size', 'a number or {height, width}', size);
}

const wrong = (file: string, field: string, expected: string, received: unknown): Error =>
  modelInvalid(`${file}: ${field}`, expected, printable(received));
