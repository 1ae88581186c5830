/** Geometry of the centre crop, with the same rounding as transformers. Pure; runs in the embedder process. */
import type { PreprocessSpec, Size } from './preprocess-spec.ts';
import { resizedSize } from './preprocess-spec.ts';

export interface Region extends Size {
  readonly left: number;
  readonly top: number;
}

/** A part of a picture as fractions of its width and height, from the top left. */
export interface Shares {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The part in pixels: at least one, all inside the picture. */
export function regionOf({ x, y, width, height }: Shares, picture: Size): Region {
  const across = pixels(x, width, picture.width);
  const down = pixels(y, height, picture.height);
  return { left: across.start, top: down.start, width: across.length, height: down.length };
}

function pixels(from: number, share: number, all: number): { start: number; length: number } {
  const start = Math.min(all - 1, Math.max(0, Math.round(from * all)));
  const end = Math.min(all, Math.round((from + share) * all));
  return { start, length: Math.max(1, end - start) };
}

/** Converts a region of a part to the coordinates of the whole picture; unchanged if the part is null. */
export function within(region: Region, part: Region | null): Region {
  return part === null ? region : { ...region, left: region.left + part.left, top: region.top + part.top };
}

export interface CropPlan {
  /** The part of the (oriented) picture to resize; null for all of it. */
  readonly source: Region | null;
  /** Size to resize it to. */
  readonly resized: Size;
  /** The part of the result to keep; null for all of it. */
  readonly kept: Region | null;
}

/** Crop a strip before resizing if it would become this many times longer than the crop. */
const STRIP = 16;
/** Pixels around the crop, in the resized picture, that the resampling filter may read. */
const MARGIN = 16;

/** Plans what to resize and keep of a picture of `width` × `height`. */
export function planCrop(spec: PreprocessSpec, width: number, height: number): CropPlan {
  const full = resizedSize(spec, width, height);
  const { crop } = spec;
  if (crop === null) return { source: null, resized: full, kept: null };
  // Resizing a strip of 30,000 × 10 would make it hundreds of thousands of pixels long, of which the crop keeps 224.
  const across = spec.resize === null ? whole(width) : cutStrip(width, full.width, crop.width);
  const down = spec.resize === null ? whole(height) : cutStrip(height, full.height, crop.height);
  const cut = across.length < width || down.length < height;
  const resized = {
    width: across.length < width ? across.resized : full.width,
    height: down.length < height ? down.resized : full.height,
  };
  const kept = { width: Math.min(resized.width, crop.width), height: Math.min(resized.height, crop.height) };
  const all = kept.width === resized.width && kept.height === resized.height;
  return {
    source: cut ? { left: across.start, top: down.start, width: across.length, height: down.length } : null,
    resized,
    kept: all
      ? null
      : {
          ...kept,
          left: Math.floor((resized.width - kept.width) / 2),
          top: Math.floor((resized.height - kept.height) / 2),
        },
  };
}

interface Cut {
  readonly start: number;
  readonly length: number;
  readonly resized: number;
}

function whole(length: number): Cut {
  return { start: 0, length, resized: length };
}

function cutStrip(length: number, resized: number, crop: number): Cut {
  if (resized <= STRIP * crop) return { start: 0, length, resized };
  const perPixel = length / resized;
  const part = Math.min(length, Math.ceil((crop + 2 * MARGIN) * perPixel));
  return {
    start: Math.floor((length - part) / 2),
    length: part,
    resized: Math.max(crop, Math.round(part / perPixel)),
  };
}

/** Crops RGB pixels to a region. */
export function cut(pixels: Uint8Array, from: Size, region: Region): Uint8Array {
  const kept = new Uint8Array(region.width * region.height * 3);
  for (let row = 0; row < region.height; row++) {
    const start = ((region.top + row) * from.width + region.left) * 3;
    kept.set(pixels.subarray(start, start + region.width * 3), row * region.width * 3);
  }
  return kept;
}

/** Centres RGB pixels on a larger black picture. */
export function padTo(pixels: Uint8Array, from: Size, to: Size): Uint8Array {
  if (from.width === to.width && from.height === to.height) return pixels;
  const padded = new Uint8Array(to.width * to.height * 3);
  const left = Math.ceil((to.width - from.width) / 2);
  const top = Math.ceil((to.height - from.height) / 2);
  for (let row = 0; row < from.height; row++) {
    const line = pixels.subarray(row * from.width * 3, (row + 1) * from.width * 3);
    padded.set(line, ((top + row) * to.width + left) * 3);
  }
  return padded;
}
