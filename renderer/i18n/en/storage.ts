/** The storage section of the settings: disk usage and thumbnails. */
export const storage = {
  parts: {
    database: 'Photos, tags and index',
    thumbnails: 'Thumbnails',
    cache: 'Search cache',
    other: 'Other',
  },
  total: (size: string) => `${size} in total`,
  free: (size: string) => `${size} free on this disk`,
  limit: 'Space for thumbnails',
  limitDetail: 'When they need more, those that you have not seen for longest are deleted.',
  place: 'Location',
  clear: 'Clear thumbnails…',
  clearTitle: 'Clear thumbnails?',
  clearDetail: (size: string) =>
    `This frees ${size}. Thumbnails are created again as photos are shown. The photos themselves are not touched.`,
  clearConfirm: 'Clear thumbnails',
  cleared: 'Thumbnails cleared.',
  failed: 'Disk usage could not be measured.',
};
