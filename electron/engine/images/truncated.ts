/** Measures how much of a truncated picture the decoder recovered. Pure; runs in the embedder process. */

/** Decoders round: the grey that fills in for missing data is within this of 128. */
const ROUNDING = 2;

/**
 * Share of a JPEG's rows that were decoded: libjpeg fills in missing ones with mid-grey. A progressive file that lost
 * only its later scans counts as complete, though coarse.
 * @param rows RGB, `width` × `height` × 3, the picture as stored (not rotated).
 */
export function shareOfJpegRows(rows: Uint8Array, width: number, height: number): number {
  return shareOfRows(height, (row) => {
    const start = row * width * 3;
    for (let index = start; index < start + width * 3; index++) {
      if (Math.abs(rows[index]! - 128) > ROUNDING) return false;
    }
    return true;
  });
}

/** Like {@link shareOfJpegRows}, for CMYK, where the fill has a different colour: detects flat rows at the end. */
export function shareOfFlatRows(rows: Uint8Array, width: number, height: number): number {
  return shareOfRows(height, (row) => {
    const start = row * width * 3;
    for (let index = start + 3; index < start + width * 3; index++) {
      if (Math.abs(rows[index]! - rows[index - 3]!) > ROUNDING) return false;
    }
    return true;
  });
}

/** Share of a GIF's rows that were decoded: missing ones stay transparent. @param rows RGBA. */
export function shareOfGifRows(rows: Uint8Array, width: number, height: number): number {
  return shareOfRows(height, (row) => {
    for (let index = row * width * 4 + 3; index < (row + 1) * width * 4; index += 4) {
      if (rows[index] !== 0) return false;
    }
    return true;
  });
}

function shareOfRows(height: number, missing: (row: number) => boolean): number {
  let last = height;
  while (last > 0 && missing(last - 1)) last--;
  return last / height;
}
