/** The app around the library: host, what it can do, updates, and every network request it made. */
import { z } from 'zod';
import { photoId } from './base.ts';

/** What the host offers beyond the library; the page hides what it can't do. */
export const capabilities = z.object({
  /** A native dialog for choosing folders; the page browses directories by id otherwise. */
  chooseFolder: z.boolean(),
  reveal: z.boolean(),
  open: z.boolean(),
  copyImage: z.boolean(),
  copyPath: z.boolean(),
  drag: z.boolean(),
  trash: z.boolean(),
  /** Whether what was moved to the trash can be taken back from here. */
  restore: z.boolean(),
  background: z.boolean(),
  power: z.boolean(),
  updates: z.boolean(),
});
export type Capabilities = z.infer<typeof capabilities>;

export const appInfo = z.object({
  version: z.string(),
  host: z.enum(['web', 'desktop']),
  platform: z.enum(['linux', 'darwin', 'win32', 'other']),
  capabilities,
});
export type AppInfo = z.infer<typeof appInfo>;

/** A request to the network; requests of the app's own page to its host do not leave the machine and are not listed. */
export const networkRequest = z.object({
  /** Milliseconds since the epoch. */
  at: z.number(),
  method: z.string(),
  url: z.string(),
  purpose: z.enum(['update', 'model', 'unexpected']),
  outcome: z.enum(['done', 'failed', 'blocked']),
});
export type NetworkRequest = z.infer<typeof networkRequest>;

export const updateState = z.object({
  state: z.enum(['unsupported', 'off', 'current', 'available', 'downloaded', 'failed']),
  version: z.string().nullable(),
  /** For a person; why it failed. */
  message: z.string().nullable(),
});
export type UpdateState = z.infer<typeof updateState>;

/** What came of moving photos to the trash. */
export const trashed = z.object({
  trashed: z.array(photoId),
  failed: z.array(z.object({ id: photoId, reason: z.string() })),
  /** For `files.restore`; null where the platform can't take it back from here. */
  undo: z.string().max(64).nullable(),
});
export type Trashed = z.infer<typeof trashed>;

/** Bytes on disk. */
export const storage = z.object({
  dataDir: z.string(),
  database: z.number(),
  thumbnails: z.number(),
  /** Vector matrix, probe results: made again when missing. */
  cache: z.number(),
  other: z.number(),
  /** Free on that disk; null when the system does not say. */
  free: z.number().nullable(),
});
export type Storage = z.infer<typeof storage>;

/** What a native menu or a shortcut of the host asks the page to do. */
export const command = z.enum([
  'focus-search',
  'choose-folder',
  'show-library',
  'show-favourites',
  'show-tags',
  'show-activity',
  'show-settings',
  'show-shortcuts',
  'select-all',
  'undo',
  'redo',
  'find-similar',
  'toggle-favourite',
  'move-to-trash',
  'larger-thumbnails',
  'smaller-thumbnails',
]);
export type Command = z.infer<typeof command>;
