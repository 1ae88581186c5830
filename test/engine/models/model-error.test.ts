import path from 'node:path';
import { expect, it } from 'vitest';
import { starterModelDir } from '../../../electron/engine/app-root.ts';
import { comesWithSightline, modelInvalid, ofModel } from '../../../electron/engine/models/model-error.ts';
import { SightlineError } from '../../../shared/errors.ts';

it('The model that comes with Sightline is known by its place', () => {
  expect(comesWithSightline(starterModelDir)).toBe(true);
  expect(comesWithSightline(path.join(starterModelDir, 'onnx/vision_model_quantized.onnx'))).toBe(true);
  expect(comesWithSightline(`${starterModelDir}-2`)).toBe(false);
  expect(comesWithSightline(path.dirname(starterModelDir))).toBe(false);
});

it('A failure of a model says whether the model is one of the user', async () => {
  const fail = () => Promise.reject(modelInvalid('config.json', 'JSON', 'nothing'));
  await expect(ofModel(starterModelDir, fail)).rejects.toMatchObject({ detail: { file: 'config.json' } });
  await expect(ofModel(starterModelDir, fail)).rejects.not.toMatchObject({ detail: { ownModel: true } });
  await expect(ofModel('/models/clip', fail)).rejects.toMatchObject({
    message: 'config.json: expected JSON, received nothing',
    detail: { file: 'config.json', ownModel: true },
  });
  const full = new SightlineError('disk-full', 'no room');
  await expect(ofModel('/models/clip', () => Promise.reject(full))).rejects.toBe(full);
});
