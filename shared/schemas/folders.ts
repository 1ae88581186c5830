/** Folders of the library, and directories of the host that could be added. Runs anywhere. */
import { z } from 'zod';
import { count, folderId, milliseconds } from './base.ts';

export const folder = z.object({
  id: folderId,
  path: z.string().describe('Path of the folder, to show to a person.'),
  state: z
    .enum(['ready', 'scanning', 'unavailable'])
    .describe(
      '`scanning`: its files are being looked through. `unavailable`: it is missing, empty where it had photos, on ' +
        'another device or unreadable; its photos stay in the library.',
    ),
  reason: z.string().nullable().describe('Why it is unavailable, for a person; null: it is not.'),
  photos: z
    .object({
      done: count.describe('Photos that can be found.'),
      pending: count.describe('Photos that wait to be indexed.'),
      failed: count.describe('Photos that could not be read.'),
      skipped: count.describe('Files left out, such as formats that are not supported.'),
    })
    .describe('Files of the folder by state.'),
  lastScan: milliseconds
    .nullable()
    .describe('When it was last scanned to the end, in milliseconds since the epoch; null: never so far.'),
});
export type Folder = z.infer<typeof folder>;

export const directory = z.object({
  id: z.string().describe('Opaque id of the directory, valid until the server ends.'),
  name: z.string().describe('Its name without the path.'),
  path: z.string().describe('Its path, to show to a person.'),
  folderId: folderId.nullable().describe('Id of the folder of the library that it is; null: it is none yet.'),
});
export type Directory = z.infer<typeof directory>;

export const directoryListing = z.object({
  parentId: z
    .string()
    .nullable()
    .describe('Id of the directory above; null: the roots are listed, or `current` is one of them.'),
  current: directory.nullable().describe('The directory that is listed; null: the roots.'),
  directories: z.array(directory).describe('The directories in it.'),
});
export type DirectoryListing = z.infer<typeof directoryListing>;
