/** Makes the columns of `photos.index` out of photos, as the host sends them. */
export interface ListedForTest {
  readonly id: number;
  /** Since the epoch. */
  readonly day: number;
  readonly ratio: number;
  readonly flags: number;
  /** 5 bits red, 6 green, 5 blue; 0 (the default) when unknown. */
  readonly colour?: number;
}

export function columnsOf(photos: readonly ListedForTest[]): string {
  const bytes = Buffer.alloc(photos.length * 13);
  photos.forEach(({ id, day, ratio, flags, colour = 0 }, index) => {
    bytes.writeUInt32LE(id, index * 4);
    bytes.writeInt32LE(day, photos.length * 4 + index * 4);
    bytes.writeUInt16LE(Math.round(ratio * 1000), photos.length * 8 + index * 2);
    bytes.writeUInt16LE(colour, photos.length * 10 + index * 2);
    bytes.writeUInt8(flags, photos.length * 12 + index);
  });
  return bytes.toString('base64');
}
