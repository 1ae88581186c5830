/**
 * The image formats that photos may have, as detected from their contents. Has no dependency on zod, which would slow
 * the start of commands. Runs anywhere.
 */
export const PHOTO_TYPES = [
  'jpeg',
  'png',
  'webp',
  'avif',
  'gif',
  'tiff',
  'svg',
  'heic',
  'raw',
  'jxl',
  'bmp',
  'ico',
  'tga',
  'pnm',
] as const;
export type PhotoType = (typeof PHOTO_TYPES)[number];
