import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { samplesDir, starterModelDir } from '../../../electron/engine/app-root.ts';
import { createImageEncoder } from '../../../electron/engine/embedding/image-encoder.ts';
import { DEFAULT_TEMPLATES, embedLabels } from '../../../electron/engine/embedding/prompts.ts';
import { createTextEncoder, type TextEncoder } from '../../../electron/engine/embedding/text-encoder.ts';
import { prepareImage } from '../../../electron/engine/images/decode.ts';
import { openModelFolder, type ModelFolder } from '../../../electron/engine/models/model-folder.ts';
import { makeCalibration, type Calibration } from '../../../electron/engine/search/calibration.ts';
import { hubOf } from '../../../electron/engine/search/hub.ts';
import { LEAST_STRENGTH } from '../../../electron/engine/search/score-query.ts';
import { classifyPhoto, prepareLabels } from '../../../electron/engine/tagging/classify.ts';

const SAMPLES = ['tabby-cat', 'cup-of-coffee', 'rocket-on-the-launch-pad', 'galaxies'] as const;
let model: ModelFolder;
let calibration: Calibration;
let texts: TextEncoder;
const photos = new Map<string, Float32Array>();

beforeAll(async () => {
  model = await openModelFolder(starterModelDir);
  const shipped = model.calibration;
  if (!shipped) throw new Error('expected the starter to ship a calibration');
  calibration = makeCalibration('shipped', shipped.imageBackground, shipped.textBackground);
  texts = await createTextEncoder(model);
  const images = await createImageEncoder(model);
  for (const name of SAMPLES) {
    const bytes = await readFile(path.join(samplesDir, `${name}.jpg`));
    const { pixels } = await prepareImage(bytes, model.preprocess);
    photos.set(name, (await images.encode([pixels]))[0]!);
  }
});

async function classify(
  name: (typeof SAMPLES)[number],
  labels: string[],
  family = model.family,
  hub?: number,
) {
  const prepared = prepareLabels(labels, await embedLabels(texts, labels, DEFAULT_TEMPLATES), calibration);
  const photo = photos.get(name)!;
  const scale = { family, logitScale: model.logitScale, logitBias: family === 'siglip' ? -10 : 0 };
  return classifyPhoto(photo, hub ?? hubOf(photo, calibration.textBackground), prepared, scale, calibration);
}

describe('classifyPhoto', () => {
  const labels = ['tabby cat', 'cup of coffee', 'rocket', 'bicycle', 'snowy mountain'];

  it.each([
    ['tabby-cat', 'tabby cat'],
    ['cup-of-coffee', 'cup of coffee'],
    ['rocket-on-the-launch-pad', 'rocket'],
  ] as const)('knows %s', async (name, label) => {
    const result = await classify(name, labels);
    expect(result.label).toBe(label);
    expect(result.scores.map((score) => score.label)).toEqual(labels);
    expect(result.scores.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 5);
  });

  it('says that none fits, though the probabilities still add up to one', async () => {
    const result = await classify('galaxies', ['car', 'bicycle', 'pizza']);
    expect(result.label).toBeNull();
    expect(result.strength).toBeLessThan(LEAST_STRENGTH);
    expect(result.scores.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 5);
  });

  it('gives a photo with a larger hub less strength, and no label another place', async () => {
    const usual = await classify('tabby-cat', labels, 'clip', 0.3);
    const hub = await classify('tabby-cat', labels, 'clip', 0.4);
    expect(hub.strength).toBeLessThan(usual.strength);
    expect(hub.scores.map(({ probability }) => probability)).toEqual(
      usual.scores.map(({ probability }) => probability),
    );
  });

  it('judges each label by itself for a SigLIP model', async () => {
    const alone = await classify('tabby-cat', ['tabby cat'], 'siglip');
    const among = await classify('tabby-cat', labels, 'siglip');
    expect(among.scores[0]!.probability).toBeCloseTo(alone.scores[0]!.probability, 6);
    expect(alone.scores[0]!.probability).toBeLessThan(1);
  });
});
