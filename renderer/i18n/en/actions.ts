/** Actions on photos, and the confirmations of them. */
import { counted, photos } from './counted.ts';

const stars = (rating: number) => (rating === 0 ? 'no stars' : counted(rating, 'star', 'stars'));

export const actions = {
  label: 'Actions for the selected photos',
  menu: 'Actions for this photo',
  menuOfMany: (count: number) => `Actions for ${photos(count)}`,
  more: 'More',
  selectAll: 'Select all',
  clear: 'Clear selection',
  open: 'Open',
  favourite: 'Favourite',
  unfavourite: 'Remove from favourites',
  rate: 'Rate',
  stars: (rating: number) => (rating === 0 ? 'No stars' : counted(rating, 'star', 'stars')),
  mixed: 'Mixed',
  album: 'Add to album…',
  removeFromAlbum: (name: string) => `Remove from “${name}”`,
  tag: 'Tags…',
  similar: 'Find similar',
  copyImage: 'Copy image',
  copyPath: (count: number) => (count === 1 ? 'Copy path' : 'Copy paths'),
  reveal: 'Show in folder',
  openWith: 'Open with default app',
  trash: 'Move to trash…',
  favoured: (count: number) => `${photos(count)} added to favourites.`,
  unfavoured: (count: number) => `${photos(count)} removed from favourites.`,
  rated: (count: number, rating: number) => `${photos(count)} rated ${stars(rating)}.`,
  tooManyFiles: (limit: string) => `This works with at most ${limit} files at a time.`,
};
