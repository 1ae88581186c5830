import { expect, test } from 'vitest';
import {
  LARGEST_BOX,
  baseFor,
  boxHeight,
  isNearEdge,
  isOffCentre,
} from '../../../../renderer/lib/grid/scroll-window.ts';

const VIEW = 800;
const MILLION = 260_000_000;
const PLACES = [
  0,
  1,
  799,
  1_000_000,
  1_999_999,
  2_000_001,
  130_000_000.5,
  MILLION - 3_000_000,
  MILLION - VIEW,
];

test('A content that fits is the box itself', () => {
  expect(boxHeight(3_999_999)).toBe(3_999_999);
  expect(baseFor(3_000_000, 3_999_999)).toBe(0);
  expect(isNearEdge(0, 3_999_000, 3_999_999, VIEW)).toBe(false);
  expect(isOffCentre(0, 3_999_000, 3_999_999)).toBe(false);
});

test('A longer content gets a box that browsers can have', () => {
  expect(boxHeight(MILLION)).toBe(LARGEST_BOX);
  expect(LARGEST_BOX).toBeLessThan(16_000_000);
});

test.each(PLACES)(
  'The place %d is inside its window, exactly, with room on both sides or at the true end',
  (top) => {
    const base = baseFor(top, MILLION);
    const scrolled = top - base;
    expect(base + scrolled).toBe(top);
    expect(scrolled).toBeGreaterThanOrEqual(0);
    expect(scrolled).toBeLessThanOrEqual(LARGEST_BOX - VIEW);
    expect(isNearEdge(base, scrolled, MILLION, VIEW)).toBe(false);
    expect(isOffCentre(base, scrolled, MILLION)).toBe(false);
    if (scrolled < 100_000) expect(base).toBe(0);
    if (scrolled > LARGEST_BOX - 100_000) expect(base).toBe(MILLION - LARGEST_BOX);
  },
);

test('The window moves on when scrolling comes near its end, and not at the true ends', () => {
  expect(isNearEdge(1_000_000, 1_000, MILLION, VIEW)).toBe(true);
  expect(isNearEdge(1_000_000, LARGEST_BOX - VIEW - 1_000, MILLION, VIEW)).toBe(true);
  expect(isNearEdge(0, 0, MILLION, VIEW)).toBe(false);
  expect(isNearEdge(MILLION - LARGEST_BOX, LARGEST_BOX - VIEW, MILLION, VIEW)).toBe(false);
});

test('A window beyond a content that became shorter moves back', () => {
  expect(isNearEdge(5_000_000, 2_000_000, 3_000_000, VIEW)).toBe(true);
  expect(isNearEdge(5_000_000, 2_000_000, 6_000_000, VIEW)).toBe(true);
});

test('A window scrolled far from the middle moves when it rests', () => {
  const base = baseFor(130_000_000, MILLION);
  expect(isOffCentre(base, LARGEST_BOX / 2 + 900_000, MILLION)).toBe(false);
  expect(isOffCentre(base, LARGEST_BOX / 2 + 1_100_000, MILLION)).toBe(true);
});
