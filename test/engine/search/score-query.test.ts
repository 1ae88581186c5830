import { beforeAll, describe, expect, it } from 'vitest';
import { starterModelDir } from '../../../electron/engine/app-root.ts';
import { openModelFolder } from '../../../electron/engine/models/model-folder.ts';
import { cosinesTo, spreadOf } from '../../../electron/engine/search/background.ts';
import {
  backgroundOf,
  correctedScores,
  makeCalibration,
  samplePhotos,
  type Calibration,
} from '../../../electron/engine/search/calibration.ts';
import { HUB_WEIGHT, hubOf, meanOfHighest } from '../../../electron/engine/search/hub.ts';
import type { Strangers } from '../../../electron/engine/search/match-line.ts';
import {
  scoreQuery,
  textSpread,
  type EmbeddedTerm,
  type ScoredQuery,
} from '../../../electron/engine/search/score-query.ts';

let calibration: Calibration;
let photos: Float32Array[];
let texts: Float32Array[];
const dot = (a: Float32Array, b: Float32Array): number =>
  a.reduce((sum, value, index) => sum + value * b[index]!, 0);

const text = (embedding: Float32Array, weight = 1): EmbeddedTerm => ({ kind: 'text', embedding, weight });
const image = (embedding: Float32Array, weight = 1): EmbeddedTerm => ({ kind: 'image', embedding, weight });

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
  it('The background gives the cosines of every row', () => {
    const background = backgroundOf([Float32Array.of(1, 0, 0, 0, 0), Float32Array.of(0, 0.6, 0, 0, 0.8)]);
    expect([...cosinesTo(background, Float32Array.of(0, 1, 0, 0, 0))]).toEqual([0, Math.fround(0.6)]);
  });

  it('The background has a mean and a standard deviation, never zero', () => {
    expect(spreadOf([1, 3])).toEqual({ mean: 2, std: 1 });
    expect(spreadOf([5, 5]).std).toBeGreaterThan(0);
    expect(spreadOf([]).std).toBeGreaterThan(0);
  });
});

describe('hub numbers', () => {
  it('Hub numbers are the mean of the ten highest cosines', () => {
    expect(meanOfHighest(Float32Array.of(1, 5, 3), 2)).toBe(4);
    expect(meanOfHighest(Float32Array.of(2), 10)).toBe(2);
    const sorted = [...cosinesTo(calibration.textBackground, photos[0]!)].sort((a, b) => b - a).slice(0, 10);
    expect(hubOf(photos[0]!, calibration.textBackground)).toBeCloseTo(sorted.reduce((a, b) => a + b) / 10, 6);
  });
});

describe('a text query', () => {
  it('A text query has a standard score over its own background', () => {
    for (const embedding of texts) {
      const { vector, hubWeight } = scoreQuery([text(embedding)], calibration);
      expect(vector).toBe(embedding);
      expect(hubWeight).toBe(HUB_WEIGHT);
    }
  });

  it('A text query grows stronger with the score', () => {
    const scored = scoreQuery([text(texts[0]!)], calibration);
    const scores = photos.map(
      (photo) => dot(photo, scored.vector) - scored.hubWeight * hubOf(photo, calibration.textBackground),
    );
    const sorted = [...scores].sort((a, b) => b - a);
    const strengths = sorted.map((score) => scored.strengthOf(score));
    expect(strengths).toEqual([...strengths].sort((a, b) => b - a));
  });

  it('A text query knows what strangers score: its own mean, and the usual deviation of texts', () => {
    for (const embedding of texts) {
      const { mean, std, ...rest } = onlyStrangers(scoreQuery([text(embedding)], calibration));
      const scores = correctedScores(embedding, calibration.imageBackground, calibration.imageHubs);
      expect(rest).toEqual({});
      expect(mean).toBeCloseTo(spreadOf(scores).mean, 5);
      expect(std).toBeCloseTo(calibration.typicalStd, 5);
    }
  });

  it('A text query counts the strangers of the library too, the more the larger the library is', () => {
    const dogs = photos.slice(0, 100);
    const library = samplePhotos(
      backgroundOf(dogs),
      calibration.textBackground,
      Float32Array.from(dogs, (photo) => hubOf(photo, calibration.textBackground)),
    );
    const { strangers } = scoreQuery([text(texts[0]!)], { ...calibration, library });
    const [general, own] = strangers!;
    const scores = correctedScores(texts[0]!, library.imageBackground, library.imageHubs);
    // 100 photos beside a weight of 500.
    expect(own!.mean).toBeCloseTo(general!.mean + (spreadOf(scores).mean - general!.mean) / 6, 5);
    expect(own!.std ** 2).toBeCloseTo((library.typicalStd ** 2 + 5 * calibration.typicalStd ** 2) / 6, 5);
  });
});

