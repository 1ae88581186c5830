/** The library as a whole: counts, progress, status. */
import { z } from 'zod';
import { folder } from './folders.ts';

export const counts = z.object({
  done: z.int(),
  pending: z.int(),
  failed: z.int(),
  skipped: z.int(),
  /** Of `done`: how many carry a warning. */
  warnings: z.int(),
});
export type Counts = z.infer<typeof counts>;

export const progress = z.object({
  phase: z.enum(['idle', 'scanning', 'embedding', 'paused']),
  /** Files found so far by the running scan. */
  found: z.int(),
  /** Photos of this run that are finished (done, failed or skipped) and that are to be finished in all. */
  finished: z.int(),
  total: z.int(),
  done: z.int(),
  failed: z.int(),
  skipped: z.int(),
  /** Photos a second over the last seconds; null until there is something to measure. */
  rate: z.number().nullable(),
  secondsLeft: z.number().nullable(),
  /** The error that stopped the run (a full disk, an embedder that gave up), or null. */
  stopped: z.string().nullable(),
});
export type Progress = z.infer<typeof progress>;

/** Nothing runs: where every run begins, and what a process that can't index says. */
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

export const libraryStatus = z.object({
  version: z.string(),
  dataDir: z.string(),
  dataDirBytes: z.number(),
  demo: z.boolean(),
  /** Whether this process may index (holds the writer lock) or only reads. */
  writable: z.boolean(),
  model: z.object({
    id: z.string(),
    dimensions: z.int(),
    calibration: z.enum(['shipped', 'fitted', 'rough']),
    /** ISO 639 codes of the languages its text encoder understands; null when the model does not say. */
    languages: z.array(z.string()).nullable(),
  }),
  folders: z.array(folder),
  photos: counts,
  /** Skipped files by reason, most first: what the page says about formats not yet supported. */
  skippedReasons: z.array(z.object({ reason: z.string(), count: z.int() })),
  progress: progress,
});
export type LibraryStatus = z.infer<typeof libraryStatus>;
