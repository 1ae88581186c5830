/** What the engine process answers to its host, and the events that it sends. */
import type { DoctorApi } from './doctor-api.ts';
import type {
  Classification,
  Folder,
  LibraryEvent,
  LibraryStatus,
  PhotoIndexPart,
  PhotoIndexQuery,
} from '../../../shared/schemas.ts';
import type { ThumbnailSize } from '../../../shared/thumbnail-sizes.ts';
import type { PathBytes } from '../files/path-bytes.ts';
import type { QueryImage } from './embedder-api.ts';
import type { ContractRequests, Nothing } from './contract-requests.ts';

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

/** Topics that only hosts answer. */
type HostTopic = 'directories' | 'files' | 'app' | 'settings' | 'updates';

/** Topics of which the engine answers some requests in its own way; see {@link EngineApi}. */
type SharedTopic = 'library' | 'folders' | 'search' | 'photos' | 'classify';

/**
 * What the engine process answers. Every method may be cancelled; all reject with a SightlineError. A method of a topic
 * is the contract's request of that name, and hosts forward it unless it is declared here; the others, of no topic, are
 * for hosts only.
 */
export interface EngineApi extends Omit<ContractRequests, HostTopic | SharedTopic>, DoctorApi {
  readonly library: Omit<ContractRequests['library'], 'events'>;
  readonly folders: Omit<ContractRequests['folders'], 'add' | 'choose' | 'rescan'> & {
    /** Adds the folder to the library, or returns it when it is there; in a watching engine its scan begins. */
    readonly add: (input: { path: PathBytes }) => Promise<Folder>;
    /** Starts scanning (all folders, one, or some directories) in the background; progress comes as events. */
    readonly rescan: (input: {
      id?: number | undefined;
      directories?: readonly PathBytes[] | undefined;
    }) => Promise<Nothing>;
  };
  readonly search: Omit<ContractRequests['search'], 'uploadImage'> & {
    /** Embeds a query image and keeps it in memory; the id is opaque. */
    readonly uploadImage: (input: QueryImage) => Promise<{ imageId: string }>;
  };
  readonly photos: Omit<ContractRequests['photos'], 'index'> & {
    /** `columns` as bytes; the host turns them into text where its transport needs that. */
    readonly index: (
      input: PhotoIndexQuery,
    ) => Promise<Omit<PhotoIndexPart, 'columns'> & { columns: Uint8Array }>;
  };
  /** Zero-shot labels for library photos (by id or folder) or for any files on disk. */
  classify(input: {
    readonly photoIds?: readonly number[] | undefined;
    readonly folderId?: number | undefined;
    readonly files?: readonly PathBytes[];
    readonly labels: readonly string[];
    readonly templates?: readonly string[] | undefined;
  }): Promise<{ model: string; results: Classification[] }>;

  open(input: OpenLibrary): Promise<LibraryStatus>;
  /** Settings of the user that the engine follows, from the next batch on. */
  configure(input: { threads: number | null }): Promise<Nothing>;
  /** Scans and embeds until nothing is left, then answers. Cancelled, what is in flight stays pending. */
  index(input: { folderIds?: readonly number[] }): Promise<IndexSummary>;
  /**
   * Photos whose files were taken away on purpose: those that are gone leave, also the last ones of a folder, which a scan
   * would take for a disk that is not mounted.
   */
  photosGone(input: { ids: readonly number[] }): Promise<{ removed: number }>;
  /** For what a host does with files; ids that are gone are left out. */
  photoPaths(input: { ids: readonly number[] }): Promise<{ id: number; path: PathBytes }[]>;
  /** The photos with these paths, for the command line; null where there is none. */
  photoIds(input: { paths: readonly PathBytes[] }): Promise<{ ids: (number | null)[] }>;
  /** Starts the embedder anew, as when its code has changed; work that it has begun is finished first. */
  restartEmbedder(input: Nothing): Promise<Nothing>;
  /** Makes the thumbnail when it is missing; answers with the file's path. `small` 320, `large` 1600, `full` 8192 px longest edge, never enlarged. */
  thumbnail(input: { id: number; size: ThumbnailSize }): Promise<{ path: string }>;
  /** A PNG for the clipboard or a drag, longest edge at most so many pixels. The path is one that the engine gave out. */
  png(input: { path: PathBytes; longestEdge: number }): Promise<{ bytes: Uint8Array }>;
  evaluate(input: { pairs: readonly EvaluatePair[]; libraryDataDir: string }): Promise<EvaluateResult>;
  /** Closes store and embedder; the process exits after the answer. */
  close(input: Nothing): Promise<Nothing>;
}

export type EngineEvent = LibraryEvent;
