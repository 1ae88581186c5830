/**
 * Opens a model whose towers can be opened: where one of them crashes ONNX Runtime at every level of optimisation,
 * other weights of the same folder take its place. Runs in the engine process.
 */
import { crashingTower, type TrialOfTowers } from '../embedder/crashing-tower.ts';
import { log } from '../log/log.ts';
import { CRASHES_AT_EVERY_LEVEL } from '../models/guarded-opening.ts';
import { modelInvalid, ofModel } from '../models/model-error.ts';
import type { ModelFolder } from '../models/model-folder.ts';
import { openModel, type Model } from '../models/open-model.ts';
import type { Tower } from '../models/tower-signature.ts';
import { variantOf } from '../models/variant.ts';

export interface SoundModelOptions extends TrialOfTowers {
  /** The towers whose files are verified now. */
  readonly towers: readonly Tower[];
  /** Hears in a sentence that other weights are used. */
  readonly say: (sentence: string) => void;
}

/**
 * @param dir as for {@link openModel}; weights that were asked for are not exchanged.
 * @throws SightlineError `model-invalid`, also if every set of weights crashes.
 */
export async function openSoundModel(dir: string, options: SoundModelOptions): Promise<Model> {
  const { towers, cacheDir, say } = options;
  const model = await openModel(dir, { towers, cacheDir });
  if (model.kind === 'remote') return model;
  const first = await crashingTower(model, options);
  if (first === null) return model;
  const crashing = new Set([first.name]);
  const others = (await variantOf(dir)) === null ? model.dtypes : [];
  for (const dtype of others) {
    const other = await openModel(`${dir}+${dtype}`, { towers, cacheDir }).catch((error: unknown) => {
      log.warn(`the weights of ${model.id} in ${dtype} could not be opened either`, error);
    });
    if (other === undefined || other.kind === 'remote' || uses(other, crashing)) continue;
    const next = await crashingTower(other, options);
    if (next === null) {
      const sentence = `${first.name} of ${model.id} ends every process that opens it, so its weights in ${dtype} are used instead.`;
      log.warn(sentence);
      say(sentence);
      return other;
    }
    crashing.add(next.name);
  }
  return ofModel(dir, () =>
    Promise.reject(
      modelInvalid(first.name, 'an ONNX model that ONNX Runtime can load and run', CRASHES_AT_EVERY_LEVEL),
    ),
  );
}

const uses = ({ visionFile, textFile }: ModelFolder, names: ReadonlySet<string>): boolean =>
  names.has(visionFile.name) || names.has(textFile.name);
