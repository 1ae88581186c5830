/** What can be done to photos, and what was done. English. */
import { counted, photos } from './counted.ts';

const stars = (rating: number) => (rating === 0 ? 'no stars' : counted(rating, 'star', 'stars'));

export const actions = {
  label: 'What to do with the selected photos',
  menu: 'What to do with this photo',
  menuOfMany: (count: number) => `What to do with ${photos(count)}`,
  more: 'More',
  selectAll: 'Select all',
  clear: 'Select nothing',
  open: 'Open',
  favourite: 'Favourite',
  unfavourite: 'Not a favourite',
  rate: 'Rate',
  stars: (rating: number) => (rating === 0 ? 'No stars' : counted(rating, 'star', 'stars')),
  mixed: 'Differing',
  album: 'Add to album…',
  removeFromAlbum: (name: string) => `Remove from “${name}”`,
  tag: 'Tags…',
  similar: 'Find similar',
  copyImage: 'Copy picture',
  copyPath: (count: number) => (count === 1 ? 'Copy path' : 'Copy paths'),
  reveal: 'Show in folder',
  openWith: 'Open with the default program',
  trash: 'Move to trash…',
  favoured: (count: number) => `${photos(count)} marked as favourite.`,
  unfavoured: (count: number) => `${photos(count)} no longer marked as favourite.`,
  rated: (count: number, rating: number) => `${photos(count)} rated ${stars(rating)}.`,
  tooManyFiles: (limit: string) => `At most ${limit} files can be taken at once.`,
};
