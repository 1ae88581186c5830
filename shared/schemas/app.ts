/** The app itself: the host, its capabilities, updates, and every network request it made. Runs anywhere. */
import { z } from 'zod';
import { milliseconds, opaque, photoId } from './base.ts';

const can = (what: string) => z.boolean().describe(`Whether this host can ${what}.`);
const bytes = (what: string) => z.number().describe(`Bytes on disk of ${what}.`);

/** What the host can do beyond serving the library; the page hides the rest. */
export const capabilities = z.object({
  chooseFolder: can(
    'show a dialog to choose folders (`folders.choose`); otherwise browse with `directories.list`',
  ),
  reveal: can("show a photo in the system's file manager"),
  open: can('open a photo in its default program'),
  copyImage: can('copy a picture to the clipboard'),
  copyPath: can('copy paths to the clipboard'),
  drag: can('drag files out of the window'),
  trash: can("move photos to the system's trash"),
  restore: can('restore photos from the trash'),
  background: can('keep indexing after its window is closed'),
  power: can('detect whether the computer runs on battery and whether its user is idle'),
  updates: can('check for new versions and install them'),
  log: can('show its log and copy the log record of a failure to the clipboard'),
});
export type Capabilities = z.infer<typeof capabilities>;

export const appInfo = z.object({
  version: z.string().describe('Version of Sightline, such as 1.2.3.'),
  host: z.enum(['web', 'desktop']).describe('The program serving this API: web server or desktop app.'),
  platform: z.enum(['linux', 'darwin', 'win32', 'other']).describe('Operating system of the host.'),
  capabilities: capabilities.describe('What this host can do beyond serving the library.'),
});
export type AppInfo = z.infer<typeof appInfo>;

/**
 * A network request of the app. Requests between the app's own page and its host stay on the machine and are not
 * listed.
 */
export const networkRequest = z.object({
  at: milliseconds.describe('When the request was made, in milliseconds since the epoch.'),
  method: z.string().describe('HTTP method.'),
  url: z.string().describe('The requested URL.'),
  purpose: z
    .enum(['update', 'model', 'remote', 'unexpected'])
    .describe(
      'Purpose of the request; `remote`: what a remote encoder was asked; `unexpected`: none that Sightline knows of.',
    ),
  outcome: z
    .enum(['done', 'failed', 'blocked'])
    .describe('Its outcome; `blocked`: Sightline stopped it before it left the machine.'),
});
export type NetworkRequest = z.infer<typeof networkRequest>;

export const updateState = z.object({
  state: z
    .enum(['unsupported', 'off', 'current', 'available', 'downloaded', 'failed'])
    .describe(
      '`unsupported`: this host does not update itself. `off`: checks are turned off. `current`: this is the ' +
        'newest version. `available`: a newer one exists. `downloaded`: a newer one is ready to install. `failed`: see `message`.',
    ),
  version: z.string().nullable().describe('The newer version; null: none is known.'),
  message: z.string().nullable().describe('Human-readable reason of the failure; null: nothing failed.'),
});
export type UpdateState = z.infer<typeof updateState>;

/** The outcome of moving photos to the trash. */
export const trashed = z.object({
  trashed: z.array(photoId).describe('Ids of the photos moved to the trash.'),
  failed: z
    .array(
      z.object({
        id: photoId,
        reason: z.string().describe('Human-readable reason.'),
      }),
    )
    .describe('Photos that could not be moved.'),
  undo: opaque
    .nullable()
    .describe("Token for `files.restore`; null: nothing was moved, or this platform can't restore it."),
});
export type Trashed = z.infer<typeof trashed>;

export const storage = z.object({
  dataDir: z.string().describe('Data directory of the library.'),
  database: bytes('the database: photos, vectors, tags and albums'),
  thumbnails: bytes('thumbnails, which are recreated when needed'),
  cache: bytes('the search matrix and probe results, which are recreated when missing'),
  other: bytes('everything else in the data directory, such as settings and logs'),
  free: z.number().nullable().describe('Free bytes on that disk; null: unknown.'),
});
export type Storage = z.infer<typeof storage>;

/** What a native menu or shortcut of the host asks the page to do. */
export const command = z
  .enum([
    'focus-search',
    'choose-folder',
    'show-library',
    'show-favourites',
    'show-tags',
    'show-activity',
    'show-settings',
    'show-shortcuts',
    'show-doctor',
    'select-all',
    'undo',
    'redo',
    'find-similar',
    'toggle-favourite',
    'move-to-trash',
    'larger-thumbnails',
    'smaller-thumbnails',
  ])
  .describe('What the page should do.');
export type Command = z.infer<typeof command>;
