/**
 * Finds how a model wants its pictures, in whichever file its exporter wrote that to. Runs in the engine and embedder
 * processes.
 */
import { z } from 'zod';
import type { PreprocessSpec } from '../images/preprocess-spec.ts';
import type { ModelFamily } from './model-config.ts';
import { OPEN_CLIP_CONFIG_FILE, openClipConfigSchema } from './model-config.ts';
import type { ModelFiles } from './model-files.ts';
import { interpretPreprocessor, PREPROCESSOR_FILE, preprocessorSchema } from './preprocessor-config.ts';

/** Of `transformers` 5: the processors of all inputs in one file. */
const PROCESSOR_FILE = 'processor_config.json';
/** Of Immich, in open_clip's words. */
const IMMICH_FILE = 'visual/preprocess_cfg.json';

const processorSchema = z.looseObject({ image_processor: preprocessorSchema.nullish() });

/**
 * @param imageSize of the vision tower's input, if its graph fixes it: open_clip's files may leave it out.
 * @throws SightlineError `model-invalid`, naming the file.
 */
export async function readPreprocess(
  files: ModelFiles,
  family: ModelFamily,
  imageSize: { readonly height: number; readonly width: number } | null,
): Promise<PreprocessSpec> {
  const own = await files.readOptional(PREPROCESSOR_FILE);
  if (own !== null) {
    return interpretPreprocessor(files.parseJson(PREPROCESSOR_FILE, own, preprocessorSchema), family);
  }
  const processor = await files.readOptional(PROCESSOR_FILE);
  const inner = processor && files.parseJson(PROCESSOR_FILE, processor, processorSchema).image_processor;
  if (inner) return interpretPreprocessor(inner, family, PROCESSOR_FILE);
  const size = imageSize === null ? {} : { size: imageSize };
  const immich = await files.readOptional(IMMICH_FILE);
  if (immich !== null) {
    const json = files.parseJson(IMMICH_FILE, immich, preprocessorSchema);
    return interpretPreprocessor({ ...size, ...json }, family, IMMICH_FILE);
  }
  const openClip = await files.readOptional(OPEN_CLIP_CONFIG_FILE);
  if (openClip !== null) {
    const { preprocess_cfg: wrapped } = files.parseJson(OPEN_CLIP_CONFIG_FILE, openClip, openClipConfigSchema);
    const json = files.parseJson(
      `${OPEN_CLIP_CONFIG_FILE}: preprocess_cfg`,
      Buffer.from(JSON.stringify(wrapped ?? {})),
      preprocessorSchema,
    );
    return interpretPreprocessor({ ...size, ...json }, family, OPEN_CLIP_CONFIG_FILE);
  }
  // Names the file that most models have.
  return interpretPreprocessor(await files.readJson(PREPROCESSOR_FILE, preprocessorSchema), family);
}
