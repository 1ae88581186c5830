/** What people keep alongside their photos: albums, saved searches, history and suggestions. Runs anywhere. */
import { z } from 'zod';
import { LIMITS } from '../limits.ts';
import { albumId, count, milliseconds, name, photoId, searchId } from './base.ts';
import { searchFilter } from './filter.ts';
import { searchSort, searchTerm } from './search.ts';

export const album = z.object({
  id: albumId,
  name,
  photos: count.describe('How many photos the album contains.'),
  coverId: photoId
    .nullable()
    .describe('Id of the cover photo, the newest in the album; null: the album is empty.'),
  createdAt: milliseconds.describe('When the album was created, in milliseconds since the epoch.'),
});
export type Album = z.infer<typeof album>;

/** A query that can be repeated later. It has no uploaded images, which exist only in memory. */
export const savedQuestion = z.object({
  terms: z
    .array(searchTerm)
    .max(LIMITS.queryTerms)
    .describe(
      `Search terms, at most ${LIMITS.queryTerms}; empty: all photos that match the filter. ` +
        'Uploaded images cannot be saved.',
    ),
  filter: searchFilter,
  sort: searchSort,
});
export type SavedQuestion = z.infer<typeof savedQuestion>;

export const savedSearch = z.object({
  id: searchId,
  name,
  question: savedQuestion.describe('The saved terms, filter and order.'),
});
export type SavedSearch = z.infer<typeof savedSearch>;

export const historyEntry = z.object({
  text: z.string().describe('A text searched for earlier.'),
  usedAt: milliseconds.describe('When it was last searched for, in milliseconds since the epoch.'),
});
export type HistoryEntry = z.infer<typeof historyEntry>;

export const suggestion = z.object({
  kind: z
    .enum(['history', 'tag', 'label', 'search', 'album', 'camera'])
    .describe(
      'Kind of suggestion: an earlier search, a tag, a label of a label set, a saved search, an album or a camera.',
    ),
  text: z.string().describe('The earlier search text, or the name of the suggested item.'),
  id: z
    .int()
    .nullable()
    .describe('Id of the tag, saved search or album; null: an earlier search, a label or a camera.'),
});
export type Suggestion = z.infer<typeof suggestion>;