describe('an image query', () => {
  it('An image query is a similarity: identical is 1, unlike is 0, and nothing is cut', () => {
    const scored = scoreQuery([image(photos[0]!)], calibration);
    expect(scored.hubWeight).toBe(0);
    expect(scored.strengthOf(1)).toBe(1);
    expect(scored.strengthOf(-1)).toBe(0);
    expect(scored.strengthOf(0.9)).toBeGreaterThan(scored.strengthOf(0.8));
    expect(scored.strangers).toBeNull();
  });
});

describe('a text with an image', () => {
  it('A text with an image is the mean of the two z-scores, as one linear score', () => {
    const scored = scoreQuery([text(texts[1]!), image(photos[3]!)], calibration);
    const textScores = cosinesTo(calibration.imageBackground, texts[1]!).map(
      (cosine, row) => cosine - HUB_WEIGHT * calibration.imageHubs[row]!,
    );
    const own = spreadOf(textScores);
    const std = Math.sqrt((own.std ** 2 + calibration.typicalStd ** 2) / 2);
    expect(textSpread(texts[1]!, calibration).std).toBeCloseTo(std, 6);
    for (const photo of photos.slice(0, 20)) {
      expect(strengthIn(scored, photo)).toBeCloseTo(
        strengthOfZ((zText(texts[1]!, photo) + zImage(photos[3]!, photo)) / 2),
        4,
      );
    }
  });
});

