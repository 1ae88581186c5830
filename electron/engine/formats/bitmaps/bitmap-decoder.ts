/** Decodes formats that hold plain samples. Runs in decode workers. */
import { SightlineError } from '../../../../shared/errors.ts';
import { reasonText } from '../../../../shared/reasons.ts';
import { emptyRaster, shrinkFactor, shrinkInto } from '../box-shrink.ts';
import type { ForeignDecoder } from '../foreign-decoder.ts';
import { MOST_DECODER_BYTES, tooHungry } from '../webassembly-memory.ts';
import type { Bitmap, BitmapHeader } from './bitmap.ts';
import { decodeBmp, decodeIcon, readBmpHeader, readIconHeader } from './bmp.ts';
import { decodePnm, readPnmHeader } from './pnm.ts';
import { decodeTga, readTgaHeader } from './tga.ts';

/**
 * @param name of the format, for reasons.
 * @param read throws a RangeError where the file ends too early.
 */
function createBitmapDecoder(
  name: string,
  read: (bytes: Buffer) => BitmapHeader,
  decode: (bytes: Buffer) => Bitmap,
): ForeignDecoder {
  const guarded = <Result>(bytes: Uint8Array, work: (bytes: Buffer) => Result): Result => {
    try {
      return work(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    } catch (error) {
      if (error instanceof SightlineError) throw error;
      throw new SightlineError('unreadable', reasonText('invalidData', name), { cause: error });
    }
  };
  return {
    header: (bytes) => {
      const { width, height, transparent } = guarded(bytes, read);
      return { width, height, transparent, exif: null };
    },
    raster(bytes, need) {
      const { width, height, transparent } = guarded(bytes, read);
      if (width * height * (transparent ? 4 : 3) > MOST_DECODER_BYTES) throw tooHungry();
      const { share, ...bitmap } = guarded(bytes, decode);
      const factor = shrinkFactor(bitmap, need);
      const target = factor === 1 ? null : emptyRaster(bitmap, factor, bitmap.channels);
      if (target !== null) {
        shrinkInto({ ...bitmap, stride: width * bitmap.channels }, factor, target, { left: 0, top: 0 });
      }
      const { data, ...size } = target ?? bitmap;
      return {
        pixels: data,
        width: size.width,
        height: size.height,
        channels: bitmap.channels,
        icc: null,
        share,
      };
    },
    heapBytes: () => 0,
  };
}

/** A picture in an icon comes without the icon (ico.ts). */
export const BITMAP_DECODERS = {
  bmp: createBitmapDecoder('BMP', readBmpHeader, decodeBmp),
  ico: createBitmapDecoder('ICO', readIconHeader, decodeIcon),
  tga: createBitmapDecoder('TGA', readTgaHeader, decodeTga),
  pnm: createBitmapDecoder('PNM', readPnmHeader, decodePnm),
};
