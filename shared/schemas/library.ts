/** The library as a whole: counts, progress, status. Runs anywhere. */
import { z } from 'zod';
import { count } from './base.ts';
import { folder } from './folders.ts';
import { rate, secondsLeft } from './jobs.ts';

export const counts = z.object({
  done: count.describe('Photos that can be found.'),
  pending: count.describe('Photos that wait to be indexed.'),
  failed: count.describe('Photos that could not be read.'),
  skipped: count.describe('Files left out, such as formats that are not supported.'),
  warnings: count.describe('Photos that can be found but carry a warning; part of `done`.'),
});
export type Counts = z.infer<typeof counts>;

export const progress = z.object({
  phase: z.enum(['idle', 'scanning', 'embedding', 'paused']).describe('What the indexing run does now.'),
  found: count.describe('Files found so far by the running scan.'),
  finished: count.describe('Photos of this run that are done, failed or skipped.'),
  total: count.describe('Photos of this run, finished or not; grows while the scan finds more.'),
  done: count.describe('Photos of this run that became searchable.'),
  failed: count.describe('Photos of this run that could not be read.'),
  skipped: count.describe('Files of this run that were left out.'),
  rate: rate.describe(
    'Photos a second over the last seconds; null: nothing to measure yet, or nothing runs.',
  ),
  secondsLeft,
  stopped: z
    .string()
    .nullable()
    .describe('What stopped the run, such as a full disk, for a person; null: nothing did.'),
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

const libraryModel = z.object({
  id: z.string().describe('Id of the model, from its configuration.'),
  dimensions: z.int().describe('Length of its embeddings.'),
  calibration: z
    .enum(['shipped', 'fitted', 'rough'])
    .describe(
      'Where the strengths come from: backgrounds that ship with the model, backgrounds made from this library, or ' +
        'rough ones, as the library has too few photos to make them from.',
    ),
  languages: z
    .array(z.string())
    .nullable()
    .describe('ISO 639 codes of the languages that its text encoder understands; null: it does not say.'),
});

export const libraryStatus = z.object({
  version: z.string().describe('Version of Sightline, such as 1.2.3.'),
  dataDir: z.string().describe('Data directory of the library.'),
  dataDirBytes: z.number().describe('Bytes that the data directory takes on disk.'),
  demo: z.boolean().describe('Whether this is the demo library of sample photos.'),
  writable: z
    .boolean()
    .describe('true: this process holds the write lock and may index and change. false: it only reads.'),
  model: libraryModel.describe('The model that embeds photos and queries.'),
  folders: z.array(folder).describe('Folders of the library.'),
  photos: counts.describe('Files of the whole library by state.'),
  skippedReasons: z
    .array(
      z.object({
        reason: z.string().describe('Why they were left out, for a person.'),
        count: count.describe('How many files were left out for it.'),
      }),
    )
    .describe('Why files were left out, the most frequent reason first.'),
  progress: progress.describe('Progress of the indexing run; `idle` when none runs.'),
});
export type LibraryStatus = z.infer<typeof libraryStatus>;
