/** What the engine finds out for `sightline doctor`. Needs no open library, and opens none for writing. */

export interface RuntimeReport {
  /** ONNX Runtime. */
  readonly onnxruntime: string;
  /** Where the runtime can compute, such as `cpu`. */
  readonly providers: readonly string[];
  readonly sqlite: string;
  /** Null when the embedder process could not say; `decoderProblem` then has the reason. */
  readonly decoder: DecoderVersions | null;
  readonly decoderProblem: string | null;
  /** The model that answers searches; null when it can't be opened. */
  readonly model: string | null;
  readonly modelProblem: string | null;
}

/** Versions in the embedder process. */
export interface DecoderVersions {
  readonly sharp: string;
  readonly libvips: string;
}

export interface DatabaseReport {
  /** `missing`: nothing was indexed yet. `failed`: `problem` says why. */
  readonly state: 'missing' | 'ok' | 'failed';
  readonly problem: string | null;
  /** Version of the file's schema; null when it can't be read. */
  readonly schema: number | null;
  /** The one that this Sightline writes. */
  readonly expectedSchema: number;
  readonly folders: number | null;
  readonly photos: number | null;
  /** Directories with photos, each of which is watched on Linux. */
  readonly directories: number | null;
  /** Process id of the Sightline that writes to it now; null without one. */
  readonly writer: number | null;
}

export interface WatcherReport {
  /** `directories`: a watch for each directory. `recursive`: one for each folder, by the system. */
  readonly mode: 'directories' | 'recursive';
  /** Watches that a user may have on Linux; null elsewhere, or when the system does not say. */
  readonly maxWatches: number | null;
  readonly maxInstances: number | null;
}

export interface DoctorApi {
  /** Versions and the model. @param input.modelDir the starter model when left out. */
  examineRuntime(input: { readonly modelDir?: string }): Promise<RuntimeReport>;
  /** Reads all of the database, which takes seconds for a million photos; never writes to it. */
  examineLibrary(input: {
    readonly dataDir: string;
  }): Promise<{ readonly database: DatabaseReport; readonly watcher: WatcherReport }>;
}
