/**
 * Memory layout of int8 rows: four per block, interleaved 16 values at a time, so that the kernel scores four rows
 * per load of the query and still reads memory strictly forwards (kernel.wat says what this gains). Pure.
 *
 *   block: row 0 [0..15], row 1 [0..15], row 2 [0..15], row 3 [0..15], row 0 [16..31], …   4 × dimensions bytes
 *          4 scales (f32), 4 hubs (f32), 4 photo ids (f64)                                64 bytes
 */

/** Rows in a block. */
export const BLOCK_ROWS = 4;

/** Consecutive values of one row. */
const PIECE = 16;

const SCALES = 0;
const HUBS = 16;
const IDS = 32;
const TAIL_BYTES = 64;

/** Dimensions as stored: rounded up to a multiple of 16, padded with zeros. */
export function paddedDimensions(dimensions: number): number {
  return Math.ceil(dimensions / PIECE) * PIECE;
}

/** Bytes per block of rows with `padded` dimensions. */
export function blockBytes(padded: number): number {
  return BLOCK_ROWS * padded + TAIL_BYTES;
}

/** Number of blocks that `rows` rows need. */
export function blocksOf(rows: number): number {
  return Math.ceil(rows / BLOCK_ROWS);
}

/** Byte offset of value `index` of a row from the row's first value. */
export function placeInRow(index: number): number {
  const inPiece = index % PIECE;
  return (index - inPiece) * BLOCK_ROWS + inPiece;
}

/** Byte offsets of a row's parts from the first block; {@link placeInRow} locates its values. */
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
