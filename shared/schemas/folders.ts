/** Folders of the library, and directories of the host that may be added. */
import { z } from 'zod';
import { folderId } from './base.ts';

export const folder = z.object({
  id: folderId,
  path: z.string(),
  /** `unavailable`: missing, empty where it had photos, on another device, or unreadable; nothing was removed. */
  state: z.enum(['ready', 'scanning', 'unavailable']),
  /** Why the folder is unavailable; null when it is not. */
  reason: z.string().nullable(),
  photos: z.object({ done: z.int(), pending: z.int(), failed: z.int(), skipped: z.int() }),
  /** Milliseconds since the epoch; null before the first complete scan. */
  lastScan: z.number().nullable(),
});
export type Folder = z.infer<typeof folder>;

export const directory = z.object({
  /** Opaque; valid for this run of the server. */
  id: z.string(),
  name: z.string(),
  path: z.string(),
  /** Set when the directory is already a folder of the library. */
  folderId: folderId.nullable(),
});
export type Directory = z.infer<typeof directory>;

export const directoryListing = z.object({
  parentId: z.string().nullable(),
  current: directory.nullable(),
  directories: z.array(directory),
});
export type DirectoryListing = z.infer<typeof directoryListing>;
