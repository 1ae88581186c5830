/** Where the arrow keys lead in a grid of tiles of differing widths. Pure: works on rectangles. */

export interface TileBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Tops that differ by less than this are one row. */
const ROW_TOLERANCE = 8;

/**
 * The index of the tile that `key` leads to from `current`, or null when the key is not for the grid. Up and down go
 * to the nearest row in that direction and there to the tile over or under its centre.
 */
export function tileAfterKey(key: string, current: number, boxes: readonly TileBox[]): number | null {
  const last = boxes.length - 1;
  switch (key) {
    case 'ArrowRight':
      return Math.min(current + 1, last);
    case 'ArrowLeft':
      return Math.max(current - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return last;
    case 'ArrowDown':
      return nearestInRow(current, boxes, 1);
    case 'ArrowUp':
      return nearestInRow(current, boxes, -1);
    default:
      return null;
  }
}

function nearestInRow(current: number, boxes: readonly TileBox[], direction: 1 | -1): number {
  const from = boxes[current];
  if (!from) return current;
  const centre = from.left + from.width / 2;
  const beyond = (box: TileBox) => (box.top - from.top) * direction > ROW_TOLERANCE;
  const rowTop = boxes
    .filter(beyond)
    .reduce<number | null>(
      (best, { top }) => (best === null || (best - top) * direction > 0 ? top : best),
      null,
    );
  if (rowTop === null) return current;
  let nearest = current;
  let distance = Infinity;
  boxes.forEach((box, index) => {
    if (Math.abs(box.top - rowTop) > ROW_TOLERANCE) return;
    const away = Math.max(box.left - centre, 0, centre - (box.left + box.width));
    if (away < distance) {
      distance = away;
      nearest = index;
    }
  });
  return nearest;
}
