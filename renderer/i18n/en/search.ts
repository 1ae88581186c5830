/** The search box and query images. English. */
import { formatNumber } from '../../lib/format.ts';

export const search = {
  label: 'Search your photos',
  placeholder: 'Describe a photo…',
  placeholderWithImage: 'Add words…',
  hint: 'Press / to search',
  clear: 'Clear search',
  byImage: 'Search by image',
  removeImage: (name: string) => `Remove ${name} from the search`,
  dropHere: 'Drop an image to find photos like it',
  uploading: 'Looking at the image…',
  tooLong: (limit: number) => `A search may have at most ${formatNumber(limit)} characters.`,
  notAnImage: (name: string) => `Expected an image to search by, received “${name}”.`,
  emptyImage: (name: string) => `Expected an image to search by, but “${name}” is empty.`,
  imageTooLarge: (size: string, limit: string) => `Expected an image of at most ${limit}, received ${size}.`,
  pastedName: 'pasted image',
  photoNumber: (id: number) => `photo ${id}`,
};
