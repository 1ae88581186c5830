/** How much room the library takes. English. */
export const storage = {
  parts: {
    database: 'Photos, tags and what was learned',
    thumbnails: 'Thumbnails',
    cache: 'For quick search',
    other: 'Other',
  },
  total: (size: string) => `${size} in all`,
  free: (size: string) => `${size} free on this disk`,
  place: 'Kept in',
  clear: 'Clear thumbnails…',
  clearTitle: 'Clear thumbnails?',
  clearDetail: (size: string) =>
    `This frees ${size}. Thumbnails are made again when photos are shown. The photos themselves are not touched.`,
  clearConfirm: 'Clear thumbnails',
  cleared: 'Thumbnails were cleared.',
  failed: 'The room taken could not be measured.',
};
