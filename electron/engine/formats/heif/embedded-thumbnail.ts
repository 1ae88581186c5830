/**
 * The thumbnail inside a HEIC file in place of the picture: it takes some milliseconds where the picture takes a second.
 * Programs that edit a picture may leave an old thumbnail behind, so it must agree with a tile of the picture.
 * Runs in decode workers.
 */
import { SightlineError } from '../../../../shared/errors.ts';
import type { Pixels } from '../box-shrink.ts';
import type { Raster, Size } from '../foreign-decoder.ts';
import type { HeifImage, Tiling } from './libheif.ts';

/** Most difference of the proportions of thumbnail and picture: the rounding of a small edge. */
const ASPECT_TOLERANCE = 0.01;
/** Most mean difference of a sample (of 255) between the thumbnail and the tile: twice that of real files (0.6 to 5.1 in three of them). */
const MOST_DIFFERENCE = 12;
/** Enlarging it by so little costs a model nothing: iPhones' 240 pixels for the 260 of the starter model. */
const LEAST_SHARE = 0.9;
/** Boxes along each edge of the tile that are compared. */
const GRID = 8;

/** The thumbnail's pixels; null if there is none, it has too few pixels, or it is not one of this picture. */
export function rasterOfThumbnail(image: HeifImage, need: Size): Omit<Raster, 'icc'> | null {
  const tiling = image.tiling();
  if (tiling === null || image.transparent) return null;
  try {
    return image.thumbnail((thumbnail) => {
      const share = Math.min(thumbnail.width / need.width, thumbnail.height / need.height);
      if (share < LEAST_SHARE) return null;
      if (thumbnail.width > image.width || thumbnail.height > image.height) return null;
      const shape = (thumbnail.width * image.height) / (thumbnail.height * image.width);
      if (Math.abs(shape - 1) > ASPECT_TOLERANCE) return null;
      const small = thumbnail.decode(copyOf);
      if (small.channels !== 3 || differenceFrom(image, tiling, small) > MOST_DIFFERENCE) return null;
      return { pixels: small.data, width: small.width, height: small.height, channels: 3, share: 1 };
    });
  } catch (error) {
    // The picture itself may be well.
    if (error instanceof SightlineError && error.kind !== 'too-large') return null;
    throw error;
  }
}

/** Without the bytes at the end of each row. */
function copyOf({ data, width, height, stride, channels }: Pixels): Pixels {
  const packed = new Uint8Array(width * height * channels);
  for (let row = 0; row < height; row++) {
    packed.set(data.subarray(row * stride, row * stride + width * channels), row * width * channels);
  }
  return { data: packed, width, height, stride: width * channels, channels };
}

/** Compares a tile near the middle, in boxes, with the same part of the thumbnail. Mean difference of a sample. */
function differenceFrom(image: HeifImage, tiling: Tiling, thumbnail: Pixels): number {
  const column = Math.min(tiling.columns - 2, Math.floor(tiling.columns / 2));
  const row = Math.min(tiling.rows - 2, Math.floor(tiling.rows / 2));
  // A tile of the last column or row may reach out of the picture.
  if (column < 0 || row < 0) return Infinity;
  const left = Math.max(0, column * tiling.tileWidth - tiling.left);
  const top = Math.max(0, row * tiling.tileHeight - tiling.top);
  const tile = image.decodeTile(column, row, (pixels) => {
    const outside = { left: column === 0 ? tiling.left : 0, top: row === 0 ? tiling.top : 0 };
    return boxes(pixels, {
      ...outside,
      width: pixels.width - outside.left,
      height: pixels.height - outside.top,
    });
  });
  const scale = { x: thumbnail.width / image.width, y: thumbnail.height / image.height };
  const same = boxes(thumbnail, {
    left: left * scale.x,
    top: top * scale.y,
    width: tiling.tileWidth * scale.x,
    height: tiling.tileHeight * scale.y,
  });
  let sum = 0;
  for (let index = 0; index < tile.length; index++) sum += Math.abs(tile[index]! - same[index]!);
  return sum / tile.length;
}

/** Means of a grid of boxes of a part of a picture, RGB; the part's edges need not be whole pixels. */
function boxes(pixels: Pixels, part: Size & { left: number; top: number }): Float64Array {
  const means = new Float64Array(GRID * GRID * 3);
  const edge = (from: number, length: number, index: number, most: number): number =>
    Math.min(most, Math.round(from + (length * index) / GRID));
  for (let row = 0; row < GRID; row++) {
    const [first, last] = [row, row + 1].map((index) =>
      edge(part.top, part.height, index, pixels.height),
    ) as [number, number];
    for (let column = 0; column < GRID; column++) {
      const [from, to] = [column, column + 1].map((index) =>
        edge(part.left, part.width, index, pixels.width),
      ) as [number, number];
      for (let channel = 0; channel < 3; channel++) {
        let sum = 0;
        for (let y = first; y < last; y++) {
          for (let x = from; x < to; x++)
            sum += pixels.data[y * pixels.stride + x * pixels.channels + channel]!;
        }
        means[(row * GRID + column) * 3 + channel] = sum / Math.max(1, (last - first) * (to - from));
      }
    }
  }
  return means;
}
