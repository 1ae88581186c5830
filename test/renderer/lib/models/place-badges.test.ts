import { describe, expect, it } from 'vitest';
import { placeBadges, type Spot } from '../../../../renderer/lib/models/place-badges.ts';

const BOX = { width: 300, height: 200 };
const RADIUS = 11;
const DOT = 4;

/** How far the centres of two of them are from each other at least. */
const nearest = (spots: readonly Spot[]): number =>
  Math.min(
    ...spots.flatMap((one, index) =>
      spots.slice(index + 1).map((other) => Math.hypot(one.x - other.x, one.y - other.y)),
    ),
  );

describe('placeBadges', () => {
  it('A badge lies above its point where nothing is in the way', () => {
    expect(placeBadges([{ x: 150, y: 100 }], BOX, RADIUS, DOT)).toEqual([{ x: 150, y: 100 - RADIUS - DOT - 2 }]);
  });

  it.each([
    ['on one spot', () => ({ x: 150, y: 100 })],
    ['in a row', (index: number) => ({ x: 120 + index * 6, y: 100 })],
    ['in a corner', (index: number) => ({ x: 298 - index, y: 2 + index })],
  ])('Badges of eight points %s cover neither each other nor a point, inside the box', (_where, at) => {
    const points = Array.from({ length: 8 }, (_, index) => at(index));
    const badges = placeBadges(points, BOX, RADIUS, DOT);
    expect(nearest(badges)).toBeGreaterThanOrEqual(2 * RADIUS);
    for (const { x, y } of badges) {
      expect(Math.min(...points.map((point) => Math.hypot(x - point.x, y - point.y)))).toBeGreaterThan(RADIUS);
      expect(x).toBeGreaterThanOrEqual(RADIUS);
      expect(x).toBeLessThanOrEqual(BOX.width - RADIUS);
      expect(y).toBeGreaterThanOrEqual(RADIUS);
      expect(y).toBeLessThanOrEqual(BOX.height - RADIUS);
    }
  });
});
