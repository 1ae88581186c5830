/** Keyboard navigation in rows of tiles of different widths. Pure. */
import { placeRow, rowAt, rowOfPhoto } from './justified-layout.ts';
import type { JustifiedLayout } from './justified-layout.ts';

export interface GridKey {
  readonly key: string;
  /** Ctrl or Cmd is pressed. */
  readonly control: boolean;
}

export interface GridMove {
  readonly index: number;
  /**
   * Horizontal position that up and down aim for, whatever the widths of the tiles on the way; null after other keys.
   */
  readonly goal: number | null;
}

/**
 * The photo that a key moves to, or null when the grid does not use the key.
 * @param goal the one returned by the previous move
 * @param viewport height of a page, in pixels
 */
export function moveByKey(
  layout: JustifiedLayout,
  ratioAt: (index: number) => number,
  { key, control }: GridKey,
  { index, goal }: GridMove,
  viewport: number,
): GridMove | null {
  const last = layout.photos - 1;
  const row = rowOfPhoto(layout, index);
  const to = (target: number): GridMove => ({ index: Math.min(Math.max(0, target), last), goal: null });
  const toRow = (target: number): GridMove => {
    const reached = Math.min(Math.max(0, target), layout.rows - 1);
    const x = goal ?? centreOf(layout, ratioAt, row, index);
    return { index: reached === row ? index : nearest(layout, ratioAt, reached, x), goal: x };
  };
  switch (key) {
    case 'ArrowRight':
      return to(index + 1);
    case 'ArrowLeft':
      return to(index - 1);
    case 'ArrowDown':
      return toRow(row + 1);
    case 'ArrowUp':
      return toRow(row - 1);
    case 'Home':
      return to(control ? 0 : (layout.firstPhoto[row] ?? 0));
    case 'End':
      return to(control ? last : (layout.firstPhoto[row + 1] ?? 0) - 1);
    case 'PageDown':
      return toRow(Math.max(row + 1, rowAt(layout, (layout.rowTop[row] ?? 0) + viewport)));
    case 'PageUp':
      return toRow(Math.min(row - 1, rowAt(layout, (layout.rowTop[row] ?? 0) - viewport)));
    default:
      return null;
  }
}

function centreOf(
  layout: JustifiedLayout,
  ratioAt: (index: number) => number,
  row: number,
  index: number,
): number {
  const tile = placeRow(layout, row, ratioAt).find((candidate) => candidate.index === index);
  return tile ? tile.left + tile.width / 2 : 0;
}

/** The tile of a row at a horizontal position, or else the nearest. */
function nearest(
  layout: JustifiedLayout,
  ratioAt: (index: number) => number,
  row: number,
  x: number,
): number {
  const tiles = placeRow(layout, row, ratioAt);
  const over = tiles.find((tile) => x <= tile.left + tile.width + layout.options.gap / 2);
  return (over ?? tiles.at(-1))?.index ?? 0;
}
