/** What the queue needs of an embedder, and the link to a supervised embedder process. Runs in the engine process. */
import type { EmbedderApi, EmbedderEvent, EmbedFile, EmbedOutcome } from '../api/embedder-api.ts';
import type { Supervisor } from '../processes/supervisor.ts';

export interface EmbedderDeath {
  readonly code: number | null;
  readonly signal: string | null;
  /** It was killed because it did not answer. */
  readonly silent?: boolean;
}

export interface EmbedderLink {
  /** Resolves when every file has had its outcome; rejects with `unavailable` when the process died. */
  embed(files: readonly EmbedFile[], signal: AbortSignal): Promise<void>;
  onOutcome(listener: (outcome: EmbedOutcome) => void): () => void;
  onStarted(listener: (photoId: number) => void): () => void;
  /** Called when the process ended unasked, before or shortly after its `embed` calls reject. */
  onDeath(listener: (death: EmbedderDeath) => void): () => void;
  /** One file caused the last death: do not count it towards giving up on the embedder. */
  ignoreLastDeath(): void;
}

/** The link to a supervised embedder. The supervisor's `onDeath` option must call {@link died}. */
export class SupervisedEmbedderLink implements EmbedderLink {
  readonly #supervisor: () => Supervisor<EmbedderApi, EmbedderEvent>;
  readonly #deathListeners = new Set<(death: EmbedderDeath) => void>();

  /** @param supervisor called at each use, so that link and supervisor may refer to each other. */
  constructor(supervisor: () => Supervisor<EmbedderApi, EmbedderEvent>) {
    this.#supervisor = supervisor;
  }

  died(death: EmbedderDeath): void {
    for (const listener of this.#deathListeners) listener(death);
  }

  async embed(files: readonly EmbedFile[], signal: AbortSignal): Promise<void> {
    await this.#supervisor().api.embed({ files }, { signal, work: true });
  }

  onOutcome(listener: (outcome: EmbedOutcome) => void): () => void {
    return this.#supervisor().onEvent((event) => {
      if (event.type === 'outcome') listener(event.outcome);
    });
  }

  onStarted(listener: (photoId: number) => void): () => void {
    return this.#supervisor().onEvent((event) => {
      if (event.type === 'started') listener(event.photoId);
    });
  }

  onDeath(listener: (death: EmbedderDeath) => void): () => void {
    this.#deathListeners.add(listener);
    return () => this.#deathListeners.delete(listener);
  }

  ignoreLastDeath(): void {
    this.#supervisor().reset();
  }
}
