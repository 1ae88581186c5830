/** Types of photos, by content. Runs anywhere: without zod, which would cost a command its start-up time. */
export const PHOTO_TYPES = ['jpeg', 'png', 'webp', 'avif', 'gif', 'tiff', 'svg'] as const;
export type PhotoType = (typeof PHOTO_TYPES)[number];
