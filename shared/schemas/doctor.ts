/** The report of `sightline doctor` and Help → Doctor on an installation and its library. Runs anywhere. */
import { z } from 'zod';
import { milliseconds } from './base.ts';

const version = (what: string) => z.string().nullable().describe(`Version of ${what}; null: unknown.`);
const count = (what: string) => z.number().nullable().describe(`${what}; null: unknown.`);

/** The name under which the log records a failure of kind `internal`. */
export const failureName = z.object({
  failure: z.string().max(32).describe('The `failure` in the data of the answer that failed.'),
});

/** An uncaught error in the page's own code. */
export const pageError = z.object({
  message: z.string().max(2_000).describe('What the error says.'),
  stack: z.string().max(8_000).optional().describe('Where it was thrown, as the browser has it.'),
});
export type PageError = z.infer<typeof pageError>;

/** A recent failure from the log. */
export const loggedFailure = z.object({
  at: milliseconds.describe('When it happened, in milliseconds since the epoch.'),
  process: z.string().describe('The process that failed, such as `engine`.'),
  message: z.string().describe('What failed. Photos are not named.'),
});
export type LoggedFailure = z.infer<typeof loggedFailure>;

export const checkName = z.enum(['engine', 'decoder', 'model', 'data-folder', 'database', 'watching', 'log']);
export type CheckName = z.infer<typeof checkName>;

export const doctorCheck = z.object({
  name: checkName.describe('What was checked.'),
  ok: z.boolean().describe('Whether it is as it should be.'),
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
      libvips: version('libvips, on which sharp is built'),
      sqlite: version('SQLite, which keeps the library'),
    })
    .describe('What Sightline runs on.'),
  providers: z.array(z.string()).describe('Where the runtime of the model could compute; `cpu` is used.'),
  dataDir: z
    .object({
      path: z.string().describe('Where the library is kept.'),
      exists: z.boolean().describe('Whether it is there; it is made when a folder is added.'),
      database: z.number().describe('Bytes of the database.'),
      thumbnails: z.number().describe('Bytes of the thumbnails.'),
      cache: z.number().describe('Bytes of the search cache.'),
      logs: z.number().describe('Bytes of the logs.'),
      total: z.number().describe('Bytes of everything in it.'),
      free: count('Bytes that are free on its disk'),
    })
    .describe('The data folder.'),
  database: z
    .object({
      state: z
        .enum(['missing', 'ok', 'failed', 'unknown'])
        .describe(
          '`missing`: nothing was indexed yet. `failed`: see the check. `unknown`: it could not be looked at.',
        ),
      schema: count('Version of its schema'),
      expectedSchema: count('Version of the schema that this Sightline writes'),
      folders: count('Folders in the library'),
      photos: count('Photos in the library'),
      writer: count('Process id of the Sightline that is writing to it'),
    })
    .describe('The database of the library.'),
  watcher: z
    .object({
      mode: z
        .enum(['directories', 'recursive', 'unknown'])
        .describe(
          '`directories`: each directory is watched. `recursive`: the system watches folders as a whole.',
        ),
      maxWatches: count('Directories that this user may watch'),
      maxInstances: count('Programs of this user that may watch'),
      directories: count('Directories with photos'),
    })
    .describe('How changes of folders are noticed.'),
  failures: z.array(loggedFailure).describe('The last failures in the logs, oldest first.'),
  log: z.string().nullable().describe('The file of the log of this host; null: there is none.'),
  checks: z.array(doctorCheck).describe('Everything that was checked.'),
});
export type DoctorReport = z.infer<typeof doctorReport>;
