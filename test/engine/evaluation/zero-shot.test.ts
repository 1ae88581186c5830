import { expect, it } from 'vitest';
import { zeroShotFigures } from '../../../electron/engine/evaluation/zero-shot.ts';

const labels = ['cat', 'dog'];
const embeddings = [Float32Array.of(1, 0), Float32Array.of(0, 1)];

it('Zero-shot accuracy is the share of photos whose best label is the right one, also by label', () => {
  const photos = [
    { embedding: Float32Array.of(0.8, 0.6), label: 0 },
    { embedding: Float32Array.of(0.6, 0.8), label: 0 },
    { embedding: Float32Array.of(0, 1), label: 1 },
  ];
  expect(zeroShotFigures(labels, embeddings, photos)).toEqual({
    photos: 3,
    accuracy: 2 / 3,
    perLabel: [
      { label: 'cat', photos: 2, correct: 1 },
      { label: 'dog', photos: 1, correct: 1 },
    ],
  });
});

it('Zero-shot accuracy gives nothing for ties, and is 0 without photos', () => {
  const tie = { embedding: Float32Array.of(Math.SQRT1_2, Math.SQRT1_2), label: 0 };
  expect(zeroShotFigures(labels, embeddings, [tie]).accuracy).toBe(0);
  expect(zeroShotFigures(labels, embeddings, []).accuracy).toBe(0);
});
