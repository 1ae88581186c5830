/**
 * How much of a TIFF file's picture exists: libvips leaves what it can't read black, without an error. Runs in the
 * embedder process.
 */
import type { TiffDirectory, TiffPiece } from '../formats/tiff-directory.ts';

/** Strips or tiles to decode one by one; more would take longer than the picture itself. */
const MOST_TRIED = 64;

export interface TiffShare {
  /** Share of the picture that exists, 0 to 1. */
  readonly share: number;
  /** Whether at least one whole strip or tile could be decoded. */
  readonly decodable: boolean;
  /** Whether every strip or tile was decoded, so that a share of 1 means an undamaged picture. */
  readonly certain: boolean;
  /** The file, with zeros in place of what is missing at its end: decoders keep the start of the last strip then. */
  readonly bytes: Buffer;
}

/**
 * @param decodes whether a TIFF file of one strip or tile can be decoded without an error.
 * @returns null if the file lists no strips or tiles.
 */
export async function tiffShare(
  directory: TiffDirectory,
  decodes: (piece: Buffer) => Promise<boolean>,
): Promise<TiffShare | null> {
  const { bytes } = directory;
  const pieces = directory.pieces();
  if (pieces.length === 0) return null;
  const whole = pieces.filter((piece) => presentShare(piece, bytes) === 1);
  const step = Math.max(1, whole.length / MOST_TRIED);
  let tried = 0;
  let good = 0;
  for (let at = 0; Math.floor(at) < whole.length; at += step) {
    const piece = whole[Math.floor(at)]!;
    tried++;
    if (await decodes(directory.pieceAlone(piece))) good++;
  }
  const intact = tried === 0 ? 0 : good / tried;
  let present = 0;
  let all = 0;
  let end = bytes.length;
  for (const piece of pieces) {
    const area = piece.width * piece.height;
    const share = presentShare(piece, bytes);
    present += area * (share === 1 ? intact : share);
    all += area;
    // A hostile length must not ask for gigabytes.
    if (share > 0 && piece.offset + piece.length <= 2 * bytes.length) {
      end = Math.max(end, piece.offset + piece.length);
    }
  }
  const planes = directory.planar ? directory.samplesPerPixel : 1;
  const expected = Math.max(all, directory.width * directory.height * planes);
  return {
    share: expected === 0 ? 0 : present / expected,
    decodable: good > 0,
    certain: tried === whole.length,
    bytes: end === bytes.length ? bytes : Buffer.concat([bytes], end),
  };
}

/** Whether the file is long enough for every strip or tile that it lists. */
export function isComplete(directory: TiffDirectory): boolean {
  return directory.pieces().every((piece) => presentShare(piece, directory.bytes) === 1);
}

function presentShare({ offset, length }: TiffPiece, bytes: Buffer): number {
  if (length <= 0) return 0;
  return Math.max(0, Math.min(1, (bytes.length - offset) / length));
}
