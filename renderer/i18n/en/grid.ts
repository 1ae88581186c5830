/** The photo grid, its tool bar and its time line. */
import type { PhotoSort } from '../../../shared/schemas.ts';
import { photos } from './counted.ts';

const sorts: Record<PhotoSort, string> = {
  newest: 'Newest first',
  oldest: 'Oldest first',
  added: 'Recently added',
  path: 'Folder and name',
};

export const grid = {
  label: (count: number) => photos(count),
  failed: 'The photos could not be listed',
  sort: 'Sort by',
  sorts,
  thumbnailSize: 'Thumbnail size',
  timeline: 'Timeline',
  scroll: 'Position in the list',
  position: (place: string, count: string) => `${place} of ${count}`,
  /** Stands in for a name that has not been loaded yet. */
  photo: 'Photo',
  favourite: 'Favourite',
  stars: (rating: number) => (rating === 1 ? '1 star' : `${rating} stars`),
  select: (name: string) => `Select ${name}`,
  noPreview: 'No preview',
  gone: 'This photo is no longer available',
  selected: (count: number) => `${photos(count)} selected`,
  nothingSelected: 'Nothing selected',
  tooMany: (limit: string) =>
    `You can select at most ${limit} photos one by one. Select all instead, then deselect some.`,
};
