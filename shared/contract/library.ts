/** Requests about the library as a whole: folders, directories, indexing, and the list of runs. Runs anywhere. */
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { LIMITS } from '../limits.ts';
import * as schema from '../schemas.ts';
import { deletes, inAddress, nothing, posts, queries, reads } from './procedure.ts';

const filtered = z.object({
  filter: schema.searchFilter.optional().describe('Photos to count; all if omitted.'),
});

export const library = {
  status: reads('/status', 'Counts, folders, model, data directory and progress').output(
    schema.libraryStatus,
  ),
  events: reads(
    '/events',
    'Progress and changes, as server-sent events',
    'The stream does not end on its own.',
  ).output(eventIterator(schema.libraryEvent)),
  tree: queries('/tree', 'Directories with photos in or below them')
    .input(
      z.object({
        id: schema.opaque
          .optional()
          .describe('Directory whose subdirectories to list; the library folders if omitted.'),
      }),
    )
    .output(z.array(schema.treeNode)),
  facets: queries('/facets', 'Cameras, formats and years, and how many photos have each')
    .input(filtered)
    .output(schema.facets),
  storage: reads('/storage', 'Disk usage by category').output(schema.storage),
  clearThumbnails: posts(
    '/storage/thumbnails/clear',
    'Delete all thumbnails; they are recreated when needed',
  ).output(nothing),
  undo: posts(
    '/undo',
    'Undo a change of marks, albums, tags or decisions',
    'Returns a token that redoes the change. The library remembers the latest hundred changes until it is closed.',
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
    'Let the user choose directories in a dialog of the host, and add them',
  ).output(
    z.object({
      added: z.array(schema.folder).describe('Added folders; empty if the dialog was cancelled.'),
      failed: z
        .array(
          z.object({
            path: z.string().describe('Path of the directory, for display.'),
            reason: z.string().describe('Human-readable reason.'),
          }),
        )
        .describe('Directories that could not be added.'),
    }),
  ),
  remove: deletes('/folders/{id}', 'Remove a folder and its photos from the library; no file is deleted')
    .input(z.object({ id: inAddress(schema.folderId) }))
    .output(nothing),
  rescan: posts('/folders/rescan', 'Look for new, changed and deleted photos')
    .input(z.object({ id: schema.folderId.optional().describe('Folder to scan; all if omitted.') }))
    .output(nothing),
  unlisted: reads(
    '/unlisted',
    'Directories and files that scans could not list',
    'No permission, too long a path, an input/output error. What the library knows below them stays.',
  )
    .input(
      z.object({
        after: inAddress(
          z.int().min(0).describe('`next` of the previous page; 0 for the first page.'),
        ).default(0),
        limit: inAddress(
          z.int().min(1).max(LIMITS.pageRows).describe(`Most entries to return, 1 to ${LIMITS.pageRows}.`),
        ).default(100),
      }),
    )
    .output(
      z.object({
        unlisted: z.array(schema.unlisted).describe('What could not be listed, by id.'),
        next: z.int().nullable().describe('`after` of the next page; null: this is the last one.'),
      }),
    ),
  retryUnlisted: posts('/unlisted/retry', 'Scan again what could not be listed')
    .input(
      z.object({
        ids: z
          .array(z.int().positive())
          .max(LIMITS.pageRows)
          .optional()
          .describe(`Entries to scan, at most ${LIMITS.pageRows}; all if omitted.`),
      }),
    )
    .output(z.object({ queued: schema.count.describe('How many entries will be scanned.') })),
};

export const directories = {
  list: reads('/directories', 'Directories of the server that may be added')
    .input(
      z.object({
        id: schema.opaque.optional().describe('Directory to list; the roots of the server if omitted.'),
      }),
    )
    .output(schema.directoryListing),
};

export const indexing = {
  pause: posts('/indexing/pause', 'Pause indexing until it is resumed').output(nothing),
  resume: posts('/indexing/resume', 'Resume indexing').output(nothing),
  cancel: posts('/indexing/cancel', 'Stop the indexing run; photos already indexed are kept').output(nothing),
};

export const refresh = {
  pause: posts(
    '/refresh/pause',
    'Pause reading what earlier versions did not read, until it is resumed',
  ).output(nothing),
  resume: posts('/refresh/resume', 'Resume reading what earlier versions did not read').output(nothing),
};

export const activity = {
  list: reads('/activity', 'Running and finished runs, newest first').output(z.array(schema.run)),
  clear: posts(
    '/activity/clear',
    'Clear the list of finished runs',
    'Tagging runs leave this list, but `tagging.runs` still has them and their proposals.',
  ).output(nothing),
};
