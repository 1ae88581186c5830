/** Requests that find photos, and those about saved and remembered searches. Runs anywhere. */
import { z } from 'zod';
import { LIMITS } from '../limits.ts';
import * as schema from '../schemas.ts';
import { deletes, inAddress, nothing, posts, queries, reads } from './procedure.ts';

const queryImage = z.object({
  imageId: z.string().describe('Id of the query image, for an image term of `search.query`.'),
});
const queryText = z.string().max(LIMITS.queryCharacters);

export const search = {
  query: queries('/search', 'Find photos by texts, images, or both')
    .input(schema.searchQuery)
    .output(schema.searchResult),
  uploadImage: queries(
    '/search/images',
    'Upload an image to search with',
    'Kept only in memory, while the library is open and until newer images replace it.',
  )
    .input(
      z.object({
        file: z
          .file()
          .max(LIMITS.queryImageBytes)
          .describe(`The image file, at most ${LIMITS.queryImageBytes} bytes.`),
      }),
    )
    .output(queryImage),
  region: queries('/search/region', 'Make a query image of a part of a photo')
    .input(z.object({ photoId: schema.photoId, region: schema.region }))
    .output(queryImage),
  suggest: reads(
    '/search/suggestions',
    'Suggestions for typed text',
    'Earlier searches, saved searches, tags, albums, labels and cameras that match the text, best first.',
  )
    .input(
      z.object({
        text: queryText.default('').describe('The text typed so far; empty: the latest searches.'),
        limit: inAddress(z.int().min(1).max(50).describe('Most suggestions to return, 1 to 50.')).default(8),
      }),
    )
    .output(z.array(schema.suggestion)),
  history: reads('/search/history', 'Earlier search texts, newest first').output(
    z.array(schema.historyEntry),
  ),
  remember: posts(
    '/search/history',
    'Add a text to the search history',
    'Does nothing if the search history is off.',
  )
    .input(
      z.object({
        text: z
          .string()
          .trim()
          .min(1)
          .max(LIMITS.queryCharacters)
          .describe(`The text, 1 to ${LIMITS.queryCharacters} characters.`),
      }),
    )
    .output(nothing),
  forget: posts('/search/history/forget', 'Remove a text from the search history, or all of it')
    .input(z.object({ text: queryText.optional().describe('Text to remove; all if omitted.') }))
    .output(nothing),
};

export const searches = {
  list: reads('/searches', 'Saved searches').output(z.array(schema.savedSearch)),
  save: posts('/searches', 'Save a search, or change a saved one')
    .input(
      z.object({
        id: schema.searchId.optional().describe('Saved search to change; a new one if omitted.'),
        name: schema.name,
        question: schema.savedQuestion.describe('The terms, filter and order to save.'),
      }),
    )
    .output(schema.savedSearch),
  remove: deletes('/searches/{id}', 'Remove a saved search')
    .input(z.object({ id: inAddress(schema.searchId) }))
    .output(schema.changed),
};
