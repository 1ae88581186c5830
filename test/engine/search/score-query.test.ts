import { beforeAll, describe, expect, it } from 'vitest';
import { starterModelDir } from '../../../electron/engine/app-root.ts';
import { openModelFolder } from '../../../electron/engine/models/model-folder.ts';
import { cosinesTo, spreadOf } from '../../../electron/engine/search/background.ts';
import {
  backgroundOf,
  makeCalibration,
  type Calibration,
} from '../../../electron/engine/search/calibration.ts';
import { HUB_WEIGHT, hubOf, meanOfHighest } from '../../../electron/engine/search/hub.ts';
import { LEAST_STRENGTH, scoreQuery, textSpread } from '../../../electron/engine/search/score-query.ts';

let calibration: Calibration;
let photos: Float32Array[];
let texts: Float32Array[];
const dot = (a: Float32Array, b: Float32Array): number =>
  a.reduce((sum, value, index) => sum + value * b[index]!, 0);

beforeAll(async () => {
  const { calibration: shipped, dimensions } = await openModelFolder(starterModelDir, { towers: ['text'] });
  const { imageBackground, textBackground } = shipped!;
  calibration = makeCalibration('shipped', imageBackground, textBackground);
  const row = (rows: Float32Array, index: number): Float32Array =>
    rows.slice(index * dimensions, (index + 1) * dimensions);
  photos = Array.from({ length: 200 }, (_, index) => row(imageBackground.rows, index));
  texts = Array.from({ length: 5 }, (_, index) => row(textBackground.rows, index * 100));
});

describe('background', () => {
  it('gives the cosines of every row', () => {
    const background = backgroundOf([Float32Array.of(1, 0, 0, 0, 0), Float32Array.of(0, 0.6, 0, 0, 0.8)]);
    expect([...cosinesTo(background, Float32Array.of(0, 1, 0, 0, 0))]).toEqual([0, Math.fround(0.6)]);
  });

  it('has a mean and a standard deviation, never zero', () => {
    expect(spreadOf([1, 3])).toEqual({ mean: 2, std: 1 });
    expect(spreadOf([5, 5]).std).toBeGreaterThan(0);
    expect(spreadOf([]).std).toBeGreaterThan(0);
  });
});

describe('hub numbers', () => {
  it('are the mean of the ten highest cosines', () => {
    expect(meanOfHighest(Float32Array.of(1, 5, 3), 2)).toBe(4);
    expect(meanOfHighest(Float32Array.of(2), 10)).toBe(2);
    const sorted = [...cosinesTo(calibration.textBackground, photos[0]!)].sort((a, b) => b - a).slice(0, 10);
    expect(hubOf(photos[0]!, calibration.textBackground)).toBeCloseTo(sorted.reduce((a, b) => a + b) / 10, 6);
  });
});

describe('a text query', () => {
  it('has a standard score over its own background', () => {
    for (const text of texts) {
      const { vector, hubWeight } = scoreQuery({ text }, calibration);
      expect(vector).toBe(text);
      expect(hubWeight).toBe(HUB_WEIGHT);
    }
  });

  it('grows stronger with the score and cuts at a strength and at part of the best', () => {
    const scored = scoreQuery({ text: texts[0]! }, calibration);
    const scores = photos.map(
      (photo) => dot(photo, scored.vector) - scored.hubWeight * hubOf(photo, calibration.textBackground),
    );
    const sorted = [...scores].sort((a, b) => b - a);
    const strengths = sorted.map((score) => scored.strengthOf(score));
    expect(strengths).toEqual([...strengths].sort((a, b) => b - a));
    const weak = scored.cutOf(sorted.at(-1)!)!;
    expect(scored.strengthOf(weak)).toBeCloseTo(LEAST_STRENGTH, 6);
    // A far better best photo raises the bar.
    expect(scored.cutOf(sorted[0]! + 1)!).toBeGreaterThan(weak);
  });
});

describe('an image query', () => {
  it('is a similarity: identical is 1, unlike is 0, and nothing is cut', () => {
    const scored = scoreQuery({ image: photos[0]! }, calibration);
    expect(scored.hubWeight).toBe(0);
    expect(scored.strengthOf(1)).toBe(1);
    expect(scored.strengthOf(-1)).toBe(0);
    expect(scored.strengthOf(0.9)).toBeGreaterThan(scored.strengthOf(0.8));
    expect(scored.cutOf(1)).toBeNull();
  });
});

describe('a text with an image', () => {
  it('is the mean of the two z-scores, as one linear score', () => {
    const text = texts[1]!;
    const image = photos[3]!;
    const scored = scoreQuery({ text, image }, calibration);
    const textScores = cosinesTo(calibration.imageBackground, text).map(
      (cosine, row) => cosine - HUB_WEIGHT * calibration.imageHubs[row]!,
    );
    const own = spreadOf(textScores);
    const ofText = { mean: own.mean, std: Math.sqrt((own.std ** 2 + calibration.typicalStd ** 2) / 2) };
    expect(textSpread(text, calibration).std).toBeCloseTo(ofText.std, 6);
    const ofImage = spreadOf(cosinesTo(calibration.imageBackground, image));
    for (const photo of photos.slice(0, 20)) {
      const hub = hubOf(photo, calibration.textBackground);
      const zText = (dot(text, photo) - HUB_WEIGHT * hub - ofText.mean) / ofText.std;
      const zImage = (dot(image, photo) - ofImage.mean) / ofImage.std;
      const z = (zText + zImage) / 2;
      const strength = scored.strengthOf(dot(scored.vector, photo) - scored.hubWeight * hub);
      const { slope, intercept } = calibration.match;
      expect(strength).toBeCloseTo(1 / (1 + Math.exp(-(slope * z + intercept))), 4);
    }
  });
});

it('needs a query', () => {
  expect(() => scoreQuery({}, calibration)).toThrow('received neither');
});
