import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { samplesDir, starterModelDir } from '../../../electron/engine/app-root.ts';
import { createImageEncoder } from '../../../electron/engine/embedding/image-encoder.ts';
import { embedLabels } from '../../../electron/engine/embedding/prompts.ts';
import { createTextEncoder } from '../../../electron/engine/embedding/text-encoder.ts';
import { prepareImage } from '../../../electron/engine/images/decode.ts';
import { openModelFolder, type ModelFolder } from '../../../electron/engine/models/model-folder.ts';
import { makeCalibration, type Calibration } from '../../../electron/engine/search/calibration.ts';
import { hubOf } from '../../../electron/engine/search/hub.ts';
import {
  classifyPhoto,
  prepareLabels,
  type PreparedLabel,
} from '../../../electron/engine/tagging/label-scores.ts';

let model: ModelFolder;
let calibration: Calibration;
let labelsOf: (names: readonly string[]) => Promise<PreparedLabel[]>;
let photoOf: (name: string) => Promise<{ embedding: Float32Array; hub: number }>;

beforeAll(async () => {
  model = await openModelFolder(starterModelDir);
  const { imageBackground, textBackground } = model.calibration!;
  calibration = makeCalibration('shipped', imageBackground, textBackground);
  const text = await createTextEncoder(model);
  const images = await createImageEncoder(model);
  labelsOf = async (names) => prepareLabels(names, await embedLabels(text, names), calibration);
  photoOf = async (name) => {
    const bytes = await readFile(path.join(samplesDir, name));
    const { pixels } = await prepareImage(bytes, model.preprocess);
    const [embedding] = await images.encode([pixels]);
    return { embedding: embedding!, hub: hubOf(embedding!, textBackground) };
  };
});

async function classify(photo: string, names: readonly string[]): Promise<ReturnType<typeof classifyPhoto>> {
  const { embedding, hub } = await photoOf(photo);
  return classifyPhoto(embedding, hub, await labelsOf(names), model, calibration);
}

describe('labels', () => {
  const labels = ['a cat', 'a rocket', 'a cup of coffee'];
  it.each([
    ['tabby-cat.jpg', 'a cat'],
    ['rocket-on-the-launch-pad.jpg', 'a rocket'],
    ['cup-of-coffee.jpg', 'a cup of coffee'],
  ])('Labels of %s are won by %s', async (photo, label) => {
    const { label: found, scores, strength } = await classify(photo, labels);
    expect(found).toBe(label);
    expect(scores.map((score) => score.label)).toEqual(labels);
    expect(scores.reduce((sum, score) => sum + score.probability, 0)).toBeCloseTo(1, 6);
    expect(strength).toBe(scores.find((score) => score.label === label)!.strength);
  });

  it('Labels are none of these where nothing fits, although their probabilities add up to one', async () => {
    const { label, scores } = await classify('galaxies.jpg', ['a car', 'a bicycle', 'a pizza']);
    expect(label).toBeNull();
    expect(scores.reduce((sum, score) => sum + score.probability, 0)).toBeCloseTo(1, 6);
  });

  it('Labels have probabilities by the logit scale, and by a sigmoid of each for SigLIP models', async () => {
    const { embedding, hub } = await photoOf('tabby-cat.jpg');
    const prepared = await labelsOf(labels);
    const clip = classifyPhoto(embedding, hub, prepared, model, calibration);
    const [first, second] = clip.scores;
    expect(Math.log(first!.probability / second!.probability)).toBeCloseTo(
      model.logitScale * (first!.cosine - second!.cosine),
      6,
    );
    const siglip = { family: 'siglip', logitScale: 10, logitBias: -3 } as const;
    for (const { probability, cosine } of classifyPhoto(embedding, hub, prepared, siglip, calibration)
      .scores) {
      expect(probability).toBeCloseTo(1 / (1 + Math.exp(-(10 * cosine - 3))), 10);
    }
  });
});
