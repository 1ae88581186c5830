/**
 * Every message between the host, the engine process and the embedder process. Paths are bytes here (file names
 * need not be UTF-8); they become text only in the answers that a person reads.
 */
import type { ErrorData, SightlineError } from '../../../shared/errors.ts';
import type {
  Classification,
  Folder,
  LibraryEvent,
  LibraryStatus,
  Photo,
  PhotoMetadataText,
  PhotoType,
  Problem,
  Region,
  SearchFilter,
  SearchResult,
  SearchSort,
  SearchTerm,
} from '../../../shared/schemas.ts';
import type { JobsApi, ListingApi, OrganiseApi, RegionApi, TaggingApi } from './organise-api.ts';

/** The bytes of an absolute path as the file system gave them. */
export type PathBytes = Uint8Array;

// ---- wire format, used by rpc.ts -------------------------------------------------------------------------------

export type WireMessage =
  | { type: 'ready'; service: string }
  | { type: 'request'; id: number; method: string; input: unknown }
  | { type: 'cancel'; id: number }
  | { type: 'reply'; id: number; output: unknown }
  | { type: 'error'; id: number; error: ErrorData }
  | { type: 'event'; event: unknown }
  /** To a utility process, which has no other way to learn that its parent wants it to end. */
  | { type: 'stop' };

/** Names of the service processes. */
export type ServiceName = 'engine' | 'embedder';

/** Starts a service and answers once it has said that it is ready; rejects with `unavailable`. */
export type Spawn = <Api, Event>(name: ServiceName) => Promise<Service<Api, Event>>;

// ---- inside Electron: the engine asks the host for embedders, see port-spawner.ts ---------------------------------

/** What the engine asks; `id` names one embedder for as long as both live. */
export type SpawnRequest =
  { type: 'spawn'; id: number; service: Exclude<ServiceName, 'engine'> } | { type: 'spawn-stop'; id: number };

/** What the host answers. `spawned` comes with one end of a channel to the new process. */
export type SpawnReply =
  | { type: 'spawned'; id: number; pid: number }
  | { type: 'spawn-exited'; id: number; code: number | null; signal: string | null };

// ---- engine ----------------------------------------------------------------------------------------------------

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

export interface QueryImage {
  readonly path?: PathBytes;
  readonly bytes?: Uint8Array;
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
export interface EngineApi extends ListingApi, OrganiseApi, TaggingApi, JobsApi, RegionApi {
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

// ---- embedder --------------------------------------------------------------------------------------------------

/** In the order in which a viewer wants them; see images/thumbnail.ts. */
export const THUMBNAIL_SIZES = ['small', 'large', 'full'] as const;
export type ThumbnailSize = (typeof THUMBNAIL_SIZES)[number];

export interface EmbedFile {
  readonly photoId: number;
  readonly path: PathBytes;
}

export interface PhotoMetadata {
  readonly type: PhotoType;
  /** After EXIF orientation. */
  readonly width: number;
  readonly height: number;
  readonly takenAt: number | null;
  readonly camera: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

/** The outcome of one file. `skipped` means a format that is not supported yet. */
export type EmbedOutcome =
  | {
      readonly photoId: number;
      readonly state: 'done';
      /** Unit length, [dimensions]. */
      readonly embedding: Float32Array;
      readonly metadata: PhotoMetadata;
      readonly warning: string | null;
      /** Hex sha256 of the file's bytes. */
      readonly contentHash: string;
    }
  | { readonly photoId: number; readonly state: 'failed' | 'skipped'; readonly reason: string }
  /** The file was gone when it was read. */
  | { readonly photoId: number; readonly state: 'vanished' };

export interface EmbedderInfo {
  readonly modelId: string;
  readonly space: string;
  readonly dimensions: number;
  readonly weights: string;
  readonly pid: number;
}

export interface EmbedderApi {
  open(input: { modelDir: string; cacheDir: string | null; threads?: number }): Promise<EmbedderInfo>;
  /**
   * Embeds texts with a text encoder that nothing else uses, before or without `open`.
   * @returns [texts.length, dimensions], unit rows.
   */
  embedTexts(input: {
    modelDir: string;
    cacheDir: string | null;
    threads?: number;
    texts: readonly string[];
  }): Promise<{ embeddings: Float32Array }>;
  /** Outcomes come as `outcome` events as they are ready; the reply says that the batch is complete. */
  embed(input: { files: readonly EmbedFile[] }): Promise<Record<string, never>>;
  /** Ahead of the queue. */
  embedImage(input: QueryImage & { region?: Region }): Promise<{ embedding: Float32Array }>;
  /** Ahead of the queue; writes `target` atomically (WebP). */
  thumbnail(input: { path: PathBytes; target: string; size: ThumbnailSize }): Promise<Record<string, never>>;
  /** Beside the queue, in a thread of its own. */
  metadata(input: { path: PathBytes }): Promise<PhotoMetadataText>;
  /** Ahead of the queue; the picture as a PNG whose longest edge is at most so many pixels. */
  png(input: { path: PathBytes; longestEdge: number }): Promise<{ bytes: Uint8Array }>;
}

/** `started` names a file whose decoding begins, so that a crash can be blamed. */
export type EmbedderEvent = { type: 'started'; photoId: number } | { type: 'outcome'; outcome: EmbedOutcome };

// ---- typing helpers --------------------------------------------------------------------------------------------

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Milliseconds; no limit when left out. */
  readonly timeout?: number;
}

/** The caller's side of an api: the same methods with call options. */
export type Remote<Api> = {
  [Name in keyof Api]: Api[Name] extends (input: infer Input) => Promise<infer Output>
    ? (input: Input, options?: CallOptions) => Promise<Output>
    : never;
};

/** The answering side: the same methods with a signal that fires when the caller cancels or is gone. */
export type Handlers<Api> = {
  [Name in keyof Api]: Api[Name] extends (input: infer Input) => Promise<infer Output>
    ? (input: Input, signal: AbortSignal) => Promise<Output>
    : never;
};

/** A handle on a running service: call it, listen to it, learn of its end. */
export interface Service<Api, Event> {
  readonly api: Remote<Api>;
  readonly pid: number;
  onEvent(listener: (event: Event) => void): () => void;
  /** Settles when the process is gone, whatever the reason (exit code 0 included). */
  readonly exited: Promise<{ code: number | null; signal: string | null }>;
  /** Asks to end, then kills. */
  stop(): Promise<void>;
  readonly failure?: SightlineError;
}
