/** The sizes of thumbnails. Runs anywhere. */

/** Ascending, the order in which a viewer requests them. */
export const THUMBNAIL_SIZES = ['small', 'large', 'full'] as const;

/**
 * `small` (320 px) is for tiles, `large` (1600 px) for the photo view, `full` for zooming to pixels: 1:1 up to 8192
 * px. Photos are never enlarged. A viewer shows the largest size it has while the next one is being made.
 */
export type ThumbnailSize = (typeof THUMBNAIL_SIZES)[number];
