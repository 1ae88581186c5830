/** What the engine examines for `sightline doctor`. Needs no open library, and opens none for writing. Types only. */
import type { ProviderName } from './provider-name.ts';

/** Whether the processor has the instructions that Sightline needs. */
export interface ProcessorReport {
  /** `unknown`: it could not be found out, so it is tried. */
  readonly state: 'good' | 'slow' | 'too-old' | 'unknown';
  /** In a sentence. */
  readonly detail: string;
}

export interface RuntimeReport {
  readonly processor: ProcessorReport;
  /** ONNX Runtime. */
  readonly onnxruntime: string;
  /** Its execution providers, such as `cpu`. */
  readonly providers: readonly string[];
  readonly sqlite: string;
  /** Null if the embedder process could not answer; `decoderProblem` has the reason. */
  readonly decoder: DecoderVersions | null;
  readonly decoderProblem: string | null;
  /** The model that answers searches; null if it can't be opened. */
  readonly model: string | null;
  readonly modelProblem: string | null;
}

/** Versions of the decoder in the embedder process. */
export interface DecoderVersions {
  readonly sharp: string;
  readonly libvips: string;
}

export interface DatabaseReport {
  /** `missing`: nothing has been indexed yet. `failed`: `problem` says why. */
  readonly state: 'missing' | 'ok' | 'failed';
  readonly problem: string | null;
  /** The database's schema version; null if it can't be read. */
  readonly schema: number | null;
  /** The schema version of this Sightline. */
  readonly expectedSchema: number;
  readonly folders: number | null;
  readonly photos: number | null;
  /** Number of directories with photos; each one is watched on Linux. */
  readonly directories: number | null;
  /** Process id of the Sightline that has it open for writing; null if there is none. */
  readonly writer: number | null;
}

export interface WatcherReport {
  /** `directories`: one watch per directory. `recursive`: one per folder, by the system. */
  readonly mode: 'directories' | 'recursive';
  /** How many watches a user may have on Linux; null elsewhere, or if the system does not say. */
  readonly maxWatches: number | null;
  readonly maxInstances: number | null;
}

/** How an execution provider did in comparison with the processor. */
export interface ProviderTrial {
  readonly provider: ProviderName;
  readonly accepted: boolean;
  /** Why it was not accepted; null if it was. */
  readonly reason: string | null;
  /** Lowest cosine of any picture to the processor's embedding; null if there is none to compare. */
  readonly cosine: number | null;
  /** Null if it did not finish. */
  readonly imagesPerSecond: number | null;
}

export interface ProviderReport {
  /** Id of the model that it holds for. */
  readonly model: string;
  /** Such as `linux-x64`. */
  readonly system: string;
  readonly inUse: ProviderName;
  readonly providers: readonly {
    readonly name: ProviderName;
    readonly title: string;
    /** What it runs on. */
    readonly hardware: string;
    /** `yes`: in the package; `extra`: `howElse` says how to get it; `never`: not on this system. */
    readonly here: 'yes' | 'extra' | 'never';
    /** Bytes of the package that are there because of it. */
    readonly packageBytes: number;
    readonly howElse: string | null;
    /** Whether it ever ran on such hardware in a test of ours. */
    readonly triedOnHardware: boolean;
    /** Null if it was not tried here. */
    readonly trial: ProviderTrial | null;
  }[];
}

export interface DoctorApi {
  /** Reports what can run a model here, and tries it if asked to. @param input.model as in `open`. */
  providers(input: {
    readonly dataDir: string;
    readonly model?: string;
    readonly tryAll: boolean;
  }): Promise<ProviderReport>;
  /** Reports versions and the model, `starter` if omitted, otherwise as in `open`. */
  examineRuntime(input: { readonly model?: string; readonly modelsDir: string }): Promise<RuntimeReport>;
  /** Reads the whole database, which takes seconds for a million photos; never writes to it. */
  examineLibrary(input: {
    readonly dataDir: string;
  }): Promise<{ readonly database: DatabaseReport; readonly watcher: WatcherReport }>;
}
