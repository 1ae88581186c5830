/**
 * Where the proposals of a label stand: rows of cells of one size, strongest first, with a line across after those that
 * would be accepted together. Only what is in view is drawn, so any place is computed. Pure; lengths in CSS pixels.
 */

export interface ReviewLayout {
  readonly columns: number;
  readonly cellWidth: number;
  /** From the top of one row to that of the next. */
  readonly rowHeight: number;
  /** How many proposals are above the line; null: there is no line. */
  readonly lineAt: number | null;
  readonly lineHeight: number;
}

export const CELL_GAP = 12;
const SMALLEST_CELL = 148;
const CAPTION = 48;

export function reviewLayout(width: number, lineAt: number | null, lineHeight: number): ReviewLayout {
  const columns = Math.max(2, Math.floor((width + CELL_GAP) / (SMALLEST_CELL + CELL_GAP)));
  const cellWidth = Math.max(1, (width - CELL_GAP * (columns - 1)) / columns);
  const rowHeight = Math.round(cellWidth * 0.75) + CAPTION + CELL_GAP;
  return { columns, cellWidth, rowHeight, lineAt, lineHeight };
}

export interface CellPlace {
  readonly left: number;
  readonly top: number;
}

export function placeOf(layout: ReviewLayout, index: number): CellPlace {
  const { columns, cellWidth, rowHeight, lineAt, lineHeight } = layout;
  const below = lineAt !== null && index >= lineAt;
  const from = below ? lineAt : 0;
  const row = Math.floor((index - from) / columns) + (below ? Math.ceil(lineAt / columns) : 0);
  return {
    left: ((index - from) % columns) * (cellWidth + CELL_GAP),
    top: row * rowHeight + (below ? lineHeight : 0),
  };
}

/** Top of the line. */
export function lineTop({ lineAt, columns, rowHeight }: ReviewLayout): number {
  return Math.ceil((lineAt ?? 0) / columns) * rowHeight;
}

export function totalHeight(layout: ReviewLayout, count: number): number {
  const { lineAt, rowHeight, lineHeight } = layout;
  const bottom = count === 0 ? 0 : placeOf(layout, count - 1).top + rowHeight;
  return lineAt !== null && lineAt >= count ? lineTop(layout) + lineHeight : bottom;
}

/** Indexes from `first` up to `end` are at least partly between two heights. */
export function indexesBetween(
  layout: ReviewLayout,
  count: number,
  top: number,
  bottom: number,
): { first: number; end: number } {
  const first = firstBelow(layout, count, top - layout.rowHeight);
  return { first, end: Math.max(first, firstBelow(layout, count, bottom)) };
}

/** The first index whose row begins below `height`. */
function firstBelow(layout: ReviewLayout, count: number, height: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (placeOf(layout, middle).top > height) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** How many proposals are above a line that is dragged to `height`: whole rows. */
export function lineAtHeight({ columns, rowHeight }: ReviewLayout, height: number, count: number): number {
  const rows = Math.max(0, Math.round(height / rowHeight));
  return Math.min(count, rows * columns);
}

/** The index that an arrow key leads to; null for another key. */
export function indexAfterKey(
  layout: ReviewLayout,
  key: string,
  index: number,
  count: number,
  rowsOfPage: number,
): number | null {
  const { columns } = layout;
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -columns,
    ArrowDown: columns,
    PageUp: -columns * rowsOfPage,
    PageDown: columns * rowsOfPage,
    Home: -count,
    End: count,
  };
  const step = steps[key];
  if (step === undefined) return null;
  return Math.min(count - 1, Math.max(0, index + step));
}
