import { describe, expect, it } from 'vitest';
import { plotOf } from '../../../../renderer/lib/models/plot-points.ts';
import { aComparedModel, aFailedModel } from '../../../support/compared-model.ts';

/** A model with this recall at 1 and speed. */
const point = (name: string, recallAt1: number, imagesPerSecond: number) => {
  const { captions, speed } = aComparedModel();
  return aComparedModel({
    name,
    captions: captions && { ...captions, recallAt1 },
    speed: speed && { ...speed, imagesPerSecond },
  });
};

describe('plotOf', () => {
  it('A plot has better models further up and faster ones further right, inside its frame', () => {
    const plot = plotOf([point('good', 0.8, 2), point('fast', 0.4, 80), point('middle', 0.6, 12.65)]);
    const [good, fast, middle] = plot?.points ?? [];
    expect(good!.y).toBeGreaterThan(middle!.y);
    expect(middle!.y).toBeGreaterThan(fast!.y);
    expect(fast!.x).toBeGreaterThan(good!.x);
    // Twice as fast is as far wherever it is.
    expect(middle!.x).toBeCloseTo((good!.x + fast!.x) / 2, 2);
    for (const { x, y } of plot!.points) {
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
      expect(Math.max(x, y)).toBeLessThanOrEqual(1);
    }
  });

  it('A plot does not make a hair’s breadth look like a mile', () => {
    const plot = plotOf([point('one', 0.565, 79), point('other', 0.57, 82)]);
    const [one, other] = plot?.points ?? [];
    expect(other!.y - one!.y).toBeLessThan(0.05);
    expect(other!.x - one!.x).toBeLessThan(0.05);
  });

  it.each([
    [0, 0],
    [1, 1],
    [0.02, 0.98],
    [0.57, 0.57],
  ])('The quality axis around %d and %d has whole tenths, inside 0 to 1', (low, high) => {
    const { qualities } = plotOf([point('low', low, 10), point('high', high, 10)])!;
    expect(qualities.length).toBeGreaterThanOrEqual(3);
    for (const { value, at } of qualities) {
      expect(value * 10).toBeCloseTo(Math.round(value * 10));
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(1);
      expect(at).toBeGreaterThanOrEqual(-1e-9);
      expect(at).toBeLessThanOrEqual(1 + 1e-9);
    }
  });

  it.each([0.04, 1.4, 79, 2_300])('The speed axis around %d photos per second has at least two ticks', (speed) => {
    const { speeds } = plotOf([point('model', 0.5, speed)])!;
    expect(speeds.length).toBeGreaterThanOrEqual(2);
    expect(speeds.map(({ value }) => value)).toEqual([...speeds.map(({ value }) => value)].sort((a, b) => a - b));
  });

  it('A plot shows the accuracy of labels where there are no captions, and numbers as in the table', () => {
    const zeroShot = { accuracy: 0.75, perLabel: [] };
    const results = [
      aFailedModel('gone', 'not found'),
      aComparedModel({ captions: null, zeroShot }),
      aComparedModel({ name: 'untimed', captions: null, zeroShot, speed: null }),
      aComparedModel({ name: 'last', captions: null, zeroShot }),
    ];
    expect(plotOf(results)).toMatchObject({
      measure: 'labels',
      points: [
        { number: 1, name: 'starter', quality: 0.75 },
        { number: 3, name: 'last' },
      ],
    });
  });

  it('Models without quality have no plot', () => {
    expect(plotOf([aComparedModel({ captions: null }), aFailedModel('gone', 'not found')])).toBeNull();
    expect(plotOf([])).toBeNull();
  });
});
