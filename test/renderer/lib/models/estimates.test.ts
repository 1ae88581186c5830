import { expect, it } from 'vitest';
import { imagesPerSecond, modelBytes, vectorBytes } from '../../../../renderer/lib/models/estimates.ts';

const measured = (rate: number) => ({ imagesPerSecond: rate, where: 'elsewhere' });
const STARTER = { name: 'starter', measured: measured(40) };
const CLIP = { name: 'clip', measured: measured(10) };
const OTHER = { name: 'other', measured: null };
const MODELS = [STARTER, CLIP, OTHER];
const nothing = { answering: null, compared: [] };
const speed = (rate: number) => ({
  ...{ imagesPerSecond: rate, textMilliseconds: 1, peakBytes: 1, vision: 'int8', text: 'int8' },
});

it('The time of a model is that of the catalogue, scaled by how fast this computer runs the one in use', () => {
  expect(imagesPerSecond(CLIP, MODELS, nothing)).toBe(10);
  const here = { ...nothing, answering: { name: 'starter', imagesPerSecond: 20 } };
  expect(imagesPerSecond(CLIP, MODELS, here)).toBe(5);
});

it('The time of a model that was measured here is as measured, by use or by a comparison', () => {
  const answering = { name: 'starter', imagesPerSecond: 20 };
  const here = { answering, compared: [{ name: 'other', speed: speed(3) }] };
  expect(imagesPerSecond(STARTER, MODELS, here)).toBe(20);
  expect(imagesPerSecond(OTHER, MODELS, here)).toBe(3);
});

it('The time of a model that nobody measured is unknown', () => {
  const answering = { name: 'starter', imagesPerSecond: 20 };
  expect(imagesPerSecond(OTHER, MODELS, { answering, compared: [] })).toBeNull();
});

it('The size of a download is stated, or about one byte a weight of 8 bits, or unknown', () => {
  expect(modelBytes({ bytes: 5, dtype: 'q8', parametersMillions: 100 })).toEqual({ bytes: 5, about: false });
  expect(modelBytes({ bytes: null, dtype: 'q8', parametersMillions: 151 })).toEqual({
    bytes: 151e6,
    about: true,
  });
  expect(modelBytes({ bytes: null, dtype: 'fp32', parametersMillions: 151 })).toBeNull();
  expect(modelBytes({ bytes: null, dtype: null, parametersMillions: null })).toBeNull();
  expect(vectorBytes(1_000, 512)).toBe(2_560_000);
});
