/** The view of a grid: which rows are there, and that what the reader looks at stays in place. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { GridSource } from '../../../../renderer/lib/grid/grid-source.ts';
import { rowOfPhoto } from '../../../../renderer/lib/grid/justified-layout.ts';
import { GridView } from '../../../../renderer/state/grid/grid-view.svelte.ts';

const OPTIONS = { width: 1_000, targetHeight: 200, gap: 5, headerHeight: 40 };
const VIEWPORT = 800;

/** A scroll box as a browser has it: whole numbers would be too easy, and it can't be scrolled beyond its content. */
class Box {
  height = 0;
  #top = 0;

  get scrollTop(): number {
    return this.#top;
  }

  set scrollTop(value: number) {
    this.#top = Math.min(Math.max(0, value), Math.max(0, this.height + LEAD - VIEWPORT));
  }

  setContentHeight(pixels: number): void {
    this.height = pixels;
  }
}

const LEAD = 120;

function listOf(ids: readonly number[]): GridSource {
  return {
    count: ids.length,
    sections: ids.length === 0 ? [] : [{ start: 0, label: 'all' }],
    idAt: (index) => ids[index] ?? 0,
    ratioAt: (index) => 0.6 + ((ids[index] ?? 0) % 7) * 0.2,
    flagsAt: () => 0,
    indexOf: (id) => ids.indexOf(id),
  };
}

/** As long as one likes without an array. */
function longList(count: number): GridSource {
  return {
    count,
    sections: [{ start: 0, label: null }],
    idAt: (index) => index + 1,
    ratioAt: (index) => 0.6 + (index % 7) * 0.2,
    flagsAt: () => 0,
    indexOf: (id) => id - 1,
  };
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at);

let view: GridView;
let box: Box;
let time: number;
beforeEach(() => {
  vi.useFakeTimers();
  view = new GridView();
  box = new Box();
  time = 1_000;
  view.scroll.attach(box);
  view.resize(VIEWPORT, LEAD);
});
afterEach(() => vi.useRealTimers());

/** The reader scrolls. */
function scrollBy(pixels: number, milliseconds = 100): void {
  box.scrollTop += pixels;
  time += milliseconds;
  view.scrolled(time);
}

const shownSlots = () => view.rows.slots.filter(({ shown }) => shown);
const rowsShown = () => shownSlots().map(({ placement }) => placement.row);
/** Where a photo is in the window, or null when it is not in the document. */
function placeOf(id: number): number | null {
  for (const { placement } of shownSlots()) {
    if (placement.tiles.some((tile) => tile.id === id)) return placement.top + LEAD - box.scrollTop;
  }
  return null;
}
/** The first photo of the row at the top of the window. */
function topPhoto(): number {
  const rows = shownSlots().map(({ placement }) => placement);
  const top = rows.findLast((row) => row.top + LEAD <= box.scrollTop) ?? rows[0];
  return top?.tiles[0]?.id ?? 0;
}

test('The grid has the rows in view and some below at the start', () => {
  view.arrange(listOf(range(1, 1_000)), OPTIONS);
  expect(rowsShown()).toEqual(range(0, rowsShown().length));
  expect(rowsShown().length).toBeGreaterThan(4);
  expect(rowsShown().length).toBeLessThan(10);
  expect(placeOf(1)).toBe(LEAD + 40);
});

test('Rows are recycled: scrolling far makes no more of them', () => {
  view.arrange(listOf(range(1, 5_000)), OPTIONS);
  for (let step = 0; step < 200; step += 1) scrollBy(100);
  const slots = view.rows.slots.length;
  for (let step = 0; step < 200; step += 1) scrollBy(100);
  expect(view.rows.slots.length).toBeLessThanOrEqual(slots + 1);
  expect(rowsShown()).toEqual([...rowsShown()].sort((a, b) => a - b));
});

