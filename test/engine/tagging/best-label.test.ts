import { expect, it } from 'vitest';
import { starterModelDir } from '../../../electron/engine/app-root.ts';
import { openModelFolder } from '../../../electron/engine/models/model-folder.ts';
import { makeCalibration } from '../../../electron/engine/search/calibration.ts';
import { hubOf } from '../../../electron/engine/search/hub.ts';
import { bestLabel, labelRows } from '../../../electron/engine/tagging/best-label.ts';
import { classifyPhoto, prepareLabels } from '../../../electron/engine/tagging/label-scores.ts';

it('The best label is the label and the strength of classify, none of these included', async () => {
  const model = await openModelFolder(starterModelDir, { towers: ['text'] });
  const { imageBackground, textBackground } = model.calibration!;
  const calibration = makeCalibration('shipped', imageBackground, textBackground);
  const row = (rows: Float32Array, index: number): Float32Array =>
    rows.slice(index * model.dimensions, (index + 1) * model.dimensions);
  const names = Array.from({ length: 30 }, (_, index) => `label ${index}`);
  const labels = prepareLabels(
    names,
    names.map((_, index) => row(textBackground.rows, index * 30)),
    calibration,
  );
  const rows = labelRows(labels);
  let none = 0;
  for (let index = 0; index < 300; index++) {
    const photo = row(imageBackground.rows, index);
    const hub = hubOf(photo, textBackground);
    const expected = classifyPhoto(photo, hub, labels, model, calibration);
    const best = bestLabel(photo, hub, rows, calibration);
    expect(best.none ? null : names[best.label]).toBe(expected.label);
    expect(best.strength).toBeCloseTo(expected.strength, 5);
    none += Number(best.none);
  }
  expect(none).toBeGreaterThan(30);
  expect(none).toBeLessThan(270);
});
