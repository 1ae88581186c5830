/**
 * TIFF files that libvips reads wrongly or not at all, turned into ones that it reads: samples that are neither colour
 * nor alpha, 8-bit Lab, tiles of separate planes, and a JPEG file inside. Runs in the embedder process.
 */
import sharp, { type SharpOptions } from './sharp.ts';
import { IMAGE_LIMITS } from './image-limits.ts';
import { TAG, type TiffDirectory } from '../formats/tiff-directory.ts';

/**
 * `masks`: samples beyond colour and alpha (selections, spot colours), which libvips takes for transparency. `lab`:
 * 8-bit CIE L*a*b*. `planes`: strips or tiles, each of one sample. `jpeg`: old-style JPEG compression with a whole JPEG file.
 */
export type UnusualTiff = 'masks' | 'lab' | 'planes' | 'jpeg';

const [BLACK_IS_ZERO, RGB, SEPARATED, CIE_LAB, ICC_LAB] = [1, 2, 5, 8, 9];
/** Samples of a pixel that mean colour, by photometric interpretation (TIFF 6.0). */
const COLOURS: Readonly<Record<number, number>> = { 0: 1, 1: 1, 2: 3, 3: 1, 5: 4, 6: 3, 8: 3, 9: 3, 10: 3 };
const OLD_JPEG = 6;
/** Compressions that libtiff knows, but not in this build, by their number. */
const NAMES: Readonly<Record<number, string>> = {
  6: 'old-style JPEG',
  32766: 'NeXT',
  32809: 'ThunderScan',
  32908: 'Pixar',
  32909: 'Pixar',
  33003: 'JPEG 2000',
  33004: 'JPEG 2000',
  33005: 'JPEG 2000',
  33007: 'ALT',
  34661: 'JBIG',
  34676: 'SGI LogLuv',
  34677: 'SGI LogLuv',
  34712: 'JPEG 2000',
  34887: 'LERC',
  34925: 'LZMA',
  50000: 'ZSTD',
  50002: 'JPEG XL',
  52546: 'JPEG XL',
};

/** What is unusual about a TIFF file; null if libvips can be left to read it, or refuse it. */
export function unusualTiff(directory: TiffDirectory): UnusualTiff | null {
  const photometric = directory.value(TAG.photometric);
  if (directory.value(TAG.compression) === OLD_JPEG) return jpegInside(directory) === null ? null : 'jpeg';
  const bits = directory.value(TAG.bitsPerSample, 1);
  if ((photometric === CIE_LAB || photometric === ICC_LAB) && bits === 8) return 'lab';
  const colours = COLOURS[photometric];
  if (colours === undefined) return null;
  const extra = directory.values(TAG.extraSamples);
  // 1 and 2 are alpha, associated or not. Without the tag, or with 0, the meaning is unspecified.
  const alpha = extra[0] === 1 || extra[0] === 2;
  const spare = directory.samplesPerPixel - colours;
  const masked = spare > (alpha ? 1 : 0);
  // libvips can't read tiles of separate planes, and mixes up the planes of grey strips.
  if (directory.planar && (directory.tiled || masked)) {
    return [BLACK_IS_ZERO, RGB, SEPARATED].includes(photometric) ? 'planes' : null;
  }
  return masked ? 'masks' : null;
}

/** The name of a compression that this build lacks; null for any other. */
export function rareCompression(directory: TiffDirectory): string | null {
  return NAMES[directory.value(TAG.compression)] ?? null;
}

/** The JPEG file inside an old-style JPEG TIFF; null if there is none, only its parts. */
export function jpegInside(directory: TiffDirectory): Buffer | null {
  const start = directory.value(TAG.jpegOffset);
  const length = directory.value(TAG.jpegLength) || directory.bytes.length;
  const bytes = directory.bytes.subarray(start, start + length);
  return start > 0 && bytes[0] === 0xff && bytes[1] === 0xd8 ? bytes : null;
}

/**
 * A TIFF file of 8-bit RGB without compression, as the picture is stored (not turned).
 * @throws what the decoder throws.
 */
export async function plainTiff(
  directory: TiffDirectory,
  kind: Exclude<UnusualTiff, 'jpeg'>,
  failOn: NonNullable<SharpOptions['failOn']>,
): Promise<Buffer> {
  const options: SharpOptions = { failOn, limitInputPixels: IMAGE_LIMITS.pixels, limitInputChannels: 64 };
  if (kind === 'planes') return directory.uncompressed(...(await joinPlanes(directory, options)));
  const source = kind === 'lab' ? directory.asRgb() : directory.bytes;
  const { data, info } = await sharp(source, options)
    .timeout({ seconds: IMAGE_LIMITS.seconds })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const rgb = firstThree(data, info.channels);
  if (kind === 'lab') labToRgb(rgb, directory.value(TAG.photometric) === CIE_LAB ? 0x80 : 0);
  return directory.uncompressed(rgb, RGB, 3);
}

/** @returns samples of all planes, interleaved; how to interpret them; and how many a pixel has. */
async function joinPlanes(
  directory: TiffDirectory,
  options: SharpOptions,
): Promise<[Buffer, photometric: number, samples: number]> {
  const photometric = directory.value(TAG.photometric);
  const samples = Math.min(directory.samplesPerPixel, COLOURS[photometric] ?? 1);
  const joined = Buffer.alloc(directory.width * directory.height * samples);
  for (let sample = 0; sample < samples; sample++) {
    const plane = await sharp(directory.planeAlone(sample), options)
      .timeout({ seconds: IMAGE_LIMITS.seconds })
      .toColourspace('b-w')
      .raw({ depth: 'uchar' })
      .toBuffer();
    for (let pixel = 0; pixel < plane.length; pixel++) joined[pixel * samples + sample] = plane[pixel]!;
  }
  return [joined, photometric, samples];
}

function firstThree(data: Buffer, channels: number): Buffer {
  if (channels === 3) return data;
  const rgb = Buffer.alloc((data.length / channels) * 3);
  for (let from = 0, to = 0; from < data.length; from += channels, to += 3) {
    for (let channel = 0; channel < 3; channel++) {
      rgb[to + channel] = data[from + Math.min(channel, channels - 1)]!;
    }
  }
  return rgb;
}

/**
 * Converts 8-bit L*a*b* (D50) to sRGB in place, by the formulas of CIE 15 and IEC 61966-2-1, with the Bradford matrix
 * from D50 (http://www.brucelindbloom.com/index.html?Eqn_RGB_XYZ_Matrix.html).
 * @param signed 0x80 if a* and b* are two's complement; 0 if they are offset by 128.
 */
function labToRgb(data: Buffer, signed: number): void {
  for (let at = 0; at < data.length; at += 3) {
    const fy = ((data[at]! * 100) / 255 + 16) / 116;
    const x = 0.96422 * fromLab(fy + ((data[at + 1]! ^ signed) - 128) / 500);
    const y = fromLab(fy);
    const z = 0.82521 * fromLab(fy - ((data[at + 2]! ^ signed) - 128) / 200);
    data[at] = toSrgb(3.1338561 * x - 1.6168667 * y - 0.4906146 * z);
    data[at + 1] = toSrgb(-0.9787684 * x + 1.9161415 * y + 0.033454 * z);
    data[at + 2] = toSrgb(0.0719453 * x - 0.2289914 * y + 1.4052427 * z);
  }
}

function fromLab(value: number): number {
  return value > 6 / 29 ? value ** 3 : 3 * (6 / 29) ** 2 * (value - 4 / 29);
}

function toSrgb(linear: number): number {
  const value = linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;
  return Math.max(0, Math.min(255, Math.round(value * 255)));
}
