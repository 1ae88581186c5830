/**
 * Recognises gestures of fingers or a mouse on the stage: drag, pinch, swipe. Pure: its input is the positions of
 * pointer events.
 */
import type { Point } from './zoom.ts';

export type Gesture =
  | { readonly kind: 'drag'; readonly by: Point }
  /** `at`: midpoint between the two fingers; `by`: how far it moved. */
  | { readonly kind: 'pinch'; readonly factor: number; readonly at: Point; readonly by: Point };

export type Swipe = 'left' | 'right';

/** A swipe is at least this long, in CSS pixels, and clearly more horizontal than vertical. */
const MIN_SWIPE = 56;

export class PointerGestures {
  readonly #points = new Map<number, Point>();
  #start: Point | null = null;

  get active(): boolean {
    return this.#points.size > 0;
  }

  press(id: number, point: Point): void {
    this.#points.set(id, point);
    this.#start = this.#points.size === 1 ? point : null;
  }

  /** The gesture a move belongs to; null for a pointer that was not pressed on the stage. */
  move(id: number, point: Point): Gesture | null {
    const before = this.#points.get(id);
    if (!before) return null;
    const other = [...this.#points].find(([key]) => key !== id)?.[1];
    this.#points.set(id, point);
    if (!other) return { kind: 'drag', by: { x: point.x - before.x, y: point.y - before.y } };
    const length = distance(before, other);
    const middle = between(point, other);
    const middleBefore = between(before, other);
    return {
      kind: 'pinch',
      factor: length === 0 ? 1 : distance(point, other) / length,
      at: middle,
      by: { x: middle.x - middleBefore.x, y: middle.y - middleBefore.y },
    };
  }

  /** Ends a pointer's gesture. @returns the swipe it made, if it was the only pointer and made one */
  release(id: number): Swipe | null {
    const end = this.#points.get(id);
    const start = this.#start;
    this.#points.delete(id);
    this.#start = null;
    if (!end || !start) return null;
    const x = end.x - start.x;
    if (Math.abs(x) < MIN_SWIPE || Math.abs(x) < 1.5 * Math.abs(end.y - start.y)) return null;
    return x < 0 ? 'left' : 'right';
  }

  cancel(id: number): void {
    this.#points.delete(id);
    this.#start = null;
  }
}

function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}

function between(one: Point, other: Point): Point {
  return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 };
}
