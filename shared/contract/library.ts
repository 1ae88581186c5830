/** Requests about the library as a whole: folders, directories, indexing, jobs. */
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import * as schema from '../schemas.ts';
import { deletes, inAddress, nothing, posts, reads } from './procedure.ts';

const jobId = z.object({ id: z.string().max(64) });
const filtered = z.object({ filter: schema.searchFilter.optional() });

export const library = {
  status: reads('/status', 'Counts, folders, model, data directory and progress').output(
    schema.libraryStatus,
  ),
  events: reads('/events', 'Progress and changes as server-sent events').output(
    eventIterator(schema.libraryEvent),
  ),
  tree: posts('/tree', 'Directories with photos; the folders of the library when no id is given')
    .input(z.object({ id: z.string().max(64).optional() }))
    .output(z.array(schema.treeNode)),
  facets: posts('/facets', 'Cameras, types, years, favourites and how many photos have them')
    .input(filtered)
    .output(schema.facets),
  storage: reads('/storage', 'Bytes on disk by what they are for').output(schema.storage),
  clearThumbnails: posts(
    '/storage/thumbnails/clear',
    'Delete thumbnails; they are made again when shown',
  ).output(nothing),
  undo: posts('/undo', 'Take back a change of marks, albums, tags or decisions')
    .input(z.object({ token: z.string().max(64) }))
    .output(schema.changed),
};

export const folders = {
  list: reads('/folders', 'The folders of the library').output(z.array(schema.folder)),
  add: posts('/folders', 'Add a directory found with directories.list')
    .input(z.object({ directoryId: z.string().max(64) }))
    .output(schema.folder),
  choose: posts(
    '/folders/choose',
    "Let the person choose directories in the host's own dialog and add them",
  ).output(
    z.object({
      added: z.array(schema.folder),
      failed: z.array(z.object({ path: z.string(), reason: z.string() })),
    }),
  ),
  remove: deletes('/folders/{id}', 'Forget a folder; photos are never deleted')
    .input(z.object({ id: inAddress(schema.folderId) }))
    .output(nothing),
  rescan: posts('/folders/rescan', 'Look for new, changed and vanished photos')
    .input(z.object({ id: schema.folderId.optional() }))
    .output(nothing),
};

export const directories = {
  list: reads('/directories', 'Directories of the server that may be added; the roots when no id is given')
    .input(z.object({ id: z.string().max(64).optional() }))
    .output(schema.directoryListing),
};

export const indexing = {
  pause: posts('/indexing/pause', 'Stop pulling photos until resumed').output(nothing),
  resume: posts('/indexing/resume', 'Go on').output(nothing),
  cancel: posts('/indexing/cancel', 'End the run; what is done is kept').output(nothing),
};

export const activity = {
  list: reads('/activity', 'Running and finished jobs, newest first').output(z.array(schema.job)),
  pause: posts('/activity/pause', 'Pause a job').input(jobId).output(nothing),
  resume: posts('/activity/resume', 'Go on with a paused job').input(jobId).output(nothing),
  cancel: posts('/activity/cancel', 'End a job; what is done is kept').input(jobId).output(nothing),
  clear: posts('/activity/clear', 'Forget finished jobs').output(nothing),
};
