/** The grid of photos. English. */
import type { PhotoSort } from '../../../shared/schemas.ts';
import { photos } from './counted.ts';

const sorts: Record<PhotoSort, string> = {
  newest: 'Newest first',
  oldest: 'Oldest first',
  added: 'Added last first',
  path: 'By folder and name',
};

export const grid = {
  label: (count: number) => photos(count),
  failed: 'The photos could not be listed',
  sort: 'Order',
  sorts,
  thumbnailSize: 'Size of the thumbnails',
  timeline: 'Time line',
  scroll: 'Place in the list',
  position: (place: string, count: string) => `${place} of ${count}`,
  /** Of a tile whose name has not arrived yet. */
  photo: 'Photo',
  favourite: 'Favourite',
  stars: (rating: number) => (rating === 1 ? '1 star' : `${rating} stars`),
  select: (name: string) => `Select ${name}`,
  noPreview: 'No preview',
  gone: 'This photo is gone',
  selected: (count: number) => `${photos(count)} selected`,
  nothingSelected: 'Nothing selected',
  tooMany: (limit: string) =>
    `At most ${limit} photos can be picked one by one. Choose all of them instead, and leave some out.`,
};
