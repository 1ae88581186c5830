/**
 * Lays out a million photos in rows of equal height that fill the width of the window: typed arrays instead of
 * objects, in one pass, and when photos were only added, from the first affected row on. Pure.
 *
 * A row takes photos until it would become lower than the target height, then keeps or drops the last one, whichever
 * height is closer. So a row depends only on where it starts and on the photos up to the first one after it, never on
 * earlier rows. This is why the layout can resume from any row.
 */
import type { GridSource } from './grid-source.ts';

/** In CSS pixels. */
export interface LayoutOptions {
  readonly width: number;
  /** Height of the pictures in a row; full rows come close to it. */
  readonly targetHeight: number;
  /** Space between tiles and between rows. */
  readonly gap: number;
  /** Height of the header above a section that has a label. */
  readonly headerHeight: number;
}

export interface JustifiedLayout {
  readonly options: LayoutOptions;
  readonly photos: number;
  readonly rows: number;
  /** [rows + 1] index of the first photo of each row; after the last row, the number of photos. */
  readonly firstPhoto: Uint32Array;
  /** [rows] top of each row, in pixels. */
  readonly rowTop: Float64Array;
  /** [rows] height of its pictures in whole pixels. */
  readonly pictureHeight: Uint32Array;
  /** [sections + 1] first row of each section; after the last, the number of rows. */
  readonly sectionRow: Uint32Array;
  /**
   * [sections + 1] top of each section's header, or of its first row when it has no header; after the last, the
   * height.
   */
  readonly sectionTop: Float64Array;
  /** Height of all rows and headers. */
  readonly height: number;
}

/** Smallest and largest ratio: panoramas and tall screenshots are cropped, so that row heights stay even. */
const MIN_RATIO = 0.5;
const MAX_RATIO = 3;
/** Ratio assumed for photos whose own is not known (yet). */
const DEFAULT_RATIO = 4 / 3;
/**
 * The last row of a section is stretched to the full width unless that makes it higher than the target by this factor.
 */
const MAX_STRETCH = 1.2;

/** The ratio (width / height) at which a photo is laid out. @param ratio its own, 0 when unknown */
export function shapeOf(ratio: number): number {
  return ratio === 0 ? DEFAULT_RATIO : ratio < MIN_RATIO ? MIN_RATIO : ratio > MAX_RATIO ? MAX_RATIO : ratio;
}

/**
 * Lays out all photos.
 * @param previous layout to reuse, made with equal options
 * @param keep how many photos at the beginning have the same ratios and sections as in `previous`
 */
export function justify(
  source: Pick<GridSource, 'count' | 'sections' | 'ratioAt'>,
  options: LayoutOptions,
  previous?: JustifiedLayout,
  keep = 0,
): JustifiedLayout {
  const builder = new Builder(options, source.count);
  const first = previous ? builder.copy(previous, keep, source.sections) : { section: 0, photo: 0 };
  for (let section = first.section; section < source.sections.length; section += 1) {
    const { start = 0, label = null } = source.sections[section] ?? {};
    const end = source.sections[section + 1]?.start ?? source.count;
    const from = section === first.section ? Math.max(start, first.photo) : start;
    if (from === start) builder.startSection(section, label === null ? 0 : options.headerHeight);
    builder.addRows(source, from, end);
  }
  return builder.finish(source);
}

/** The columns of a layout under construction. */
class Builder {
  readonly #options: LayoutOptions;
  #firstPhoto: Uint32Array;
  #rowTop: Float64Array;
  #pictureHeight: Uint32Array;
  #sectionRow: number[] = [];
  #sectionTop: number[] = [];
  #rows = 0;
  /** Top of the next row or header. */
  #top = 0;

  constructor(options: LayoutOptions, count: number) {
    this.#options = options;
    const capacity = Math.ceil(count / 3) + 64;
    this.#firstPhoto = new Uint32Array(capacity);
    this.#rowTop = new Float64Array(capacity);
    this.#pictureHeight = new Uint32Array(capacity);
  }

