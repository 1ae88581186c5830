/** Finds room for a badge beside each point of a plot, so that none covers another or a point. Pure. Page. */

export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Directions to try, best first: above, below, beside, the diagonals, then what is between. */
const TURNS = [0, 8, 4, 12, 2, 14, 6, 10, 1, 15, 7, 9, 3, 13, 5, 11].map((part) => (part * Math.PI) / 8);
/** How often to go further out, by the width of a badge. */
const RINGS = 6;

/**
 * @param points centres, in pixels; y grows downwards.
 * @param radius of a badge.
 * @param dot radius of a point.
 * @returns the centre of the badge of each point; where there is no room left, above the point.
 */
export function placeBadges(
  points: readonly Spot[],
  { width, height }: { readonly width: number; readonly height: number },
  radius: number,
  dot: number,
): Spot[] {
  const placed: Spot[] = [];
  for (const point of points) {
    const spots = candidates(point, radius + dot + 2, 2 * radius + 1);
    const free = spots.find(
      (spot) =>
        spot.x >= radius &&
        spot.x <= width - radius &&
        spot.y >= radius &&
        spot.y <= height - radius &&
        placed.every((other) => distance(spot, other) >= 2 * radius + 1) &&
        points.every((other) => distance(spot, other) >= radius + dot),
    );
    placed.push(free ?? spots[0]!);
  }
  return placed;
}

function candidates({ x, y }: Spot, first: number, step: number): Spot[] {
  return Array.from({ length: RINGS }, (_, ring) => first + ring * step).flatMap((far) =>
    TURNS.map((turn) => ({ x: x + Math.sin(turn) * far, y: y - Math.cos(turn) * far })),
  );
}

const distance = (one: Spot, other: Spot): number => Math.hypot(one.x - other.x, one.y - other.y);
