/** The formats that have a decoder of their own, and their decoders. Runs in the embedder process and decode workers. */
import type { PhotoType } from '../../../shared/photo-types.ts';
import type { ForeignDecoder } from './foreign-decoder.ts';

const FOREIGN_TYPES = ['heic', 'jxl', 'bmp', 'ico', 'tga', 'pnm'] as const satisfies readonly PhotoType[];
export type ForeignType = (typeof FOREIGN_TYPES)[number];

/** Loads a decoder when the first file needs it. */
export const LOADERS: Readonly<Record<ForeignType, () => Promise<ForeignDecoder>>> = {
  heic: async () => (await import('./heif/heif-decoder.ts')).createHeifDecoder(),
  jxl: async () => (await import('./jxl/jxl-decoder.ts')).createJxlDecoder(),
  bmp: async () => (await import('./bitmaps/bitmap-decoder.ts')).BITMAP_DECODERS.bmp,
  ico: async () => (await import('./bitmaps/bitmap-decoder.ts')).BITMAP_DECODERS.ico,
  tga: async () => (await import('./bitmaps/bitmap-decoder.ts')).BITMAP_DECODERS.tga,
  pnm: async () => (await import('./bitmaps/bitmap-decoder.ts')).BITMAP_DECODERS.pnm,
};

/** Whether a format is decoded here, and not by sharp. */
export function isForeign(type: PhotoType): type is ForeignType {
  return (FOREIGN_TYPES as readonly PhotoType[]).includes(type);
}