  /** Copies the rows that depend on the first `keep` photos alone. @returns where to resume */
  copy(
    previous: JustifiedLayout,
    keep: number,
    sections: GridSource['sections'],
  ): { section: number; photo: number } {
    // The row of the last kept photo may depend on photos after it; the rows before it do not.
    const rows = Math.max(0, rowOfPhoto(previous, Math.min(keep, previous.photos) - 1));
    const photo = previous.firstPhoto[rows] ?? 0;
    while (this.#firstPhoto.length < rows + 1) this.#grow();
    this.#firstPhoto.set(previous.firstPhoto.subarray(0, rows));
    this.#rowTop.set(previous.rowTop.subarray(0, rows));
    this.#pictureHeight.set(previous.pictureHeight.subarray(0, rows));
    this.#rows = rows;
    const section = Math.max(0, sectionOfPhoto(sections, photo));
    // When a section begins with that photo, its header is laid out again.
    const begins = sections[section]?.start === photo;
    const own = begins ? section : section + 1;
    this.#sectionRow = [...previous.sectionRow.subarray(0, own)];
    this.#sectionTop = [...previous.sectionTop.subarray(0, own)];
    this.#top = (begins ? previous.sectionTop[section] : previous.rowTop[rows]) ?? 0;
    return { section, photo };
  }

  startSection(section: number, headerHeight: number): void {
    this.#sectionRow[section] = this.#rows;
    this.#sectionTop[section] = this.#top;
    this.#top += headerHeight;
  }

  addRows(source: Pick<GridSource, 'ratioAt'>, start: number, end: number): void {
    const { width, targetHeight, gap } = this.#options;
    let first = start;
    let shapes = 0;
    for (let index = start; index < end; index += 1) {
      const shape = shapeOf(source.ratioAt(index));
      const before = first < index ? (width - gap * (index - first - 1)) / shapes : Infinity;
      const withIt = (width - gap * (index - first)) / (shapes + shape);
      if (withIt > targetHeight) {
        shapes += shape;
      } else if (before - targetHeight < targetHeight - withIt) {
        this.#addRow(first, before);
        first = index;
        shapes = 0;
        // Reconsider it as the first photo of the next row, which a panorama may fill alone.
        index -= 1;
      } else {
        this.#addRow(first, withIt);
        first = index + 1;
        shapes = 0;
      }
    }
    if (first < end) {
      const full = (width - gap * (end - first - 1)) / shapes;
      this.#addRow(first, full <= targetHeight * MAX_STRETCH ? full : targetHeight);
    }
  }

  finish(source: Pick<GridSource, 'count' | 'sections'>): JustifiedLayout {
    const rows = this.#rows;
    if (this.#firstPhoto.length < rows + 1) this.#grow();
    this.#firstPhoto[rows] = source.count;
    const sections = source.sections.length;
    const height = rows === 0 ? 0 : this.#top - this.#options.gap;
    return {
      options: this.#options,
      photos: source.count,
      rows,
      firstPhoto: this.#firstPhoto.subarray(0, rows + 1),
      rowTop: this.#rowTop.subarray(0, rows),
      pictureHeight: this.#pictureHeight.subarray(0, rows),
      sectionRow: Uint32Array.from([...this.#sectionRow.slice(0, sections), rows]),
      sectionTop: Float64Array.from([...this.#sectionTop.slice(0, sections), height]),
      height,
    };
  }

  #addRow(first: number, height: number): void {
    if (this.#rows === this.#firstPhoto.length) this.#grow();
    const whole = Math.max(1, Math.round(height));
    this.#firstPhoto[this.#rows] = first;
    this.#rowTop[this.#rows] = this.#top;
    this.#pictureHeight[this.#rows] = whole;
    this.#rows += 1;
    this.#top += whole + this.#options.gap;
  }

  #grow(): void {
    const capacity = this.#firstPhoto.length * 2;
    const firstPhoto = new Uint32Array(capacity);
    firstPhoto.set(this.#firstPhoto);
    this.#firstPhoto = firstPhoto;
    const rowTop = new Float64Array(capacity);
    rowTop.set(this.#rowTop);
    this.#rowTop = rowTop;
    const pictureHeight = new Uint32Array(capacity);
    pictureHeight.set(this.#pictureHeight);
    this.#pictureHeight = pictureHeight;
  }
}

/** Left edges and widths of a row's tiles, in whole pixels; a full row is exactly as wide as the window. */
export function placeRow(
  layout: JustifiedLayout,
  row: number,
  ratioAt: (index: number) => number,
): { index: number; left: number; width: number }[] {
  const first = layout.firstPhoto[row] ?? 0;
  const end = layout.firstPhoto[row + 1] ?? first;
  const { width, gap } = layout.options;
  const height = layout.pictureHeight[row] ?? 0;
  let shapes = 0;
  for (let index = first; index < end; index += 1) shapes += shapeOf(ratioAt(index));
  const room = width - gap * (end - first - 1);
  const full = Math.round(room / shapes) === height;
  const scale = full ? room / shapes : Math.min(height, room / shapes);
  const tiles: { index: number; left: number; width: number }[] = [];
  let passed = 0;
  for (let index = first; index < end; index += 1) {
    const from = Math.round(passed * scale);
    passed += shapeOf(ratioAt(index));
    tiles.push({ index, left: from + gap * (index - first), width: Math.round(passed * scale) - from });
  }
  return tiles;
}

/** The last row whose top is at or above `y`; 0 when `y` is above all of them, -1 when there are no rows. */
export function rowAt(layout: JustifiedLayout, y: number): number {
  return Math.max(layout.rows === 0 ? -1 : 0, lastAtOrBelow(layout.rowTop, layout.rows, y));
}

/** Number of the row that holds a photo; -1 when there are no rows. */
export function rowOfPhoto(layout: JustifiedLayout, index: number): number {
  return lastAtOrBelow(layout.firstPhoto, layout.rows, index);
}

/** Bottom edge of a row in pixels. */
export function rowBottom(layout: JustifiedLayout, row: number): number {
  return (layout.rowTop[row] ?? 0) + (layout.pictureHeight[row] ?? 0);
}

/** Position of the section that holds a photo; -1 when there are no sections. */
export function sectionOfPhoto(sections: GridSource['sections'], index: number): number {
  let low = 0;
  let high = sections.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sections[middle]?.start ?? 0) <= index) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The section whose header or rows are at `y`. */
export function sectionAt(layout: JustifiedLayout, y: number): number {
  return Math.max(0, lastAtOrBelow(layout.sectionTop, layout.sectionTop.length - 1, y));
}

/** Binary search: index of the last of the first `count` ascending values that is at most `value`; -1 for none. */
function lastAtOrBelow(values: Float64Array | Uint32Array, count: number, value: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