test('Elements that were made are kept for what comes, and removed when the size left them over', () => {
  view.arrange(listOf(range(1, 5_000)), { ...OPTIONS, targetHeight: 80 });
  view.jumpTo(20_000);
  vi.advanceTimersByTime(300);
  const slots = view.rows.slots.length;
  const capacity = () => view.rows.slots.reduce((sum, slot) => sum + slot.capacity, 0);
  const before = capacity();
  view.jumpTo(40_000);
  vi.advanceTimersByTime(300);
  expect(view.rows.slots.length).toBeLessThanOrEqual(slots + 1);
  expect(capacity()).toBeGreaterThanOrEqual(before);
  view.arrange(view.source, { ...OPTIONS, targetHeight: 400 });
  view.jumpTo(10_000);
  vi.advanceTimersByTime(300);
  expect(capacity()).toBeLessThan(before / 3);
});

test('Pictures are not wanted while they fly past, but when the view rests', () => {
  view.arrange(listOf(range(1, 5_000)), OPTIONS);
  scrollBy(100);
  expect(shownSlots().every(({ pictures }) => pictures)).toBe(true);
  scrollBy(9_000, 16);
  expect(view.settled).toBe(false);
  const flying = rowsShown().length;
  expect(shownSlots().every(({ pictures }) => pictures)).toBe(false);
  vi.advanceTimersByTime(200);
  expect(view.settled).toBe(true);
  const ready = rowsShown().length;
  expect(ready).toBeGreaterThan(flying);
  expect(shownSlots().every(({ pictures }) => pictures)).toBe(true);
});

describe('what the reader looks at stays', () => {
  test('What the reader looks at stays when tiles become larger and smaller again', () => {
    view.arrange(listOf(range(1, 3_000)), OPTIONS);
    scrollBy(20_037);
    vi.advanceTimersByTime(200);
    const seen = topPhoto();
    const place = placeOf(seen);
    for (const targetHeight of [240, 280, 320, 120, 80, 200]) {
      view.arrange(view.source, { ...OPTIONS, targetHeight });
      expect(placeOf(seen)).toBe(place);
    }
  });

  test('What the reader looks at stays when the window becomes narrower', () => {
    view.arrange(listOf(range(1, 3_000)), OPTIONS);
    scrollBy(20_037);
    const seen = topPhoto();
    const place = placeOf(seen);
    view.arrange(view.source, { ...OPTIONS, width: 611 });
    expect(placeOf(seen)).toBe(place);
  });

  test('What the reader looks at stays when photos come before it, and when some go', () => {
    view.arrange(listOf(range(100, 3_000)), OPTIONS);
    scrollBy(20_037);
    const seen = topPhoto();
    const place = placeOf(seen);
    view.arrange(listOf(range(1, 3_000)), OPTIONS);
    expect(placeOf(seen)).not.toBeNull();
    // Its row may begin with another photo now, but it is at the same height.
    expect(placeOf(seen)).toBe(place);
    view.arrange(listOf(range(90, 3_000)), OPTIONS);
    expect(placeOf(seen)).toBe(place);
  });

  test('What the reader looks at, or what was beside it when it is gone itself, stays', () => {
    const ids = range(1, 3_000);
    view.arrange(listOf(ids), OPTIONS);
    scrollBy(20_037);
    const seen = topPhoto();
    const place = placeOf(seen);
    view.arrange(listOf(ids.filter((id) => id !== seen && id !== seen + 1 && id > 50)), OPTIONS);
    expect(placeOf(seen - 1)).toBe(place);
  });

  test('Photos that come are shown when the reader is at the very start', () => {
    view.arrange(listOf(range(100, 3_000)), OPTIONS);
    view.arrange(listOf(range(1, 3_000)), OPTIONS);
    expect(placeOf(1)).toBe(LEAD + 40);
  });

  test('A list that became short ends at its end', () => {
    view.arrange(listOf(range(1, 3_000)), OPTIONS);
    scrollBy(100_000);
    view.arrange(listOf(range(1, 30)), OPTIONS);
    expect(box.scrollTop).toBeLessThanOrEqual(box.height + LEAD - VIEWPORT);
    expect(placeOf(29)).not.toBeNull();
  });
});

test('Another list is shown from its beginning', () => {
  view.begin('first');
  view.arrange(listOf(range(1, 3_000)), OPTIONS);
  scrollBy(20_000);
  view.begin('first');
  expect(view.scroll.top).toBeGreaterThan(19_000);
  view.begin('second');
  view.arrange(listOf(range(500, 3_000)), OPTIONS);
  expect(box.scrollTop).toBe(0);
  expect(placeOf(500)).toBe(LEAD + 40);
});

