/**
 * Decides which files are photos: by name for the scan, by content for the decoder. Pure; runs in the engine and
 * embedder processes.
 */
import { reasonText } from '../../../shared/reasons.ts';
import { isSvg } from './svg-head.ts';
import { isTga } from './tga-head.ts';
import type { PhotoType } from '../../../shared/schemas.ts';

/** What a name or the first bytes of a file indicate. `unsupported` is a picture or video that can't be read yet. */
export type FileFormat =
  | { readonly kind: 'photo'; readonly type: PhotoType }
  | { readonly kind: 'unsupported'; readonly label: string };

const PHOTO_ENDINGS: Readonly<Record<PhotoType, string>> = {
  jpeg: 'jpg jpeg jpe jfif jps mpo pjp pjpeg',
  png: 'apng png',
  webp: 'webp',
  avif: 'avif avifs',
  gif: 'gif',
  tiff: 'tif tiff',
  svg: 'svg svgz',
  heic: 'heic heif hif heics heifs',
  raw: '3fr arw cr2 cr3 crw dcr dng erf fff iiq k25 kdc mef mos mrw nef nrw orf pef raf raw rw2 rwl sr2 srf srw x3f',
  jxl: 'jxl',
  bmp: 'bmp dib',
  ico: 'cur ico',
  tga: 'tga',
  pnm: 'pam pbm pgm pnm ppm',
};

const UNSUPPORTED_ENDINGS: Readonly<Record<string, string>> = {
  'JPEG 2000': 'j2c j2k jp2 jpc jpf jpx',
  PSD: 'psb psd',
  OpenEXR: 'exr',
  HDR: 'hdr',
  QOI: 'qoi',
  XCF: 'xcf',
  video: '3g2 3gp avi flv m2ts m4v mkv mov mp4 mpeg mpg mts ogv webm wmv',
};

const BY_ENDING: ReadonlyMap<string, FileFormat> = new Map([
  ...Object.entries(PHOTO_ENDINGS).flatMap(([type, endings]) =>
    endings
      .split(' ')
      .map((ending): [string, FileFormat] => [ending, { kind: 'photo', type: type as PhotoType }]),
  ),
  ...Object.entries(UNSUPPORTED_ENDINGS).flatMap(([label, endings]) =>
    endings.split(' ').map((ending): [string, FileFormat] => [ending, { kind: 'unsupported', label }]),
  ),
]);

const SIZE_SUFFIX = /[_:-](?:large|medium|orig|small|thumb)$/;
const DOT = 0x2e;

/** The format that a file name's extension implies, in any case; null for anything but a picture. */
export function formatOfName(name: Uint8Array): FileFormat | null {
  const text = Buffer.from(name.buffer, name.byteOffset, name.byteLength).toString('latin1');
  const dot = text.lastIndexOf('.');
  if (dot < 0) return null;
  // Twitter's names: `photo.jpg_large`, `photo.png:orig`.
  const ending = text
    .slice(dot + 1)
    .toLowerCase()
    .replace(SIZE_SUFFIX, '');
  return BY_ENDING.get(ending) ?? null;
}

/** Whether a name has no ending that says anything, so that only the contents can tell what the file is. */
export function hasNoEnding(name: Uint8Array): boolean {
  return !name.includes(DOT);
}

/**
 * The format of a file by its name and the first bytes of its contents, which decide. Many cameras' RAW files begin like
 * any TIFF.
 */
export function formatOfFile(name: Uint8Array, head: Uint8Array): FileFormat | null {
  const named = formatOfName(name);
  const found = formatOfContent(head);
  const isRaw = named?.kind === 'photo' && named.type === 'raw';
  if (isRaw && found?.kind === 'photo' && found.type === 'tiff') return named;
  return found ?? named;
}

/** The reason for skipping a file, as counted and shown. */
export function notSupportedYet(label: string): string {
  return reasonText('formatNotYet', label);
}

