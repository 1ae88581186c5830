/**
 * Scrolls over more pixels than a browser's scroll box can hold (browsers cap it at 16 to 33 million). The scroll box
 * is a window onto the whole content: it begins at `base`, and moves when scrolling comes near its end or rests far
 * from its middle. Within it the browser scrolls natively, pixel for pixel, so wheel, touch and keys are as precise as
 * anywhere else. The scrubber, which replaces the scroll bar, addresses the whole content. Pure.
 */

/** Well below every browser's cap, and precise to a quarter of a pixel in the 32-bit floats of a CSS transform. */
export const LARGEST_BOX = 4_000_000;
/** Closer than this to an end of the box that is not an end of the content, the window moves even during scrolling. */
const EDGE = LARGEST_BOX / 8;

/** Height of the scroll box's content when the whole content is `height` high. */
export function boxHeight(height: number): number {
  return Math.min(height, LARGEST_BOX);
}

/**
 * Where the window should begin to show `top`: with `top` in its middle, unless that is beyond an end of the content.
 */
export function baseFor(top: number, height: number): number {
  if (height <= LARGEST_BOX) return 0;
  return Math.round(Math.min(Math.max(0, top - LARGEST_BOX / 2), height - LARGEST_BOX));
}

/** Whether the window must move at once, even during scrolling. */
export function isNearEdge(base: number, scrolled: number, height: number, viewport: number): boolean {
  if (height <= LARGEST_BOX) return base !== 0;
  const aboveMissing = base > 0 && scrolled < EDGE;
  const belowMissing = base < height - LARGEST_BOX && scrolled > LARGEST_BOX - viewport - EDGE;
  return aboveMissing || belowMissing || base > height - LARGEST_BOX;
}

/** Whether the window should move as soon as scrolling pauses. */
export function isOffCentre(base: number, scrolled: number, height: number): boolean {
  const best = baseFor(base + scrolled, height);
  return Math.abs(best - base) > LARGEST_BOX / 4;
}
