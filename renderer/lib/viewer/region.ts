/** A rectangle on a picture, in fractions of its width and height from the top left, as in the contract. Pure. */
import type { Region } from '../../../shared/schemas.ts';
import type { Point, Size, View } from './zoom.ts';

/** Smallest side, as a fraction of the picture's: anything smaller shows too little to search by. */
const MIN_SIDE = 0.04;
const STEP = 0.05;

export const MIDDLE: Region = { x: 0.25, y: 0.25, width: 0.5, height: 0.5 };

/**
 * Maps a point of the stage to the picture; the result may lie outside it.
 * @param at from the stage's centre, in CSS pixels
 * @param shown the picture's size on the stage before rotation
 */
export function toPicture(at: Point, view: View, shown: Size, turns: number): Point {
  const { x, y } = turnedBack({ x: at.x - view.x, y: at.y - view.y }, turns);
  return { x: x / shown.width + 0.5, y: y / shown.height + 0.5 };
}

/** The region between two opposite corners, clipped to the picture; null when it is too small to search by. */
export function regionBetween(one: Point, other: Point): Region | null {
  const x = clamp(Math.min(one.x, other.x));
  const y = clamp(Math.min(one.y, other.y));
  const width = clamp(Math.max(one.x, other.x)) - x;
  const height = clamp(Math.max(one.y, other.y)) - y;
  return width < MIN_SIDE || height < MIN_SIDE ? null : { x, y, width, height };
}

/** The region after an arrow key, which moves it or, with `resize`, its lower right corner; null for other keys. */
export function regionAfterKey(region: Region, key: string, resize: boolean, turns: number): Region | null {
  const direction = DIRECTIONS[key];
  if (!direction) return null;
  const { x, y } = turnedBack(direction, turns);
  if (resize) {
    return {
      ...region,
      width: Math.min(1 - region.x, Math.max(MIN_SIDE, region.width + x * STEP)),
      height: Math.min(1 - region.y, Math.max(MIN_SIDE, region.height + y * STEP)),
    };
  }
  return {
    ...region,
    x: Math.min(1 - region.width, Math.max(0, region.x + x * STEP)),
    y: Math.min(1 - region.height, Math.max(0, region.y + y * STEP)),
  };
}

const DIRECTIONS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** Converts a direction on screen to one on the picture, which is rotated clockwise by `turns` quarter turns. */
function turnedBack({ x, y }: Point, turns: number): Point {
  switch (turns) {
    case 1:
      return { x: y, y: -x };
    case 2:
      return { x: -x, y: -y };
    case 3:
      return { x: -y, y: x };
    default:
      return { x, y };
  }
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, share));
}
