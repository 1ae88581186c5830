/**
 * Scrolling over more pixels than a browser's scroll box can have (it caps near 16 to 33 million). The box is a window
 * onto the whole: it begins at `base` and moves along when it comes near its end or rests far from its middle. Inside
 * it scrolling is the browser's own, one pixel for one, so that wheel, touch and keys are as precise as anywhere; the
 * scrubber, which stands in for a scroll bar, addresses the whole. Pure.
 */

/** Well below every browser's cap, and exact to a quarter of a pixel in the 32-bit floats of a transform. */
export const LARGEST_BOX = 4_000_000;
/** This near to an end that is not the true one the window moves even while scrolling goes on. */
const EDGE = LARGEST_BOX / 8;

/** Height of the scroll box's content for a content of `height`. */
export function boxHeight(height: number): number {
  return Math.min(height, LARGEST_BOX);
}

/** Where the window begins when `top` shall be shown: `top` comes to its middle, unless an end of the whole is near. */
export function baseFor(top: number, height: number): number {
  if (height <= LARGEST_BOX) return 0;
  return Math.round(Math.min(Math.max(0, top - LARGEST_BOX / 2), height - LARGEST_BOX));
}

/** Whether the window has to move now, in the middle of scrolling. */
export function isNearEdge(base: number, scrolled: number, height: number, viewport: number): boolean {
  if (height <= LARGEST_BOX) return base !== 0;
  const aboveMissing = base > 0 && scrolled < EDGE;
  const belowMissing = base < height - LARGEST_BOX && scrolled > LARGEST_BOX - viewport - EDGE;
  return aboveMissing || belowMissing || base > height - LARGEST_BOX;
}

/** Whether the window should move while nobody scrolls. */
export function isOffCentre(base: number, scrolled: number, height: number): boolean {
  const best = baseFor(base + scrolled, height);
  return Math.abs(best - base) > LARGEST_BOX / 4;
}
