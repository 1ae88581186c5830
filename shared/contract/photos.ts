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
    'Ids, days and shapes of all photos, part by part',
    'Compact columns for a grid of a million photos. Ask for the next part until `next` is null.',
  )
    .input(schema.photoIndexQuery)
    .output(schema.photoIndexPart),
  summaries: queries(
    '/photos/summaries',
    'What tiles show of photos',
    'Photos that are gone are left out of the answer.',
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
        favourite: z.boolean().optional().describe('Whether they are favourites; stays when left out.'),
        rating: schema.rating.optional().describe('Stars, 0 to 5; 0: not rated. Stays when left out.'),
      }),
    )
    .output(schema.changed),
  problems: reads('/problems', 'Files that failed, were skipped, or carry a warning')
    .input(
      z.object({
        after: inAddress(z.int().min(0).describe('`next` of the page before; 0 for the first page.')).default(
          0,
        ),
        limit: inAddress(
          z
            .int()
            .min(1)
            .max(LIMITS.pageRows)
            .describe(`Files on this page at most, 1 to ${LIMITS.pageRows}.`),
        ).default(100),
        state: schema.problemState
          .optional()
          .describe(`Only files in this state; all when left out. ${schema.problemState.description}`),
      }),
    )
    .output(
      z.object({
        problems: z.array(schema.problem).describe('Files with a problem, by photo id.'),
        next: z.int().nullable().describe('`after` of the next page; null: this is the last.'),
      }),
    ),
  retry: posts('/problems/retry', 'Try failed files again')
    .input(
      z.object({
        ids: z
          .array(schema.photoId)
          .max(LIMITS.pageRows)
          .optional()
          .describe(`Files to try again, at most ${LIMITS.pageRows}; all that failed when left out.`),
      }),
    )
    .output(z.object({ queued: schema.count.describe('How many files will be tried again.') })),
};

export const albums = {
  list: reads('/albums', 'All albums').output(z.array(schema.album)),
  create: posts('/albums', 'Make an album')
    .input(
      z.object({
        name: schema.name,
        selection: schema.selection.optional().describe('Photos to put into it; none when left out.'),
      }),
    )
    .output(schema.album),
  rename: posts('/albums/rename', 'Rename an album')
    .input(z.object({ id: schema.albumId, name: schema.name }))
    .output(schema.album),
  remove: deletes('/albums/{id}', 'Remove an album; its photos stay').input(oneAlbum).output(schema.changed),
  addPhotos: posts('/albums/photos/add', 'Add photos to an album').input(albumPhotos).output(schema.changed),
  removePhotos: posts('/albums/photos/remove', 'Remove photos from an album')
    .input(albumPhotos)
    .output(schema.changed),
};

export const files = {
  reveal: posts('/files/reveal', "Show a photo in the host's file manager").input(oneFile).output(nothing),
  open: posts('/files/open', 'Open a photo with the default program').input(oneFile).output(nothing),
  copyImage: posts('/files/copy/image', 'Copy a picture to the clipboard').input(oneFile).output(nothing),
  copyPath: posts('/files/copy/path', 'Copy paths to the clipboard, one a line')
    .input(someFiles)
    .output(nothing),
  drag: posts(
    '/files/drag',
    'Drag files out of the window',
    'Call it in answer to a dragstart event of the page.',
  )
    .input(someFiles)
    .output(nothing),
  trash: posts(
    '/files/trash',
    "Move photos to the system's trash",
    'Call it only after a person confirmed it.',
  )
    .input(someFiles)
    .output(schema.trashed),
  restore: posts('/files/restore', 'Move photos back out of the trash')
    .input(z.object({ token: schema.opaque.describe('`undo` of `files.trash`.') }))
    .output(
      z.object({
        restored: schema.count.describe('How many photos are back in their place.'),
        failed: z.array(z.string()).describe('Why others are not, a reason each, for a person.'),
      }),
    ),
};
