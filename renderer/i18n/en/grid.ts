/** The grid of photos. English. */
import { photos } from './counted.ts';

export const grid = {
  label: (count: number) => photos(count),
  failed: 'The photos could not be listed',
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
