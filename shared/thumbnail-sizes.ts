/** Runs anywhere. */

/** In the order in which a viewer wants them. */
export const THUMBNAIL_SIZES = ['small', 'large', 'full'] as const;

/**
 * Which thumbnail: `small` (320 px) for tiles, `large` (1600 px) for the photo view, `full` for zooming to pixels: the
 * photo 1:1 up to 8192 px. Never enlarged. A viewer shows the largest that it has while the next one is made.
 */
export type ThumbnailSize = (typeof THUMBNAIL_SIZES)[number];
