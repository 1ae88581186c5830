/** Requests that list, show, mark and gather photos. */
import { z } from 'zod';
import { LIMITS } from '../limits.ts';
import * as schema from '../schemas.ts';
import { deletes, inAddress, nothing, posts, reads } from './procedure.ts';

const onePhoto = z.object({ id: inAddress(schema.photoId) });
const oneAlbum = z.object({ id: inAddress(schema.albumId) });
const albumPhotos = z.object({ id: schema.albumId, selection: schema.selection });

export const photos = {
  get: reads('/photos/{id}', 'One photo with its metadata').input(onePhoto).output(schema.photo),
  metadata: reads('/photos/{id}/metadata', 'All EXIF and other metadata of the file, as text')
    .input(onePhoto)
    .output(schema.photoMetadata),
  index: posts('/photos/index', 'The listing that a grid of all photos is made of, part by part')
    .input(schema.photoIndexQuery)
    .output(schema.photoIndexPart),
  summaries: posts(
    '/photos/summaries',
    'What tiles show, for the photos in view; ids that are gone are left out',
  )
    .input(z.object({ ids: z.array(schema.photoId).max(LIMITS.pageRows) }))
    .output(z.array(schema.photoSummary)),
  mark: posts('/photos/mark', 'Favourite and rate photos')
    .input(
      z.object({
        selection: schema.selection,
        favourite: z.boolean().optional(),
        rating: schema.rating.optional(),
      }),
    )
    .output(schema.changed),
  problems: reads('/problems', 'Files that failed, were skipped, or carry a warning')
    .input(
      z.object({
        /** Rows after this photo id; 0 for the first page. */
        after: z.coerce.number().pipe(z.int().min(0)).default(0),
        limit: z.coerce.number().pipe(z.int().min(1).max(LIMITS.pageRows)).default(100),
        state: z.enum(['failed', 'skipped', 'done']).optional(),
      }),
    )
    .output(z.object({ problems: z.array(schema.problem), next: z.int().nullable() })),
  retry: posts('/problems/retry', 'Try failed files again')
    .input(z.object({ ids: z.array(schema.photoId).max(LIMITS.pageRows).optional() }))
    .output(z.object({ queued: z.int() })),
};

export const albums = {
  list: reads('/albums', 'All albums').output(z.array(schema.album)),
  create: posts('/albums', 'Make an album, with photos if any are given')
    .input(z.object({ name: schema.name, selection: schema.selection.optional() }))
    .output(schema.album),
  rename: posts('/albums/rename', 'Give an album another name')
    .input(z.object({ id: schema.albumId, name: schema.name }))
    .output(schema.album),
  remove: deletes('/albums/{id}', 'Remove an album; its photos stay').input(oneAlbum).output(schema.changed),
  addPhotos: posts('/albums/photos/add', 'Put photos into an album')
    .input(albumPhotos)
    .output(schema.changed),
  removePhotos: posts('/albums/photos/remove', 'Take photos out of an album')
    .input(albumPhotos)
    .output(schema.changed),
};

export const files = {
  reveal: posts('/files/reveal', "Show a photo in the host's file manager")
    .input(z.object({ id: schema.photoId }))
    .output(nothing),
  open: posts('/files/open', 'Open a photo with the default program')
    .input(z.object({ id: schema.photoId }))
    .output(nothing),
  copyImage: posts('/files/copy/image', 'Put the picture on the clipboard')
    .input(z.object({ id: schema.photoId }))
    .output(nothing),
  copyPath: posts('/files/copy/path', 'Put the paths on the clipboard, a line each')
    .input(z.object({ ids: z.array(schema.photoId).min(1).max(LIMITS.filesAtOnce) }))
    .output(nothing),
  drag: posts('/files/drag', 'Begin dragging files out of the window, in answer to a dragstart of the page')
    .input(z.object({ ids: z.array(schema.photoId).min(1).max(LIMITS.filesAtOnce) }))
    .output(nothing),
  trash: posts('/files/trash', "Move photos to the system's trash, which the person has confirmed")
    .input(z.object({ ids: z.array(schema.photoId).min(1).max(LIMITS.filesAtOnce) }))
    .output(schema.trashed),
  restore: posts('/files/restore', 'Take photos back out of the trash')
    .input(z.object({ token: z.string().max(64) }))
    .output(z.object({ restored: z.int(), failed: z.array(z.string()) })),
};
