/**
 * How int8 rows lie in memory: four to a block, interleaved 16 values at a time, so that the kernel scores four
 * rows with one load of the query and still reads memory strictly forwards (kernel.wat says what that gains).
 * Pure arithmetic.
 *
 *   block: row 0 [0..15], row 1 [0..15], row 2 [0..15], row 3 [0..15], row 0 [16..31], …   4 × dimensions bytes
 *          4 scales (f32), 4 hubs (f32), 4 photo ids (f64)                                64 bytes
 */

/** Rows in a block. */
export const BLOCK_ROWS = 4;

/** Values of one row that lie together. */
const PIECE = 16;

const SCALES = 0;
const HUBS = 16;
const IDS = 32;
const TAIL_BYTES = 64;

/** Dimensions as stored: a multiple of 16, the rest zeros. */
export function paddedDimensions(dimensions: number): number {
  return Math.ceil(dimensions / PIECE) * PIECE;
}

/** Bytes of one block of rows with `padded` dimensions. */
export function blockBytes(padded: number): number {
  return BLOCK_ROWS * padded + TAIL_BYTES;
}

/** Blocks that hold `rows` rows. */
export function blocksOf(rows: number): number {
  return Math.ceil(rows / BLOCK_ROWS);
}

/** Where value `index` of a row is, from the row's first value. */
export function placeInRow(index: number): number {
  const inPiece = index % PIECE;
  return (index - inPiece) * BLOCK_ROWS + inPiece;
}

/** Byte offsets, from the first block, of what belongs to a row; its values are spread by {@link placeInRow}. */
export function rowOffsets(
  row: number,
  padded: number,
): { values: number; scale: number; hub: number; id: number } {
  const lane = row % BLOCK_ROWS;
  const block = ((row - lane) / BLOCK_ROWS) * blockBytes(padded);
  const tail = block + BLOCK_ROWS * padded;
  return {
    values: block + lane * PIECE,
    scale: tail + SCALES + 4 * lane,
    hub: tail + HUBS + 4 * lane,
    id: tail + IDS + 8 * lane,
  };
}
