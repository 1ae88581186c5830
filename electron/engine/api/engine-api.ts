/** The engine process's methods, which its host calls, and its events. Types only. */
import type { DoctorApi } from './doctor-api.ts';
import type {
  Classification,
  Folder,
  LibraryEvent,
  LibraryStatus,
  NetworkRequest,
  PhotoIndexPart,
  PhotoIndexQuery,
} from '../../../shared/schemas.ts';
import type { ThumbnailSize } from '../../../shared/thumbnail-sizes.ts';
import type { PathBytes } from '../files/path-bytes.ts';
import type { ModelSpeed, QueryImage } from './embedder-api.ts';
import type { ContractRequests, Nothing } from './contract-requests.ts';

export interface OpenLibrary {
  readonly dataDir: string;
  /** `starter` (the default), an installed model by name or hub id, or a model folder. */
  readonly model?: string;
  /** The model answers in this process only, whatever the library has of it: it was not chosen for the library. */
  readonly onlyNow?: boolean;
  /** Where models are installed; below the data directory if omitted. */
  readonly modelsDir?: string;
  /** `writer` takes the lock and may index; `reader` works alongside a writer. */
  readonly mode: 'writer' | 'reader';
  readonly demo?: boolean;
  /** Whether to watch folders and rescan them at start. */
  readonly watch?: boolean;
  /** ONNX intra-op threads of the image encoder; the number of physical cores if omitted. */
  readonly threads?: number;
  /** Bytes that thumbnails may take; see library/thumbnail-space.ts. */
  readonly thumbnailBytes?: number;
  /** Id of the process that the user started, for the message to a second writer; the engine's own if omitted. */
  readonly hostPid?: number;
}

export interface IndexSummary {
  /** Number of files this run processed. */
  readonly done: number;
  readonly failed: number;
  readonly skipped: number;
  readonly warnings: number;
  readonly removed: number;
  readonly unchanged: number;
  readonly milliseconds: number;
  /** Photos per second in the embedding phase. */
  readonly rate: number | null;
  readonly unavailable: readonly { path: string; reason: string }[];
  /** Subfolders and files of available folders that could not be listed or recorded; nothing below was removed. */
  readonly unlisted: readonly { path: string; reason: string }[];
  readonly cancelled: boolean;
}

export interface BuildSummary {
  /** The model that answers now. */
  readonly model: string;
  /** Whether it took over during this call. */
  readonly changed: boolean;
  /** Photos for which the chosen model has no vector yet; 0 once it answers. */
  readonly waiting: number;
  /** Why it does not answer yet; null: it does, or the call was cancelled. */
  readonly problem: string | null;
}

export interface EvaluatePair {
  readonly path: PathBytes;
  readonly caption: string;
}

/** A photo and the label that is right for it. */
export interface LabelledFile {
  readonly path: PathBytes;
  readonly label: string;
}

export interface RecallFigures {
  readonly recallAt1: number;
  readonly recallAt5: number;
  readonly recallAt10: number;
  readonly medianRank: number;
}

export interface ZeroShotFigures {
  readonly photos: number;
  /** Share of the photos whose best label is the right one, 0 to 1. */
  readonly accuracy: number;
  readonly perLabel: readonly { readonly label: string; readonly photos: number; readonly correct: number }[];
}

/** What a model achieves on a set of photos, and what it costs on this machine. */
export interface ModelEvaluation {
  readonly model: string;
  /** Length of its embeddings. */
  readonly dimensions: number;
  /** ISO 639 codes; null if the model does not say. */
  readonly languages: readonly string[] | null;
  /** Of both towers. */
  readonly diskBytes: number;
  /** Distinct photos with a vector. */
  readonly photos: number;
  readonly failed: readonly { path: string; reason: string }[];
  /** Null without captions. */
  readonly captions: {
    readonly count: number;
    readonly corrected: RecallFigures;
    readonly uncorrected: RecallFigures;
  } | null;
  /** Null without labelled photos. */
  readonly zeroShot: ZeroShotFigures | null;
  /** Null if it was not asked for. */
  readonly speed: ModelSpeed | null;
}

/** Topics that only hosts answer. */
type HostTopic = 'directories' | 'files' | 'remotes' | 'app' | 'settings' | 'updates';