describe('several terms', () => {
  it('Several terms have the weighted mean of what is wanted, less what shows something unwanted', () => {
    const terms = [text(texts[0]!, 2), text(texts[1]!, 1), image(photos[3]!, 0.5), text(texts[2]!, -1.5)];
    const scored = scoreQuery(terms, calibration);
    expect(scored.strangers).toHaveLength(1);
    for (const photo of photos.slice(0, 50)) {
      const wanted = 2 * zText(texts[0]!, photo) + zText(texts[1]!, photo) + 0.5 * zImage(photos[3]!, photo);
      const z = (wanted - 1.5 * Math.max(0, zText(texts[2]!, photo))) / 3.5;
      expect(strengthIn(scored, photo)).toBeCloseTo(strengthOfZ(z), 4);
    }
  });

  it('A minus takes away and never adds', () => {
    const without = scoreQuery([text(texts[0]!)], calibration);
    const unwanted = texts[1]!;
    const less = scoreQuery([text(texts[0]!), text(unwanted, -1)], calibration);
    const lessImage = scoreQuery([text(texts[0]!), image(photos[7]!, -1)], calibration);
    let unlike = 0;
    for (const photo of photos.slice(0, 40)) {
      const strength = strengthIn(without, photo);
      expect(strengthIn(less, photo)).toBeLessThanOrEqual(strength + 1e-6);
      expect(strengthIn(lessImage, photo)).toBeLessThanOrEqual(strength + 1e-6);
      if (zText(unwanted, photo) >= 0) continue;
      unlike += 1;
      expect(strengthIn(less, photo)).toBeCloseTo(strength, 5);
    }
    expect(unlike).toBeGreaterThan(10);
  });

  it('A minus leaves what strangers score as it is', () => {
    const without = onlyStrangers(scoreQuery([text(texts[0]!), text(texts[1]!)], calibration));
    const less = scoreQuery([text(texts[0]!), text(texts[1]!), text(texts[2]!, -1)], calibration);
    const { mean, std } = onlyStrangers(less);
    expect(less.strengthOf(mean)).toBeCloseTo(
      scoreQuery([text(texts[0]!), text(texts[1]!)], calibration).strengthOf(without.mean),
      6,
    );
    expect(std).toBeCloseTo(without.std, 6);
  });

  it('A single term is the term alone, whatever its weight', () => {
    const alone = scoreQuery([text(texts[0]!)], calibration);
    const heavy = scoreQuery([text(texts[0]!, 3)], calibration);
    const twice = scoreQuery([text(texts[0]!), text(texts[0]!)], calibration);
    expect(heavy.vector).toBe(texts[0]);
    for (const photo of photos.slice(0, 20)) {
      expect(strengthIn(heavy, photo)).toBe(strengthIn(alone, photo));
      expect(strengthIn(twice, photo)).toBeCloseTo(strengthIn(alone, photo), 6);
    }
  });

  it('Several images alone are a similarity, without a cut', () => {
    const scored = scoreQuery([image(photos[0]!), image(photos[1]!)], calibration);
    expect(scored.strangers).toBeNull();
    expect(scored.hubWeight).toBe(0);
    const to = (query: Float32Array, photo: Float32Array): number => {
      const { mean } = spreadOf(cosinesTo(calibration.imageBackground, query));
      return (dot(query, photo) - mean) / (1 - mean);
    };
    for (const photo of photos.slice(0, 20)) {
      const expected = (to(photos[0]!, photo) + to(photos[1]!, photo)) / 2;
      expect(strengthIn(scored, photo)).toBeCloseTo(Math.max(0, Math.min(1, expected)), 5);
    }
    const away = scoreQuery([image(photos[0]!), image(photos[1]!, -1)], calibration);
    expect(strengthIn(away, photos[1]!)).toBe(0);
    for (const photo of photos.slice(0, 20))
      expect(strengthIn(away, photo)).toBeLessThanOrEqual(Math.max(0, to(photos[0]!, photo)) + 1e-5);
  });

  it('Several terms that leave nothing to look for are refused', () => {
    expect(() => scoreQuery([text(texts[0]!), text(texts[0]!, -1)], calibration)).toThrow(
      'cancel each other',
    );
    expect(() => scoreQuery([text(texts[0]!, -1)], calibration)).toThrow('only terms to exclude');
    expect(() => scoreQuery([], calibration)).toThrow('expected something to look for');
  });
});

const zText = (embedding: Float32Array, photo: Float32Array): number => {
  const { mean, std } = textSpread(embedding, calibration);
  return (dot(embedding, photo) - HUB_WEIGHT * hubOf(photo, calibration.textBackground) - mean) / std;
};
const zImage = (embedding: Float32Array, photo: Float32Array): number => {
  const { mean, std } = spreadOf(cosinesTo(calibration.imageBackground, embedding));
  return (dot(embedding, photo) - mean) / std;
};
const strengthOfZ = (z: number): number =>
  1 / (1 + Math.exp(-(calibration.match.slope * z + calibration.match.intercept)));
const strengthIn = (scored: ScoredQuery, photo: Float32Array): number => {
  const hub = hubOf(photo, calibration.textBackground);
  const linear = dot(scored.vector, photo) - scored.hubWeight * hub;
  return scored.strengthOf(linear - (scored.excess?.(photo, hub) ?? 0));
};
const onlyStrangers = ({ strangers }: ScoredQuery): Strangers => {
  expect(strangers).toHaveLength(1);
  return strangers![0]!;
};
