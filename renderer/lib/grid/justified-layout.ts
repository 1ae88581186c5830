/**
 * Rows of equal height as wide as the window, for a million photos: typed arrays instead of objects, one pass, and
 * only the end again when only the end changed. Pure.
 *
 * A row takes photos until it would be lower than wished; of the heights with and without the last one it gets the
 * nearer. So it depends on where it starts and on the photo after its end, and on nothing before: that is what makes
 * going on from any row possible.
 */
import type { GridSource } from './grid-source.ts';

/** All in CSS pixels. */
export interface LayoutOptions {
  readonly width: number;
  /** Of the pictures in a row; full rows come near to it. */
  readonly targetHeight: number;
  /** Between tiles and between rows. */
  readonly gap: number;
  /** Over the first row of a section that has a label. */
  readonly headerHeight: number;
  /** Under each picture. */
  readonly captionHeight: number;
}

export interface JustifiedLayout {
  readonly options: LayoutOptions;
  readonly photos: number;
  readonly rows: number;
  /** [rows + 1] index of the first photo of each row; after the last row, the number of photos. */
  readonly firstPhoto: Uint32Array;
  /** [rows] top of each row. */
  readonly rowTop: Float64Array;
  /** [rows] of its pictures, whole pixels, without caption. */
  readonly pictureHeight: Uint32Array;
  /** [sections + 1] first row of each section; after the last, the number of rows. */
  readonly sectionRow: Uint32Array;
  /** [sections + 1] top of each section's header, or of its first row when it has none; after the last, the height. */
  readonly sectionTop: Float64Array;
  /** Of everything. */
  readonly height: number;
}

/** Panoramas and tall screenshots are cropped to these shapes so that rows stay even. */
const NARROWEST = 0.5;
const WIDEST = 3;
/** Of photos whose shape is not known (yet). */
const USUAL = 4 / 3;
/** The last row of a section is stretched to the full width up to this part of the wished height. */
const STRETCH = 1.2;

export function shapeOf(ratio: number): number {
  return ratio === 0 ? USUAL : ratio < NARROWEST ? NARROWEST : ratio > WIDEST ? WIDEST : ratio;
}

/** Lays everything out. @param keep photos at the beginning that `previous` has laid out alike, with equal options */
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

/** Growing columns of a layout that is being made. */
class Builder {
  readonly #options: LayoutOptions;
  #firstPhoto: Uint32Array;
  #rowTop: Float64Array;
  #pictureHeight: Uint32Array;
  #sectionRow: number[] = [];
  #sectionTop: number[] = [];
  #rows = 0;
  /** Where the next row or header goes. */
  #top = 0;

  constructor(options: LayoutOptions, count: number) {
    this.#options = options;
    const capacity = Math.ceil(count / 3) + 64;
    this.#firstPhoto = new Uint32Array(capacity);
    this.#rowTop = new Float64Array(capacity);
    this.#pictureHeight = new Uint32Array(capacity);
  }

  /** Takes over the rows that the first `keep` photos decide alone. @returns where to go on */
  copy(
    previous: JustifiedLayout,
    keep: number,
    sections: GridSource['sections'],
  ): { section: number; photo: number } {
    // The row before that of the last photo kept looked at nothing after it.
    const rows = Math.max(0, rowOfPhoto(previous, Math.min(keep, previous.photos) - 1));
    const photo = previous.firstPhoto[rows] ?? 0;
    while (this.#firstPhoto.length < rows + 1) this.#grow();
    this.#firstPhoto.set(previous.firstPhoto.subarray(0, rows));
    this.#rowTop.set(previous.rowTop.subarray(0, rows));
    this.#pictureHeight.set(previous.pictureHeight.subarray(0, rows));
    this.#rows = rows;
    const section = Math.max(0, sectionOfPhoto(sections, photo));
    // A section that begins with that photo writes its own header.
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
        // Looked at again as the first of its row, which a panorama may fill alone.
        index -= 1;
      } else {
        this.#addRow(first, withIt);
        first = index + 1;
        shapes = 0;
      }
    }
    if (first < end) {
      const full = (width - gap * (end - first - 1)) / shapes;
      this.#addRow(first, full <= targetHeight * STRETCH ? full : targetHeight);
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
    this.#top += whole + this.#options.captionHeight + this.#options.gap;
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

/** Left edges and widths of the tiles of a row in whole pixels; a full row is exactly as wide as the window. */
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

/** The last row whose top is at or above `y`; 0 when there is none above, -1 without rows. */
export function rowAt(layout: JustifiedLayout, y: number): number {
  return Math.max(layout.rows === 0 ? -1 : 0, lastAtOrBelow(layout.rowTop, layout.rows, y));
}

export function rowOfPhoto(layout: JustifiedLayout, index: number): number {
  return lastAtOrBelow(layout.firstPhoto, layout.rows, index);
}

/** Top of the row under this one, gap and caption included. */
export function rowBottom(layout: JustifiedLayout, row: number): number {
  return (layout.rowTop[row] ?? 0) + (layout.pictureHeight[row] ?? 0) + layout.options.captionHeight;
}

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

/** Index of the last of the first `count` ascending values that is at most `value`; -1 for none. */
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