/** What earlier versions called the formats that this one reads, in the reasons that they stored. */
const READ_SINCE = ['HEIC', 'RAW', 'JPEG XL', 'BMP', 'ICO', 'TGA', 'PNM'];

/** Whether a file was skipped by an earlier version for a format that this one reads. */
export function isReadByNow(reason: string | null): boolean {
  return reason !== null && READ_SINCE.some((label) => reason === notSupportedYet(label));
}

/** Brands of the ISO base media container, by their contents. */
const AVIF_BRANDS = ['avif', 'avis'];
const HEIC_BRANDS = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'];

/** The format of the contents, whatever the name; null if they are no known picture. */
export function formatOfContent(bytes: Uint8Array): FileFormat | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1024));
  const ascii = (from: number, to: number): string => buffer.toString('latin1', from, to);
  const photo = (type: PhotoType): FileFormat => ({ kind: 'photo', type });
  if (buffer[0] === 0xff && buffer[1] === 0xd8 && buffer[2] === 0xff) return photo('jpeg');
  if (ascii(0, 8) === '\x89PNG\r\n\x1a\n') return photo('png');
  if (ascii(0, 6) === 'GIF87a' || ascii(0, 6) === 'GIF89a') return photo('gif');
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return photo('webp');
  if (ascii(0, 4) === 'RIFF') return { kind: 'unsupported', label: 'video' };
  if (isRaw(ascii(0, 16))) return photo('raw');
  if (['II*\0', 'MM\0*', 'II+\0', 'MM\0+'].includes(ascii(0, 4))) return photo('tiff');
  if (ascii(4, 8) === 'ftyp') return isoMedia(ascii(8, Math.min(buffer.length, 64)));
  if (ascii(0, 2) === '\xff\x0a' || ascii(4, 12) === 'JXL \r\n\x87\n') return photo('jxl');
  if (ascii(0, 4) === '\x1a\x45\xdf\xa3') return { kind: 'unsupported', label: 'video' };
  if (ascii(0, 2) === 'BM' && ascii(6, 10) === '\0\0\0\0') return photo('bmp');
  if (['\0\0\x01\0', '\0\0\x02\0'].includes(ascii(0, 4)) && buffer[9] === 0 && (buffer[4] ?? 0) > 0) {
    return photo('ico');
  }
  if (ascii(0, 4) === 'qoif') return { kind: 'unsupported', label: 'QOI' };
  if (ascii(0, 4) === 'v/1\x01') return { kind: 'unsupported', label: 'OpenEXR' };
  if (ascii(0, 9) === 'gimp xcf ') return { kind: 'unsupported', label: 'XCF' };
  if (ascii(4, 8) === 'jP  ') return { kind: 'unsupported', label: 'JPEG 2000' };
  if (ascii(0, 4) === '8BPS') return { kind: 'unsupported', label: 'PSD' };
  if (/^P[1-7][\s#]/.test(ascii(0, 3))) return photo('pnm');
  if (isTga(buffer)) return photo('tga');
  return isSvg(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)) ? photo('svg') : null;
}

/** Camera RAW files whose first bytes differ from those of an ordinary TIFF: CR2, ORF, RW2, RAF, X3F, MRW. */
function isRaw(start: string): boolean {
  return (
    start.startsWith('CR\x02', 8) ||
    /^(?:IIRO|IIRS|MMOR|IIU\0|FOVb|\0MRM)/.test(start) ||
    start.startsWith('FUJIFILMCCD-RAW')
  );
}

function isoMedia(brands: string): FileFormat {
  if (AVIF_BRANDS.some((brand) => brands.includes(brand))) return { kind: 'photo', type: 'avif' };
  if (HEIC_BRANDS.some((brand) => brands.includes(brand))) return { kind: 'photo', type: 'heic' };
  return brands.startsWith('crx') ? { kind: 'photo', type: 'raw' } : { kind: 'unsupported', label: 'video' };
}
