/** The columns of a listing as bytes; the layout is documented at `photoIndexPart` in shared/schemas/photos.ts. Engine. */
import type { ListingColumns } from '../../store/listing.ts';

/** Bytes of one photo in all columns. */
const PHOTO_BYTES = 11;

/** Rows `start` to before `end`. */
export function encodeColumns(
  { ids, days, tiles }: ListingColumns,
  start: number,
  end: number,
): { columns: Uint8Array; count: number } {
  const count = end - start;
  const bytes = new Uint8Array(count * PHOTO_BYTES);
  const view = new DataView(bytes.buffer);
  for (let row = 0; row < count; row++) {
    const tile = tiles[start + row] ?? 0;
    view.setUint32(row * 4, ids[start + row] ?? 0, true);
    view.setInt32(count * 4 + row * 4, days[start + row] ?? 0, true);
    view.setUint16(count * 8 + row * 2, tile >> 4, true);
    // Of a tile: favourite in bit 0, rating in bits 1 to 3.
    view.setUint8(count * 10 + row, tile & 15);
  }
  return { columns: bytes, count };
}
