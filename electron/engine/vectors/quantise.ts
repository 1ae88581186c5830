/**
 * Symmetric quantisation: rows to int8 with one scale each, the query to int16 with as much range as an i32 sum
 * allows. The error of a score is then practically that of the rows: about 0.0004 of a cosine for 512 dimensions.
 * Pure.
 */

const ROW_LIMIT = 127;
const QUERY_LIMIT = 32_767;
const SUM_LIMIT = 2_147_483_647;

/**
 * Quantises a row.
 * @param row [dimensions] finite numbers
 * @param target [padded dimensions]; written, padding included
 * @returns the scale: `row ≈ target * scale`
 */
export function quantiseRow(row: Float32Array, target: Int8Array): number {
  return quantise(row, target, ROW_LIMIT);
}

/**
 * Quantises a query so that no dot product with an int8 row can overflow 32 bits: limit × 127 × dimensions < 2³¹.
 * @param query [dimensions] finite numbers, any length
 * @param target [padded dimensions]; written, padding included
 * @returns the scale: `query ≈ target * scale`
 */
export function quantiseQuery(query: Float32Array, target: Int16Array): number {
  return quantise(query, target, Math.min(QUERY_LIMIT, Math.floor(SUM_LIMIT / (ROW_LIMIT * target.length))));
}

function quantise(source: Float32Array, target: Int8Array | Int16Array, limit: number): number {
  let largest = 0;
  // Index loops, because this runs for every vector of the library, and an iterator takes several times as long.
  for (let index = 0; index < source.length; index++) {
    largest = Math.max(largest, Math.abs(source[index] ?? 0));
  }
  target.fill(0);
  if (largest === 0) return 0;
  const factor = limit / largest;
  for (let index = 0; index < source.length; index++) {
    target[index] = Math.round((source[index] ?? 0) * factor);
  }
  return largest / limit;
}
