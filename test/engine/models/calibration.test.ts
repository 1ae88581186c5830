import { describe, expect, it } from 'vitest';
import { starterModelDir } from '../../../electron/engine/app-root.ts';
import { readCalibration } from '../../../electron/engine/models/calibration.ts';
import { ModelFiles } from '../../../electron/engine/models/model-files.ts';
import { removeCopy, starterCopy } from '../../support/starter-copy.ts';

describe('readCalibration', () => {
  it('readCalibration reads the starter\'s backgrounds as unit rows and its logistics', async () => {
    const calibration = (await readCalibration(await ModelFiles.open(starterModelDir), 512))!;
    for (const { count, rows } of [calibration.imageBackground, calibration.textBackground]) {
      expect(count).toBe(1000);
      expect(rows.length).toBe(512_000);
      for (const row of [0, 499, 999]) {
        const length = Math.hypot(...rows.subarray(row * 512, (row + 1) * 512));
        expect(length).toBeCloseTo(1, 5);
      }
    }
    expect(calibration).toMatchObject({
      zMatch: { slope: 2.1045, intercept: -5.0336 },
      cosineMatch: { slope: 23.8152, intercept: -5.994 },
      zMatched: { mean: 4.287, std: 1.205 },
      zUnmatched: { mean: 0.417, std: 1.233 },
    });
  });

  it('readCalibration is null for a model that ships none', async () => {
    const dir = await starterCopy({ 'calibration/calibration.json': null });
    expect(await readCalibration(await ModelFiles.open(dir), 512)).toBeNull();
    await removeCopy(dir);
  });

  it('readCalibration reads no file outside the model folder', async () => {
    const dir = await starterCopy({
      'calibration/calibration.json': { image_background: { file: '../../secret.npy' } },
    });
    await expect(readCalibration(await ModelFiles.open(dir), 512)).rejects.toThrow(
      /image_background\.file: expected a \.npy file inside the model folder, received "\.\.\/\.\.\/secret\.npy"/,
    );
    await removeCopy(dir);
  });
});
