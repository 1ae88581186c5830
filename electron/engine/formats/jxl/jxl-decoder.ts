/**
 * Decodes JPEG XL, whole: the decoder can't skip detail. Its pixels are turned, and converted to sRGB; of an animation
 * they are the first frame. Runs in decode workers.
 */
import { SightlineError } from '../../../../shared/errors.ts';
import { reasonText } from '../../../../shared/reasons.ts';
import type { ForeignDecoder, ForeignHeader } from '../foreign-decoder.ts';
import { MOST_DECODER_BYTES, tooHungry } from '../webassembly-memory.ts';
import { jxlHeader } from './jxl-header.ts';
import { startLibJxl } from './libjxl.ts';

/** What libjxl holds of a picture, as measured at 12 and 15 megapixels. */
const BYTES_PER_PIXEL = 35;

export async function createJxlDecoder(): Promise<ForeignDecoder> {
  const library = await startLibJxl();
  const header = (bytes: Uint8Array): ForeignHeader => {
    const found = jxlHeader(bytes);
    if (found === null) throw damaged();
    return found;
  };
  return {
    header,
    raster: (bytes) => {
      const { width, height, transparent } = header(bytes);
      if (width * height * BYTES_PER_PIXEL > MOST_DECODER_BYTES) throw tooHungry();
      const picture = library.decode(bytes);
      if (picture === null) throw damaged();
      const pixels = transparent ? new Uint8Array(picture.data.buffer) : withoutAlpha(picture.data);
      const channels = transparent ? 4 : 3;
      return { pixels, width: picture.width, height: picture.height, channels, icc: null, share: 1 };
    },
    heapBytes: () => library.HEAPU8.length,
  };
}

function withoutAlpha(rgba: Uint8ClampedArray): Uint8Array {
  const rgb = new Uint8Array((rgba.length / 4) * 3);
  for (let from = 0, to = 0; from < rgba.length; from += 4, to += 3) {
    rgb[to] = rgba[from]!;
    rgb[to + 1] = rgba[from + 1]!;
    rgb[to + 2] = rgba[from + 2]!;
  }
  return rgb;
}

function damaged(): SightlineError {
  return new SightlineError('unreadable', reasonText('invalidData', 'JPEG XL'));
}
