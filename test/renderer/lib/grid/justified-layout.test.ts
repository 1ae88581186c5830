/** Properties of the layout that hold for any photos and any window. */
import { describe, expect, test } from 'vitest';
import type { GridSection, GridSource } from '../../../../renderer/lib/grid/grid-source.ts';
import {
  justify,
  placeRow,
  rowAt,
  rowBottom,
  rowOfPhoto,
  sectionAt,
  sectionOfPhoto,
  shapeOf,
} from '../../../../renderer/lib/grid/justified-layout.ts';
import type { LayoutOptions } from '../../../../renderer/lib/grid/justified-layout.ts';

/** Numbers that look random and are the same at each run. */
function randomly(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

type Listed = Pick<GridSource, 'count' | 'sections' | 'ratioAt'>;

function photosOf(count: number, seed: number): Listed {
  const random = randomly(seed);
  const usual = [0, 0.2, 0.56, 0.75, 1, 1.33, 1.5, 1.78, 3, 12];
  const ratios = Float64Array.from({ length: count }, () => usual[Math.floor(random() * 10)] ?? 1);
  const sections: GridSection[] = [];
  for (let start = 0; start < count; start += 1 + Math.floor(random() * 60)) {
    sections.push({ start, label: random() < 0.9 ? `from ${start}` : null });
  }
  return { count, sections, ratioAt: (index) => ratios[index] ?? 0 };
}

const OPTIONS: LayoutOptions = {
  width: 1180,
  targetHeight: 200,
  gap: 6,
  headerHeight: 48,
};
const WINDOWS: readonly Partial<LayoutOptions>[] = [
  {},
  { width: 333 },
  { width: 2560, targetHeight: 80 },
  { width: 390, targetHeight: 480 },
  { width: 777, gap: 0, headerHeight: 0 },
];

describe.each(WINDOWS)('in a window of %o', (change) => {
  const options = { ...OPTIONS, ...change };
  const source = photosOf(2_345, 7);
  const layout = justify(source, options);
  const rows = Array.from({ length: layout.rows }, (_, row) => row);
  const starts = new Set(source.sections.map(({ start }) => start));

  test('The layout has every photo in exactly one row, in order', () => {
    const shown = rows.flatMap((row) => placeRow(layout, row, source.ratioAt).map(({ index }) => index));
    expect(shown).toEqual(Array.from({ length: source.count }, (_, index) => index));
  });

  test('Tiles do not overlap, and a full row is exactly as wide as the window', () => {
    for (const row of rows) {
      const tiles = placeRow(layout, row, source.ratioAt);
      tiles.forEach((tile, at) => {
        const before = tiles[at - 1];
        expect(tile.left).toBe(before ? before.left + before.width + options.gap : 0);
      });
      const right = (tiles.at(-1)?.left ?? 0) + (tiles.at(-1)?.width ?? 0);
      const endsSection = starts.has(layout.firstPhoto[row + 1] ?? 0) || row === layout.rows - 1;
      if (endsSection) expect(right).toBeLessThanOrEqual(options.width);
      else expect(right).toBe(options.width);
    }
  });

  test('Tiles have the shape of their photo, to a pixel', () => {
    for (const row of rows) {
      const height = layout.pictureHeight[row] ?? 0;
      for (const { index, width } of placeRow(layout, row, source.ratioAt)) {
        const shape = shapeOf(source.ratioAt(index));
        // Both edges and the row's height are rounded.
        expect(Math.abs(width - height * shape)).toBeLessThanOrEqual(1 + shape);
      }
    }
  });

  test('Rows follow each other with a gap, and sections begin with a header and a new row', () => {
    for (const row of rows) {
      const section = source.sections.findIndex(({ start }) => start === layout.firstPhoto[row]);
      const label = source.sections[section]?.label ?? null;
      const expected =
        (row === 0 ? 0 : rowBottom(layout, row - 1) + options.gap) +
        (label === null ? 0 : options.headerHeight);
      expect(layout.rowTop[row]).toBe(expected);
      if (section !== -1) expect(layout.sectionRow[section]).toBe(row);
    }
    expect(layout.height).toBe(rowBottom(layout, layout.rows - 1));
    expect(layout.sectionRow.at(-1)).toBe(layout.rows);
    for (const start of starts) expect(layout.firstPhoto).toContain(start);
  });

  test('A row, a photo and a section are found again by their place', () => {
    for (const row of rows) {
      const top = layout.rowTop[row] ?? 0;
      expect(rowAt(layout, top)).toBe(row);
      expect(rowAt(layout, top + 0.5)).toBe(row);
      const first = layout.firstPhoto[row] ?? 0;
      expect(rowOfPhoto(layout, first)).toBe(row);
      expect(rowOfPhoto(layout, (layout.firstPhoto[row + 1] ?? 0) - 1)).toBe(row);
      expect(sectionAt(layout, top)).toBe(sectionOfPhoto(source.sections, first));
    }
  });

  test.each([0, 1, 2, 500, 1_203, 2_344, 2_345])(
    'Layout resumed after %i photos gives the same as all at once',
    (keep) => {
      const random = photosOf(2_345, 99);
      const early: Listed = {
        count: source.count,
        sections: source.sections.filter(({ start }) => start < Math.max(1, keep)),
        ratioAt: (index) => (index < keep ? source.ratioAt(index) : random.ratioAt(index)),
      };
      expect(justify(source, options, justify(early, options), keep)).toEqual(layout);
    },
  );
});

test('Full rows are near the wished height', () => {
  const source = { ...photosOf(5_000, 3), sections: [{ start: 0, label: null }] };
  const layout = justify(source, OPTIONS);
  const heights = [...layout.pictureHeight.subarray(0, -1)].sort((a, b) => a - b);
  expect(heights[Math.floor(heights.length / 2)]).toBeGreaterThan(180);
  expect(heights[Math.floor(heights.length / 2)]).toBeLessThan(220);
});

test('Growing and shrinking the list keeps the beginning', () => {
  const long = photosOf(900, 5);
  const short: Listed = { ...long, count: 400, sections: long.sections.filter(({ start }) => start < 400) };
  expect(justify(long, OPTIONS, justify(short, OPTIONS), 400)).toEqual(justify(long, OPTIONS));
  expect(justify(short, OPTIONS, justify(long, OPTIONS), 400)).toEqual(justify(short, OPTIONS));
});

test('No photos make no rows', () => {
  const layout = justify({ count: 0, sections: [], ratioAt: () => 0 }, OPTIONS);
  expect(layout.rows).toBe(0);
  expect(layout.height).toBe(0);
  expect(rowAt(layout, 10)).toBe(-1);
});

test('One photo that is wider than anything fills its row', () => {
  const layout = justify({ count: 1, sections: [{ start: 0, label: null }], ratioAt: () => 40 }, OPTIONS);
  expect(layout.rows).toBe(1);
  expect(placeRow(layout, 0, () => 40)).toEqual([{ index: 0, left: 0, width: 600 }]);
});
