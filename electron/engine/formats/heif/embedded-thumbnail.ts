/**
 * The thumbnail inside a HEIC file in place of the picture: it takes some milliseconds where the picture takes a second.
 * Programs that edit a picture may leave an old thumbnail behind, so it must agree with four tiles of the picture.
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
/** Where in the grid the tiles lie that are compared, along both edges: a crop, or an edit of a quarter, shows in one. */
const COMPARED = [1 / 4, 3 / 4];
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

/** Compares four tiles, in boxes, with the same parts of the thumbnail. Mean difference of a sample, of the worst tile. */
function differenceFrom(image: HeifImage, tiling: Tiling, thumbnail: Pixels): number {
  const scale = { x: thumbnail.width / image.width, y: thumbnail.height / image.height };
  const places = COMPARED.flatMap((x) => COMPARED.map((y) => ({ x, y })));
  const worst = places.map((place) => {
    const column = Math.floor(tiling.columns * place.x);
    const row = Math.floor(tiling.rows * place.y);
    const { outside, ...part } = partOf(image, tiling, column, row);
    const tile = image.decodeTile(column, row, (pixels) =>
      boxes(pixels, { ...outside, width: part.width, height: part.height }),
    );
    const same = boxes(thumbnail, {
      left: part.left * scale.x,
      top: part.top * scale.y,
      width: part.width * scale.x,
      height: part.height * scale.y,
    });
    return tile.reduce((sum, mean, index) => sum + Math.abs(mean - same[index]!), 0) / tile.length;
  });
  return Math.max(...worst);
}

interface Part extends Size {
  readonly left: number;
  readonly top: number;
}

/** What a tile shows of the picture, and how much of the tile's first columns and rows lies outside of it. */
function partOf(
  picture: Size,
  tiling: Tiling,
  column: number,
  row: number,
): Part & { readonly outside: Pick<Part, 'left' | 'top'> } {
  const outside = { left: column === 0 ? tiling.left : 0, top: row === 0 ? tiling.top : 0 };
  const left = column * tiling.tileWidth - tiling.left + outside.left;
  const top = row * tiling.tileHeight - tiling.top + outside.top;
  return {
    outside,
    left,
    top,
    width: Math.min(tiling.tileWidth - outside.left, picture.width - left),
    height: Math.min(tiling.tileHeight - outside.top, picture.height - top),
  };
}

/** Means of a grid of boxes of a part of a picture, RGB. Pixels that lie in a box only in part count in part. */
function boxes(pixels: Pixels, part: Part): Float64Array {
  const means = new Float64Array(GRID * GRID * 3);
  for (let row = 0; row < GRID; row++) {
    const [top, bottom] = [row, row + 1].map((edge) => part.top + (part.height * edge) / GRID) as [
      number,
      number,
    ];
    for (let column = 0; column < GRID; column++) {
      const [left, right] = [column, column + 1].map((edge) => part.left + (part.width * edge) / GRID) as [
        number,
        number,
      ];
      const sums = [0, 0, 0];
      let area = 0;
      for (let y = Math.floor(top); y < Math.min(bottom, pixels.height); y++) {
        const tall = Math.min(y + 1, bottom) - Math.max(y, top);
        for (let x = Math.floor(left); x < Math.min(right, pixels.width); x++) {
          const share = tall * (Math.min(x + 1, right) - Math.max(x, left));
          const at = y * pixels.stride + x * pixels.channels;
          for (let channel = 0; channel < 3; channel++) sums[channel]! += pixels.data[at + channel]! * share;
          area += share;
        }
      }
      for (let channel = 0; channel < 3; channel++) {
        means[(row * GRID + column) * 3 + channel] = sums[channel]! / Math.max(area, Number.EPSILON);
      }
    }
  }
  return means;
}
