/**
 * The columns of a listing as bytes; the layout is documented at `photoIndexPart` in shared/schemas/photos.ts. Runs
 * in the engine process.
 */
import type { ListingColumns } from '../store/listing.ts';

/** Bytes of one photo in all columns. */
const PHOTO_BYTES = 13;

/**
 * Rows from `start` up to, but not including, `end`.
 * @param flags by photo id: bit 0 favourite, bits 1 to 3 rating.
 */
export function encodeColumns(
  { ids, days, ratios, colours }: ListingColumns,
  start: number,
  end: number,
  flags: Uint8Array,
): { columns: Uint8Array; count: number } {
  const count = end - start;
  const bytes = new Uint8Array(count * PHOTO_BYTES);
  const view = new DataView(bytes.buffer);
  for (let row = 0; row < count; row++) {
    const id = ids[start + row] ?? 0;
    view.setUint32(row * 4, id, true);
    view.setInt32(count * 4 + row * 4, days[start + row] ?? 0, true);
    view.setUint16(count * 8 + row * 2, ratios[start + row] ?? 0, true);
    view.setUint16(count * 10 + row * 2, colours[start + row] ?? 0, true);
    view.setUint8(count * 12 + row, flags[id] ?? 0);
  }
  return { columns: bytes, count };
}
