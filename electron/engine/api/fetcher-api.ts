/** What hosts ask of the fetcher process, which downloads, verifies, exports and imports models. Types only. */
import type { ModelDtype, ModelPull, NetworkRequest } from '../../../shared/schemas.ts';

export interface PullRequest {
  readonly id: string;
  /** Branch, tag or commit; `main` if omitted. */
  readonly revision?: string | undefined;
  /** Weights to choose; those that suit this machine and the model's own settings if omitted. */
  readonly dtype?: ModelDtype | undefined;
}

/** A model that has just been installed, or already was. */
export interface InstalledModel {
  readonly name: string;
  readonly id: string;
  readonly directory: string;
  readonly revision: string | null;
  readonly dtype: string | null;
  readonly licence: string | null;
  readonly bytes: number;
  /** False: it was installed before. */
  readonly fresh: boolean;
}

export interface FetcherApi {
  /** Must be called first. */
  open(input: { readonly dataDir: string }): Promise<void>;
  /** Downloads a model until it is installed. Cancelling the call keeps what has arrived. */
  pull(input: PullRequest): Promise<InstalledModel>;
}

export type FetcherEvent =
  | { readonly type: 'pull'; readonly pull: ModelPull }
  | { readonly type: 'request'; readonly request: NetworkRequest };
