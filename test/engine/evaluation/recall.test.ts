import { expect, it } from 'vitest';
import { ranksOf, recallOf } from '../../../electron/engine/evaluation/recall.ts';

const photos = [Float32Array.of(1, 0), Float32Array.of(0.8, 0.6), Float32Array.of(0, 1)];

it('Evaluation ranks each caption among the photos, from 1', () => {
  const captions = [
    { text: Float32Array.of(1, 0), photo: 0 },
    { text: Float32Array.of(1, 0), photo: 1 },
    { text: Float32Array.of(1, 0), photo: 2 },
  ];
  expect(ranksOf(captions, photos, [0, 0, 0])).toEqual([1, 2, 3]);
});

it('Evaluation takes part of the hub number away', () => {
  const captions = [{ text: Float32Array.of(1, 0), photo: 1 }];
  expect(ranksOf(captions, photos, [0.5, 0, 0], 0.5)).toEqual([1]);
  expect(ranksOf(captions, photos, [0.5, 0, 0], 0)).toEqual([2]);
});

it('Evaluation gives nothing for ties', () => {
  const same = [photos[0]!, photos[0]!];
  expect(ranksOf([{ text: Float32Array.of(1, 0), photo: 0 }], same, [0, 0])).toEqual([2]);
});

it('Evaluation summarises ranks', () => {
  expect(recallOf([1, 2, 6, 40])).toEqual({
    recallAt1: 0.25,
    recallAt5: 0.5,
    recallAt10: 0.75,
    medianRank: 4,
  });
  expect(recallOf([3]).medianRank).toBe(3);
  expect(recallOf([]).recallAt1).toBe(0);
});
