/** Requests about the library as a whole: folders, directories, indexing, jobs. Runs anywhere. */
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import * as schema from '../schemas.ts';
import { deletes, inAddress, nothing, posts, queries, reads } from './procedure.ts';

const jobId = z.object({ id: schema.opaque.describe('Id of the job, from `activity.list`.') });
const filtered = z.object({
  filter: schema.searchFilter.optional().describe('Which photos to count; all when left out.'),
});

export const library = {
  status: reads('/status', 'Counts, folders, model, data directory and progress').output(
    schema.libraryStatus,
  ),
  events: reads('/events', 'Progress and changes, as server-sent events', 'Never ends by itself.').output(
    eventIterator(schema.libraryEvent),
  ),
  tree: queries('/tree', 'Directories with photos in or below them')
    .input(
      z.object({
        id: schema.opaque
          .optional()
          .describe('Directory whose subdirectories to list; the folders of the library when left out.'),
      }),
    )
    .output(z.array(schema.treeNode)),
  facets: queries('/facets', 'Cameras, formats and years, and how many photos have each')
    .input(filtered)
    .output(schema.facets),
  storage: reads('/storage', 'Disk space by what takes it').output(schema.storage),
  clearThumbnails: posts(
    '/storage/thumbnails/clear',
    'Delete all thumbnails; they are made again when shown',
  ).output(nothing),
  undo: posts(
    '/undo',
    'Take back a change of marks, albums, tags or decisions',
    'Answers with a token that does the change again. The library remembers the latest hundred changes until it is closed.',
  )
    .input(z.object({ token: schema.opaque.describe('`undo` of the change.') }))
    .output(schema.changed),
};

export const folders = {
  list: reads('/folders', 'The folders of the library').output(z.array(schema.folder)),
  add: posts('/folders', 'Add a directory of the server')
    .input(z.object({ directoryId: schema.opaque.describe('Id of the directory, from `directories.list`.') }))
    .output(schema.folder),
  choose: posts(
    '/folders/choose',
    'Let a person choose directories in a dialog of the host, and add them',
  ).output(
    z.object({
      added: z.array(schema.folder).describe('Folders that were added; empty when the dialog was cancelled.'),
      failed: z
        .array(
          z.object({
            path: z.string().describe('Path of the directory, to show to a person.'),
            reason: z.string().describe('Why it could not be added, for a person.'),
          }),
        )
        .describe('Directories that could not be added.'),
    }),
  ),
  remove: deletes('/folders/{id}', 'Forget a folder and its photos; no file is deleted')
    .input(z.object({ id: inAddress(schema.folderId) }))
    .output(nothing),
  rescan: posts('/folders/rescan', 'Look for new, changed and deleted photos')
    .input(z.object({ id: schema.folderId.optional().describe('Folder to scan; all when left out.') }))
    .output(nothing),
};

export const directories = {
  list: reads('/directories', 'Directories of the server that may be added')
    .input(
      z.object({
        id: schema.opaque.optional().describe('Directory to list; the roots of the server when left out.'),
      }),
    )
    .output(schema.directoryListing),
};

export const indexing = {
  pause: posts('/indexing/pause', 'Pause indexing until it is resumed').output(nothing),
  resume: posts('/indexing/resume', 'Resume indexing').output(nothing),
  cancel: posts('/indexing/cancel', 'End the indexing run; photos already indexed stay').output(nothing),
};

export const activity = {
  list: reads('/activity', 'Running and finished jobs, newest first').output(z.array(schema.job)),
  pause: posts('/activity/pause', 'Pause a job').input(jobId).output(nothing),
  resume: posts('/activity/resume', 'Resume a paused job').input(jobId).output(nothing),
  cancel: posts('/activity/cancel', 'End a job; what it has done stays').input(jobId).output(nothing),
  clear: posts('/activity/clear', 'Forget finished jobs').output(nothing),
};
