/** Colours of tiles whose pictures are still to come, as `photos.index` packs them: 5 bits red, 6 green, 5 blue. Pure. */

/** The CSS colour; null when the photo's is unknown. @param packed 0 when unknown */
export function tileColour(packed: number): string | null {
  if (packed === 0) return null;
  const red = (packed >> 11) & 31;
  const green = (packed >> 5) & 63;
  const blue = packed & 31;
  // Repeating the highest bits lets full intensity stay full.
  return `rgb(${(red << 3) | (red >> 2)} ${(green << 2) | (green >> 4)} ${(blue << 3) | (blue >> 2)})`;
}
