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
    'It is kept in memory only, for as long as the library is open and newer ones leave room.',
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
    'What a person who types may mean',
    'Earlier searches, saved searches, tags, albums, labels and cameras that fit the text, best first.',
  )
    .input(
      z.object({
        text: queryText.default('').describe('What was typed so far; empty: the latest searches come first.'),
        limit: inAddress(z.int().min(1).max(50).describe('Suggestions at most, 1 to 50.')).default(8),
      }),
    )
    .output(z.array(schema.suggestion)),
  history: reads('/search/history', 'Texts that were searched for, newest first').output(
    z.array(schema.historyEntry),
  ),
  remember: posts(
    '/search/history',
    'Remember a text in the history',
    'Does nothing when the settings say not to remember searches.',
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
  forget: posts('/search/history/forget', 'Forget a text of the history, or all of it')
    .input(z.object({ text: queryText.optional().describe('Text to forget; all of them when left out.') }))
    .output(nothing),
};

export const searches = {
  list: reads('/searches', 'Saved searches').output(z.array(schema.savedSearch)),
  save: posts('/searches', 'Save a search, or change a saved one')
    .input(
      z.object({
        id: schema.searchId.optional().describe('Saved search to change; a new one when left out.'),
        name: schema.name,
        question: schema.savedQuestion.describe('The terms, filter and order to save.'),
      }),
    )
    .output(schema.savedSearch),
  remove: deletes('/searches/{id}', 'Remove a saved search')
    .input(z.object({ id: inAddress(schema.searchId) }))
    .output(schema.changed),
};
