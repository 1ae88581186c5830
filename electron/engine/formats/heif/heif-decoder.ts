/**
 * Decodes HEIC and HEIF: from the embedded thumbnail where that is enough and agrees with the picture, else tile by tile,
 * else whole. Runs in decode workers.
 */
import { SightlineError } from '../../../../shared/errors.ts';
import { emptyRaster, shrinkFactor, shrinkInto, withoutEdge, type Pixels } from '../box-shrink.ts';
import type { ForeignDecoder, Raster, Size } from '../foreign-decoder.ts';
import { isCutOff } from '../iso-boxes.ts';
import { tooHungry, MOST_DECODER_BYTES } from '../webassembly-memory.ts';
import { rasterOfThumbnail } from './embedded-thumbnail.ts';
import { LibHeif, type HeifImage, type Tiling } from './libheif.ts';

/** libheif's copies of a picture that is decoded whole: its planes, and the interleaved result. */
const WHOLE_BYTES_PER_PIXEL = 6;

export function createHeifDecoder(): ForeignDecoder {
  const library = new LibHeif();
  return {
    header: (bytes) =>
      library.open(bytes, (image) => ({
        width: image.width,
        height: image.height,
        transparent: image.transparent,
        exif: image.exif(),
      })),
    raster: (bytes, need) =>
      library.open(bytes, (image) => {
        const icc = image.profile();
        const cut = isCutOff(bytes);
        const quick = cut ? null : rasterOfThumbnail(image, need);
        return { icc, ...(quick ?? decode(image, need)) };
      }),
    heapBytes: () => library.heapBytes,
  };
}

function decode(image: HeifImage, need: Size): Omit<Raster, 'icc'> {
  const channels = image.transparent ? 4 : 3;
  const tiling = image.tiling();
  const most = shrinkFactor(image, need);
  const factor = tiling === null ? most : seamlessFactor(tiling, most);
  const target = emptyRaster(image, factor, channels);
  const share =
    tiling === null ? decodeWhole(image, factor, target) : decodeTiles(image, tiling, factor, target);
  return { pixels: target.data, width: target.width, height: target.height, channels, share };
}

/** The largest power of two, at most `most`, whose boxes start at the edge of every tile. */
function seamlessFactor({ tileWidth, tileHeight, left, top }: Tiling, most: number): number {
  let factor = 2 ** Math.floor(Math.log2(most));
  while ([tileWidth, tileHeight, left, top].some((edge) => edge % factor !== 0)) factor /= 2;
  return factor;
}

function decodeWhole(image: HeifImage, factor: number, target: Pixels): number {
  if (image.width * image.height * WHOLE_BYTES_PER_PIXEL > MOST_DECODER_BYTES) throw tooHungry();
  image.decode((pixels) => shrinkInto(pixels, factor, target, { left: 0, top: 0 }));
  return 1;
}

/** @returns the share of the tiles that could be decoded. @throws the first tile's error if none could. */
function decodeTiles(image: HeifImage, tiling: Tiling, factor: number, target: Pixels): number {
  const { columns, rows, tileWidth, tileHeight } = tiling;
  let decoded = 0;
  let failure: unknown = null;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const outside = { left: column === 0 ? tiling.left : 0, top: row === 0 ? tiling.top : 0 };
      const left = (column * tileWidth - tiling.left + outside.left) / factor;
      const top = (row * tileHeight - tiling.top + outside.top) / factor;
      try {
        image.decodeTile(column, row, (pixels) =>
          shrinkInto(withoutEdge(pixels, outside.left, outside.top), factor, target, { left, top }),
        );
        decoded++;
      } catch (error) {
        // Only what libheif says of a tile: anything else means that the decoder itself is broken.
        if (!(error instanceof SightlineError) || error.kind !== 'unreadable') throw error;
        failure ??= error;
      }
    }
  }
  if (decoded === 0) throw failure;
  return decoded / (columns * rows);
}