describe('a list far longer than a scroll box can be', () => {
  const MANY = 1_000_000;

  beforeEach(() => view.arrange(longList(MANY), OPTIONS));

  test('A list far longer than a scroll box has a box that browsers can have, and ends with its last photo', () => {
    expect(view.scroll.height).toBeGreaterThan(30_000_000);
    expect(box.height).toBe(4_000_000);
    view.reveal(MANY - 1, 0);
    expect(placeOf(MANY)).toBeLessThan(VIEWPORT);
    expect(view.scroll.top).toBeCloseTo(view.scroll.end, 0);
    expect(box.scrollTop + VIEWPORT - LEAD).toBe(4_000_000);
  });

  test('A list far longer than a scroll box scrolls pixel for pixel everywhere, even while the box moves along', () => {
    view.jumpTo(17_000_000);
    vi.advanceTimersByTime(200);
    let expected = view.scroll.top;
    const moves = [1, 33, 120, 400];
    // Far enough to leave the box without ever resting.
    for (let step = 0; step < 12_000; step += 1) {
      const move = moves[step % 4] ?? 0;
      const seen = topPhoto();
      const before = placeOf(seen) ?? 0;
      scrollBy(move, 200);
      expected += move;
      expect(view.scroll.top).toBe(expected);
      expect(placeOf(seen)).toBe(before - move);
    }
    expect(view.scroll.top).toBe(17_000_000 + 3_000 * 554);
  });

  test('A list far longer than a scroll box comes back to the very first row when scrolled up without rest', () => {
    view.jumpTo(5_000_000);
    for (let step = 0; step < 6_000; step += 1) scrollBy(-1_000, 16);
    expect(box.scrollTop).toBe(0);
    expect(view.scroll.top).toBe(-LEAD);
    expect(placeOf(1)).toBe(LEAD);
  });

  test('A list far longer than a scroll box jumps to any photo and keeps it in place when tiles grow', () => {
    for (const id of [1, 400_000, 777_777, 999_000]) {
      view.reveal(id - 1, 40);
      expect(placeOf(id)).not.toBeNull();
      expect(placeOf(id)).toBeGreaterThanOrEqual(0);
      expect(placeOf(id)).toBeLessThan(VIEWPORT);
    }
    vi.advanceTimersByTime(200);
    const seen = topPhoto();
    const place = placeOf(seen);
    view.arrange(longList(MANY), { ...OPTIONS, targetHeight: 90 });
    expect(placeOf(seen)).toBe(place);
  });
});

test('The focused photo stays in the document wherever the view goes, and keeps its index up to date', () => {
  view.arrange(listOf(range(100, 3_000)), OPTIONS);
  view.activate(7);
  view.focused = true;
  scrollBy(50_000);
  expect(rowsShown()[0]).toBe(rowOfPhoto(view.layout!, 7));
  view.arrange(listOf(range(90, 3_000)), OPTIONS);
  expect(view.activeIndex).toBe(17);
  view.focused = false;
  scrollBy(10);
  expect(rowsShown()[0]).toBeGreaterThan(10);
  vi.advanceTimersByTime(200);
  // The tab stop moves to what is in view.
  expect(view.activeIndex).toBeGreaterThan(100);
});

test('An end of the list that is not loaded yet has room, and fills without moving what is there', () => {
  const lineage = {};
  const part = (loaded: number): GridSource => ({
    ...longList(10_000),
    lineage,
    loaded,
    idAt: (index) => (index < loaded ? index + 1 : 0),
    ratioAt: (index) => (index < loaded ? 0.6 + (index % 7) * 0.2 : 0),
  });
  view.arrange(part(1_000), OPTIONS);
  const early = view.scroll.height;
  scrollBy(5_000);
  const seen = topPhoto();
  const place = placeOf(seen);
  view.arrange(part(10_000), OPTIONS);
  expect(placeOf(seen)).toBe(place);
  expect(Math.abs(view.scroll.height / early - 1)).toBeLessThan(0.3);
  expect(view.layout).toEqual(
    (() => {
      const whole = new GridView();
      whole.arrange(part(10_000), OPTIONS);
      return whole.layout;
    })(),
  );
});
