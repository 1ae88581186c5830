/**
 * The data that crosses the contract, as zod schemas with their types. Paths appear only as text to show to a
 * person (invalid UTF-8 escaped as \xNN); a page refers to photos, folders and directories by id.
 */
import { z } from 'zod';
import { LIMITS } from './limits.ts';

export const photoId = z.int().positive();
export const folderId = z.int().positive();
/** A number a float32 can hold; schemas that print it keep JSON free of NaN. */
const finite = z.number();

export const photoType = z.enum(['jpeg', 'png', 'webp', 'avif', 'gif', 'tiff', 'svg']);
export type PhotoType = z.infer<typeof photoType>;

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

export const searchFilter = z.object({
  folderId: folderId.optional(),
  /** Capture time range in milliseconds since the epoch, inclusive; photos without a capture date are left out. */
  takenFrom: z.number().optional(),
  takenTo: z.number().optional(),
  types: z.array(photoType).max(photoType.options.length).optional(),
});
export type SearchFilter = z.infer<typeof searchFilter>;

export const searchQuery = z
  .object({
    text: z.string().max(LIMITS.queryCharacters).optional(),
    /** A photo of the library as the query. */
    photoId: photoId.optional(),
    /** An uploaded query image, from `search.uploadImage`. */
    imageId: z.string().max(64).optional(),
    filter: searchFilter.optional(),
    limit: z.int().min(1).max(LIMITS.hits).default(LIMITS.defaultHits),
  })
  .refine((query) => query.photoId === undefined || query.imageId === undefined, {
    message: 'expected one query image (photoId or imageId), received both',
  });
export type SearchQuery = z.infer<typeof searchQuery>;
export type SearchQueryInput = z.input<typeof searchQuery>;

export const hit = z.object({
  id: photoId,
  path: z.string(),
  /** Cosine of the query embedding and the photo's embedding (for text with an image: of the blended query). */
  cosine: finite,
  /**
   * 0 to 1, the order of the hits. Text: the calibrated match strength (logistic of the hub-corrected z-score).
   * Image: the similarity, i.e. the share of background photos that are less alike.
   */
  strength: finite,
  /** Above the cut; null for a pure image query, which has a similarity and no cut. */
  match: z.boolean().nullable(),
  width: z.int().nullable(),
  height: z.int().nullable(),
  /** Milliseconds since the epoch as read from EXIF (local time taken as UTC when no offset is recorded). */
  takenAt: z.number().nullable(),
});
export type Hit = z.infer<typeof hit>;

export const searchResult = z.object({
  query: z.object({ text: z.string().nullable(), image: z.string().nullable() }),
  model: z.string(),
  /** True when the model has no shipped calibration and the library is still too small to fit one. */
  rough: z.boolean(),
  hits: z.array(hit),
  /** Photos that were compared with the query (after filters). */
  searched: z.int(),
  milliseconds: finite,
});
export type SearchResult = z.infer<typeof searchResult>;

export const photoState = z.enum(['pending', 'done', 'failed', 'skipped']);
export type PhotoState = z.infer<typeof photoState>;

export const photo = z.object({
  id: photoId,
  path: z.string(),
  name: z.string(),
  folderId: folderId,
  state: photoState,
  /** Why it failed or was skipped, or what was wrong with a photo that is done with a warning. */
  reason: z.string().nullable(),
  type: photoType.nullable(),
  bytes: z.number(),
  width: z.int().nullable(),
  height: z.int().nullable(),
  takenAt: z.number().nullable(),
  camera: z.string().nullable(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
});
export type Photo = z.infer<typeof photo>;

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
  }),
  folders: z.array(folder),
  photos: counts,
  /** Skipped files by reason, most first: what the page says about formats not yet supported. */
  skippedReasons: z.array(z.object({ reason: z.string(), count: z.int() })),
  progress: progress,
});
export type LibraryStatus = z.infer<typeof libraryStatus>;

export const problem = z.object({
  id: photoId,
  path: z.string(),
  state: z.enum(['failed', 'skipped', 'done']),
  reason: z.string(),
});
export type Problem = z.infer<typeof problem>;

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

const label = z.string().trim().min(1).max(LIMITS.labelCharacters);
export const classifyInput = z.object({
  photoIds: z.array(photoId).max(LIMITS.classifyPhotos).optional(),
  folderId: folderId.optional(),
  labels: z.array(label).min(1).max(LIMITS.labels),
  /** Prompt templates with `{}` where the label goes; OpenAI's seven when left out. */
  templates: z
    .array(z.string().includes('{}').max(LIMITS.labelCharacters))
    .min(1)
    .max(LIMITS.templates)
    .optional(),
});
export type ClassifyInput = z.infer<typeof classifyInput>;

export const classification = z.object({
  id: photoId.nullable(),
  path: z.string(),
  /** The best label, or null for the honest "none of these". */
  label: z.string().nullable(),
  /** Match strength of the best label against the background, 0 to 1; below the cut `label` is null. */
  strength: finite,
  /** Softmax over the labels (sigmoid for SigLIP models), in the order the labels were given. */
  scores: z.array(z.object({ label: z.string(), probability: finite, cosine: finite, strength: finite })),
  /** Set when the file could not be read; then `scores` is empty. */
  error: z.string().nullable(),
});
export type Classification = z.infer<typeof classification>;

export const libraryEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), progress: progress }),
  /** Folders were added, removed, or changed state or counts. */
  z.object({ type: z.literal('folders') }),
  /** Photos became searchable or left; a shown result list may be refreshed. */
  z.object({ type: z.literal('photos'), counts: counts }),
  /** A service process died or gave up; the message is for a person. */
  z.object({ type: z.literal('notice'), level: z.enum(['info', 'warning', 'error']), message: z.string() }),
]);
export type LibraryEvent = z.infer<typeof libraryEvent>;
