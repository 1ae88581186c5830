/** Requests that list, show, mark and collect photos. Runs anywhere. */
import { z } from 'zod';
import { LIMITS } from '../limits.ts';
import * as schema from '../schemas.ts';
import { deletes, inAddress, nothing, posts, queries, reads } from './procedure.ts';

const onePhoto = z.object({ id: inAddress(schema.photoId) });
const oneAlbum = z.object({ id: inAddress(schema.albumId) });
const albumPhotos = z.object({ id: schema.albumId, selection: schema.selection });
const oneFile = z.object({ id: schema.photoId });
const someFiles = z.object({
  ids: z
    .array(schema.photoId)
    .min(1)
    .max(LIMITS.filesAtOnce)
    .describe(`Ids of the photos, 1 to ${LIMITS.filesAtOnce}.`),
});

export const photos = {
  get: reads('/photos/{id}', 'One photo with its metadata').input(onePhoto).output(schema.photo),
  metadata: reads('/photos/{id}/metadata', 'All EXIF and other metadata of the file, as text')
    .input(onePhoto)
    .output(schema.photoMetadata),
  index: queries(
    '/photos/index',
    'Ids, dates and aspect ratios of all photos, in parts',
    'Compact columns for a grid of a million photos. Request the next part until `next` is null.',
  )
    .input(schema.photoIndexQuery)
    .output(schema.photoIndexPart),
  summaries: queries(
    '/photos/summaries',
    'Summaries of photos, for tiles',
    'Omits photos that no longer exist.',
  )
    .input(
      z.object({
        ids: z
          .array(schema.photoId)
          .max(LIMITS.pageRows)
          .describe(`Ids of the photos, at most ${LIMITS.pageRows}.`),
      }),
    )
    .output(z.array(schema.photoSummary)),
  mark: posts('/photos/mark', 'Mark photos as favourites, and rate them')
    .input(
      z.object({
        selection: schema.selection,
        favourite: z.boolean().optional().describe('Whether they are favourites; unchanged if omitted.'),
        rating: schema.rating.optional().describe('Stars, 1 to 5; 0: not rated. Unchanged if omitted.'),
      }),
    )
    .output(schema.changed),
  problems: reads('/problems', 'Files that failed, were skipped, or have a warning')
    .input(
      z.object({
        after: inAddress(
          z.int().min(0).describe('`next` of the previous page; 0 for the first page.'),
        ).default(0),
        limit: inAddress(
          z.int().min(1).max(LIMITS.pageRows).describe(`Most files to return, 1 to ${LIMITS.pageRows}.`),
        ).default(100),
        state: schema.problemState
          .optional()
          .describe(`Only files in this state; all if omitted. ${schema.problemState.description}`),
      }),
    )
    .output(
      z.object({
        problems: z.array(schema.problem).describe('Files with a problem, by photo id.'),
        next: z.int().nullable().describe('`after` of the next page; null: this is the last one.'),
      }),
    ),
  retry: posts('/problems/retry', 'Retry failed files')
    .input(
      z.object({
        ids: z
          .array(schema.photoId)
          .max(LIMITS.pageRows)
          .optional()
          .describe(`Files to retry, at most ${LIMITS.pageRows}; all failed ones if omitted.`),
      }),
    )
    .output(z.object({ queued: schema.count.describe('How many files will be retried.') })),
};

export const albums = {
  list: reads('/albums', 'All albums').output(z.array(schema.album)),
  create: posts('/albums', 'Create an album')
    .input(
      z.object({
        name: schema.name,
        selection: schema.selection.optional().describe('Photos to add to it; none if omitted.'),
      }),
    )
    .output(schema.album),
  rename: posts('/albums/rename', 'Rename an album')
    .input(z.object({ id: schema.albumId, name: schema.name }))
    .output(schema.album),
  remove: deletes('/albums/{id}', 'Delete an album; its photos are kept')
    .input(oneAlbum)
    .output(schema.changed),
  addPhotos: posts('/albums/photos/add', 'Add photos to an album').input(albumPhotos).output(schema.changed),
  removePhotos: posts('/albums/photos/remove', 'Remove photos from an album')
    .input(albumPhotos)
    .output(schema.changed),
};

export const files = {
  reveal: posts('/files/reveal', "Show a photo in the host's file manager").input(oneFile).output(nothing),
  open: posts('/files/open', 'Open a photo with the default program').input(oneFile).output(nothing),
  copyImage: posts('/files/copy/image', 'Copy a picture to the clipboard').input(oneFile).output(nothing),
  copyPath: posts('/files/copy/path', 'Copy paths to the clipboard, one per line')
    .input(someFiles)
    .output(nothing),
  drag: posts(
    '/files/drag',
    'Drag files out of the window',
    'Call it in response to a dragstart event of the page.',
  )
    .input(someFiles)
    .output(nothing),
  trash: posts(
    '/files/trash',
    "Move photos to the system's trash",
    'Call it only after the user has confirmed it.',
  )
    .input(someFiles)
    .output(schema.trashed),
  restore: posts('/files/restore', 'Restore photos from the trash')
    .input(z.object({ token: schema.opaque.describe('`undo` of `files.trash`.') }))
    .output(
      z.object({
        restored: schema.count.describe('How many photos were restored.'),
        failed: z
          .array(z.string())
          .describe('Human-readable reasons, one for each photo that was not restored.'),
      }),
    ),
};
