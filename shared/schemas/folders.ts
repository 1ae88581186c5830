/** Folders of the library, and directories of the host that could be added. Runs anywhere. */
import { z } from 'zod';
import { count, folderId, milliseconds } from './base.ts';

export const folder = z.object({
  id: folderId,
  path: z.string().describe('Path of the folder, for display.'),
  state: z
    .enum(['ready', 'scanning', 'unavailable'])
    .describe(
      '`scanning`: it is being scanned. `unavailable`: it is missing, empty although it had photos, on ' +
        'another device or unreadable; its photos stay in the library.',
    ),
  reason: z
    .string()
    .nullable()
    .describe('Human-readable reason why it is unavailable; null: it is available.'),
  photos: z
    .object({
      done: count.describe('Searchable photos.'),
      pending: count.describe('Photos waiting to be indexed.'),
      failed: count.describe('Photos that could not be read.'),
      skipped: count.describe('Skipped files, such as unsupported formats.'),
    })
    .describe('Files of the folder by state.'),
  lastScan: milliseconds
    .nullable()
    .describe('When its last complete scan ended, in milliseconds since the epoch; null: never.'),
});
export type Folder = z.infer<typeof folder>;

/** Something in a folder that a scan could not look into. */
export const unlisted = z.object({
  id: z.int().positive().describe('Id of the entry, kept while it lasts.'),
  folderId: folderId.describe('Id of the library folder that it belongs to.'),
  path: z.string().describe('Path of the directory or file, for display.'),
  reason: z.string().describe('Human-readable reason.'),
});
export type Unlisted = z.infer<typeof unlisted>;

export const directory = z.object({
  id: z.string().describe('Opaque id of the directory, valid until the server exits.'),
  name: z.string().describe('Its name without the path.'),
  path: z.string().describe('Its path, for display.'),
  folderId: folderId
    .nullable()
    .describe('Id of the library folder at this path; null: it has not been added.'),
});
export type Directory = z.infer<typeof directory>;

export const directoryListing = z.object({
  parentId: z
    .string()
    .nullable()
    .describe('Id of the parent directory; null: the roots are listed, or `current` is one of them.'),
  current: directory.nullable().describe('The listed directory; null: the roots.'),
  directories: z.array(directory).describe('Its subdirectories, or the roots.'),
});
export type DirectoryListing = z.infer<typeof directoryListing>;