/** Topics in which the engine answers some requests differently; see {@link EngineApi}. */
type SharedTopic = 'library' | 'folders' | 'search' | 'photos' | 'models' | 'classify';

/**
 * The engine's methods. Every method may be cancelled; all reject with a SightlineError. A method in a topic is the
 * contract's request of that name, and hosts forward it unless it is declared here. Methods outside any topic are for
 * hosts only.
 */
export interface EngineApi extends Omit<ContractRequests, HostTopic | SharedTopic>, DoctorApi {
  readonly library: Omit<ContractRequests['library'], 'events'>;
  readonly models: Pick<ContractRequests['models'], 'use'>;
  readonly folders: Omit<ContractRequests['folders'], 'add' | 'choose' | 'rescan'> & {
    /** Adds the folder, or returns it if it is already in the library; a watching engine starts to scan it. */
    readonly add: (input: { path: PathBytes }) => Promise<Folder>;
    /** Starts scanning (all folders, one, or some directories) in the background; events report progress. */
    readonly rescan: (input: {
      id?: number | undefined;
      directories?: readonly PathBytes[] | undefined;
    }) => Promise<Nothing>;
  };
  readonly search: Omit<ContractRequests['search'], 'uploadImage'> & {
    /** Embeds a query image, keeps it in memory and returns an opaque id. */
    readonly uploadImage: (input: QueryImage) => Promise<{ imageId: string }>;
  };
  readonly photos: Omit<ContractRequests['photos'], 'index'> & {
    /** Returns `columns` as bytes; the host converts them to text if its transport needs that. */
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
  /** Applies the user's settings, those of the encoder from the next batch on. */
  configure(input: { threads: number | null; thumbnailBytes: number }): Promise<Nothing>;
  /**
   * If a chosen model is waiting for its vectors, makes them and lets it answer. Abandons the photos in hand if
   * cancelled.
   */
  buildSpace(input: Nothing): Promise<BuildSummary>;
  /** Scans and embeds until nothing is left, then returns. If cancelled, photos in flight stay pending. */
  index(input: { folderIds?: readonly number[] }): Promise<IndexSummary>;
  /**
   * Removes those photos whose files are gone, after they were deleted on purpose. This includes the last photos of a
   * folder, which a scan would take for an unmounted disk.
   */
  photosGone(input: { ids: readonly number[] }): Promise<{ removed: number }>;
  /** Paths for a host's file actions; omits ids that no longer exist. */
  photoPaths(input: { ids: readonly number[] }): Promise<{ id: number; path: PathBytes }[]>;
  /** Ids of the photos with these paths, for the command line; null if there is none. */
  photoIds(input: { paths: readonly PathBytes[] }): Promise<{ ids: (number | null)[] }>;
  /** Restarts the embedder, for example because its code changed; it finishes its current work first. */
  restartEmbedder(input: Nothing): Promise<Nothing>;
  /**
   * Creates the thumbnail if it is missing; returns the file's path. Longest edge: `small` 320, `large` 1600, `full`
   * 8192 px, never enlarged.
   */
  thumbnail(input: { id: number; size: ThumbnailSize }): Promise<{ path: string }>;
  /**
   * Returns a PNG for the clipboard or a drag, its longest edge at most `longestEdge` pixels. The path must come from
   * the engine.
   */
  png(input: { path: PathBytes; longestEdge: number }): Promise<{ bytes: Uint8Array }>;
  /** Evaluates the model of the open library, which is reserved for evaluations. */
  evaluate(input: {
    readonly captions: readonly EvaluatePair[];
    readonly labelled: readonly LabelledFile[];
    /** Whether to measure speed and memory too; takes some seconds. */
    readonly speed: boolean;
    /** The user's library: vectors that it has are not computed again. */
    readonly libraryDataDir: string;
  }): Promise<ModelEvaluation>;
  /** Closes store and embedder; the process exits after the reply. */
  close(input: Nothing): Promise<Nothing>;
}

export type EngineEvent =
  | LibraryEvent
  /** A request to the network that a remote encoder needed; for hosts, which list it. */
  | { readonly type: 'request'; readonly request: NetworkRequest };
