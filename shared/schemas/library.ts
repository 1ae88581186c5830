/** The library as a whole: counts, progress, status. Runs anywhere. */
import { z } from 'zod';
import { count } from './base.ts';
import { folder } from './folders.ts';
import { rate, secondsLeft } from './runs.ts';

export const counts = z.object({
  done: count.describe('Searchable photos.'),
  pending: count.describe('Photos waiting to be indexed.'),
  failed: count.describe('Photos that could not be read.'),
  skipped: count.describe('Skipped files, such as unsupported formats.'),
  warnings: count.describe('Searchable photos with a warning; included in `done`.'),
});
export type Counts = z.infer<typeof counts>;

export const progress = z.object({
  phase: z.enum(['idle', 'scanning', 'embedding', 'paused']).describe('Current phase of the indexing run.'),
  found: count.describe('Files found so far by the current scan.'),
  finished: count.describe('Photos of this run that are done, failed or skipped.'),
  total: count.describe('Photos of this run, finished or not; grows while the scan finds more.'),
  done: count.describe('Photos of this run that became searchable.'),
  failed: count.describe('Photos of this run that could not be read.'),
  skipped: count.describe('Files of this run that were skipped.'),
  rate: rate.describe(
    'Photos per second over the last seconds; null: not measured yet, or nothing is running.',
  ),
  secondsLeft,
  stopped: z
    .string()
    .nullable()
    .describe('Human-readable reason why the run stopped, such as a full disk; null: it did not.'),
});
export type Progress = z.infer<typeof progress>;

/** Nothing is running: the start of every run, and the answer of a process that can't index. */
export const IDLE_PROGRESS: Progress = {
  phase: 'idle',
  found: 0,
  finished: 0,
  total: 0,
  done: 0,
  failed: 0,
  skipped: 0,
  rate: null,
  secondsLeft: null,
  stopped: null,
};

export const libraryModel = z.object({
  id: z.string().describe('Id of the model, from its configuration.'),
  dimensions: z.int().describe('Length of its embeddings.'),
  calibration: z
    .enum(['shipped', 'fitted', 'rough'])
    .describe(
      'Basis of the strengths: backgrounds shipped with the model, backgrounds computed from this library, or ' +
        'rough defaults, because the library has too few photos to compute them.',
    ),
  languages: z
    .array(z.string())
    .nullable()
    .describe('ISO 639 codes of the languages that its text encoder understands; null: not declared.'),
  name: z
    .string()
    .describe('What `models.use` calls it: `starter`, the name of an installed model, or a folder.'),
  space: z.string().describe('Key of its vector space, which answers searches.'),
  variant: z
    .string()
    .describe(
      'Form of the weights in its files, such as `quantized`, `fp16` or `fp32`; the revision of a remote model.',
    ),
  threads: z.int().describe('Threads of each encoder; 0 for a remote model.'),
  provider: z
    .enum(['cpu', 'remote'])
    .describe('What the text encoder runs on; `remote`: on another computer, see `host`.'),
  host: z
    .string()
    .nullable()
    .describe('Host and port that photos and texts are sent to; null: the model runs on this computer.'),
  imagesPerSecond: z
    .number()
    .positive()
    .nullable()
    .describe(
      'Photos per second when photos were last indexed with it on this computer; null: too few were.',
    ),
  next: z
    .object({
      id: z.string().describe('Id of the model.'),
      name: z.string().describe('As `name` of the model that answers.'),
      waiting: count.describe('Searchable photos that it has no vector of yet.'),
    })
    .nullable()
    .describe(
      'The chosen model, which answers once it has a vector of every photo; null: it answers already.',
    ),
  problem: z
    .string()
    .nullable()
    .describe(
      "Human-readable reason why the chosen model can't be used and another answers; null: there is none.",
    ),
});

export const libraryStatus = z.object({
  version: z.string().describe('Version of Sightline, such as 1.2.3.'),
  dataDir: z.string().describe('Data directory of the library.'),
  dataDirBytes: z.number().describe('Size of the data directory on disk, in bytes.'),
  demo: z.boolean().describe('Whether this is the demo library of sample photos.'),
  writable: z
    .boolean()
    .describe('true: this process holds the write lock and may change the library. false: it only reads.'),
  model: libraryModel.describe('The model that embeds photos and queries.'),
  folders: z.array(folder).describe('Folders of the library.'),
  photos: counts.describe('Files of the whole library by state.'),
  skippedReasons: z
    .array(
      z.object({
        reason: z.string().describe('Human-readable reason.'),
        count: count.describe('How many files were skipped for this reason.'),
      }),
    )
    .describe('Why files were skipped, the most frequent reason first.'),
  unlistedCount: count.describe(
    'How many directories and files of available folders the last scans could not list; see `folders.unlisted`.',
  ),
  progress: progress.describe('Progress of the indexing run; `idle` when there is none.'),
});
export type LibraryModel = z.infer<typeof libraryModel>;
export type LibraryStatus = z.infer<typeof libraryStatus>;
