/** What the engine process answers to its host, and the events that it sends. */
import type { DoctorApi } from './doctor-api.ts';
import type {
  Classification,
  Folder,
  LibraryEvent,
  LibraryStatus,
  Photo,
  Problem,
  SearchFilter,
  SearchResult,
  SearchSort,
  SearchTerm,
} from '../../../shared/schemas.ts';
import type { ThumbnailSize } from '../../../shared/thumbnail-sizes.ts';
import type { PathBytes } from '../files/path-bytes.ts';
import type { QueryImage } from './embedder-api.ts';
import type { JobsApi, ListingApi, OrganiseApi, RegionApi, TaggingApi } from './organise-api.ts';

export interface OpenLibrary {
  readonly dataDir: string;
  /** The model folder; the starter model when left out. */
  readonly modelDir?: string;
  /** `writer` takes the lock and may index; `reader` works beside a writer. */
  readonly mode: 'writer' | 'reader';
  readonly demo?: boolean;
  /** Watch folders and rescan them at start. */
  readonly watch?: boolean;
  /** ONNX intra-op threads of the image encoder; physical cores when left out. */
  readonly threads?: number;
  /** The process that the user started, for the message to a second writer; the engine itself when left out. */
  readonly hostPid?: number;
}

export interface EngineSearch {
  readonly text?: string;
  readonly photoId?: number;
  /** From `uploadImage`. */
  readonly imageId?: string;
  /** In place of the three above. */
  readonly terms?: readonly SearchTerm[];
  readonly filter?: SearchFilter;
  readonly sort?: SearchSort;
  readonly limit: number;
}

export interface IndexSummary {
  /** Files this run worked on. */
  readonly done: number;
  readonly failed: number;
  readonly skipped: number;
  readonly warnings: number;
  readonly removed: number;
  readonly unchanged: number;
  readonly milliseconds: number;
  /** Of the embedding phase, photos a second. */
  readonly rate: number | null;
  readonly unavailable: readonly { path: string; reason: string }[];
  readonly cancelled: boolean;
}

export interface EvaluatePair {
  readonly path: PathBytes;
  readonly caption: string;
}

export interface RecallFigures {
  readonly recallAt1: number;
  readonly recallAt5: number;
  readonly recallAt10: number;
  readonly medianRank: number;
}

export interface EvaluateResult {
  readonly model: string;
  readonly photos: number;
  readonly captions: number;
  readonly failed: readonly { path: string; reason: string }[];
  readonly corrected: RecallFigures;
  readonly uncorrected: RecallFigures;
}

/** What the engine process answers. Every method may be cancelled; all reject with a SightlineError. */
export interface EngineApi extends ListingApi, OrganiseApi, TaggingApi, JobsApi, RegionApi, DoctorApi {
  open(input: OpenLibrary): Promise<LibraryStatus>;
  status(input: Record<string, never>): Promise<LibraryStatus>;
  listFolders(input: Record<string, never>): Promise<Folder[]>;
  /** Adds the folder to the library, or returns it when it is there; in a watching engine its scan begins. */
  addFolder(input: { path: PathBytes }): Promise<Folder>;
  removeFolder(input: { id: number }): Promise<Record<string, never>>;
  /**
   * Photos whose files were taken away on purpose: those that are gone leave, also the last ones of a folder, which a scan
   * would take for a disk that is not mounted.
   */
  photosGone(input: { ids: readonly number[] }): Promise<{ removed: number }>;
  /** Starts scanning (all folders, one, or some directories) in the background; progress comes as events. */
  rescan(input: { id?: number; directories?: readonly PathBytes[] }): Promise<Record<string, never>>;
  /** Scans and embeds until nothing is left, then answers. Cancelled, what is in flight stays pending. */
  index(input: { folderIds?: readonly number[] }): Promise<IndexSummary>;
  pause(input: Record<string, never>): Promise<Record<string, never>>;
  resume(input: Record<string, never>): Promise<Record<string, never>>;
  cancel(input: Record<string, never>): Promise<Record<string, never>>;
  search(input: EngineSearch): Promise<SearchResult>;
  /** Embeds a query image and keeps it in memory; the id is opaque. */
  uploadImage(input: QueryImage): Promise<{ imageId: string }>;
  /** Zero-shot labels for library photos (by id or folder) or for any files on disk. */
  classify(input: {
    readonly photoIds?: readonly number[];
    readonly folderId?: number;
    readonly files?: readonly PathBytes[];
    readonly labels: readonly string[];
    readonly templates?: readonly string[];
  }): Promise<{ model: string; results: Classification[] }>;
  photo(input: { id: number }): Promise<Photo>;
  /** For what a host does with files; ids that are gone are left out. */
  photoPaths(input: { ids: readonly number[] }): Promise<{ id: number; path: PathBytes }[]>;
  /** The photos with these paths, for the command line; null where there is none. */
  photoIds(input: { paths: readonly PathBytes[] }): Promise<{ ids: (number | null)[] }>;
  /** Settings of the user that the engine follows, from the next batch on. */
  configure(input: { threads: number | null }): Promise<Record<string, never>>;
  /** Starts the embedder anew, as when its code has changed; work that it has begun is finished first. */
  restartEmbedder(input: Record<string, never>): Promise<Record<string, never>>;
  problems(input: {
    readonly after: number;
    readonly limit: number;
    readonly state?: 'failed' | 'skipped' | 'done';
  }): Promise<{ problems: Problem[]; next: number | null }>;
  retry(input: { ids?: readonly number[] }): Promise<{ queued: number }>;
  /** Makes the thumbnail when it is missing; answers with the file's path. `small` 320, `large` 1600, `full` 8192 px longest edge, never enlarged. */
  thumbnail(input: { id: number; size: ThumbnailSize }): Promise<{ path: string }>;
  /** A PNG for the clipboard or a drag, longest edge at most so many pixels. The path is one that the engine gave out. */
  png(input: { path: PathBytes; longestEdge: number }): Promise<{ bytes: Uint8Array }>;
  evaluate(input: { pairs: readonly EvaluatePair[]; libraryDataDir: string }): Promise<EvaluateResult>;
  /** Closes store and embedder; the process exits after the answer. */
  close(input: Record<string, never>): Promise<Record<string, never>>;
}

export type EngineEvent = LibraryEvent;
