/** The report of `sightline doctor` and Help → Doctor on an installation and its library. Runs anywhere. */
import { z } from 'zod';
import { milliseconds } from './base.ts';

const version = (what: string) => z.string().nullable().describe(`Version of ${what}; null: unknown.`);
const count = (what: string) => z.number().nullable().describe(`${what}; null: unknown.`);

/** The name under which the log records a failure of kind `internal`. */
export const failureName = z.object({
  failure: z.string().max(32).describe('The `failure` in the data of the failed answer.'),
});

/** An uncaught error in the page's own code. */
export const pageError = z.object({
  message: z.string().max(2_000).describe('Message of the error.'),
  stack: z.string().max(8_000).optional().describe('Its stack trace, as the browser formats it.'),
});
export type PageError = z.infer<typeof pageError>;

/** A recent failure from the log. */
export const loggedFailure = z.object({
  at: milliseconds.describe('When it happened, in milliseconds since the epoch.'),
  process: z.string().describe('The process that failed, such as `engine`.'),
  message: z.string().describe('What failed, without names of photos.'),
});
export type LoggedFailure = z.infer<typeof loggedFailure>;

export const checkName = z.enum([
  'engine',
  'processor',
  'decoder',
  'model',
  'data-folder',
  'database',
  'watching',
  'log',
]);
export type CheckName = z.infer<typeof checkName>;

export const doctorCheck = z.object({
  name: checkName.describe('What was checked.'),
  ok: z.boolean().describe('Whether the check passed.'),
  detail: z.string().describe('What was found, in English.'),
});
export type DoctorCheck = z.infer<typeof doctorCheck>;

export const doctorReport = z.object({
  version: z.string().describe('Version of Sightline.'),
  platform: z
    .object({
      system: z.string().describe('Operating system and processor, such as `linux-x64`.'),
      release: z.string().describe('Release of the operating system.'),
      node: z.string().describe('Version of Node.js.'),
      electron: version('Electron in the desktop app'),
      onnxruntime: version('ONNX Runtime, which runs the model'),
      sharp: version('sharp, which decodes photos'),
      libvips: version('libvips, which sharp is built on'),
      sqlite: version('SQLite, which stores the library'),
    })
    .describe('The system that Sightline runs on.'),
  providers: z.array(z.string()).describe('Execution providers of the model runtime; Sightline uses `cpu`.'),
  dataDir: z
    .object({
      path: z.string().describe('Path of the data folder.'),
      exists: z.boolean().describe('Whether it exists; it is created when a folder is added.'),
      database: z.number().describe('Bytes of the database.'),
      thumbnails: z.number().describe('Bytes of the thumbnails.'),
      cache: z.number().describe('Bytes of the search cache.'),
      logs: z.number().describe('Bytes of the logs.'),
      total: z.number().describe('Bytes of everything in it.'),
      free: count('Free bytes on its disk'),
    })
    .describe('The data folder.'),
  database: z
    .object({
      state: z
        .enum(['missing', 'ok', 'failed', 'unknown'])
        .describe(
          '`missing`: nothing has been indexed yet. `failed`: see the check. `unknown`: it could not be opened.',
        ),
      schema: count('Version of its schema'),
      expectedSchema: count('Version of the schema that this version of Sightline writes'),
      folders: count('Folders in the library'),
      photos: count('Photos in the library'),
      writer: count('Process id of the Sightline instance that holds its write lock'),
    })
    .describe('State of the database.'),
  watcher: z
    .object({
      mode: z
        .enum(['directories', 'recursive', 'unknown'])
        .describe(
          '`directories`: each directory is watched. `recursive`: the system watches folders as a whole.',
        ),
      maxWatches: count('Directories this user may watch'),
      maxInstances: count('Watching programs this user may run'),
      directories: count('Directories with photos'),
    })
    .describe('How changes in folders are detected.'),
  failures: z.array(loggedFailure).describe('Recent failures in the logs, oldest first.'),
  log: z.string().nullable().describe('Path of the log of this host; null: there is none.'),
  checks: z.array(doctorCheck).describe('All checks.'),
});
export type DoctorReport = z.infer<typeof doctorReport>;
