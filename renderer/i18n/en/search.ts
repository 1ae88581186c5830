/** The search box and query images. English. */
import { LIMITS } from '../../../shared/limits.ts';
import { formatNumber } from '../../lib/format.ts';
import type { QuestionFault } from '../../lib/question.ts';

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
  faults: {
    'too-long': `A search may have at most ${formatNumber(LIMITS.queryCharacters)} characters. Use fewer words.`,
    'too-many': `A search may have at most ${formatNumber(LIMITS.queryTerms)} parts. Remove some of them.`,
    'all-minus': 'Everything in this search is taken away. Add something to look for.',
    'dates-reversed': 'The first date is after the last. Change one of them.',
  } satisfies Record<QuestionFault, string>,
  notAnImage: (name: string) => `Expected an image to search by, received “${name}”.`,
  emptyImage: (name: string) => `Expected an image to search by, but “${name}” is empty.`,
  imageTooLarge: (size: string, limit: string) => `Expected an image of at most ${limit}, received ${size}.`,
  pastedName: 'pasted image',
  partOf: (name: string) => `part of ${name}`,
  not: (subject: string) => `not ${subject}`,
  weighted: (weight: number, subject: string) =>
    `${weight === 0.5 ? '½' : formatNumber(weight)} × ${subject}`,
  photoNumber: (id: number) => `photo ${id}`,
};
