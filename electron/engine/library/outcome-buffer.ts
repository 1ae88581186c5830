/** Collects outcomes briefly and stores them in one small transaction. Runs in the engine process. */
import type { OutcomeRecord, PendingPhoto, StoredOutcome } from '../store/outcomes.ts';
import type { Store } from '../store/store.ts';

const COLLECT_MILLISECONDS = 50;
const MOST_RECORDS = 64;

/** Counts of photos that got their outcome. */
export interface Tally {
  readonly done: number;
  readonly failed: number;
  readonly skipped: number;
  /** Included in `done`. */
  readonly warnings: number;
}

export interface OutcomeBufferOptions {
  readonly store: Pick<Store, 'outcomes'>;
  /** The vector space that the embedder uses. */
  readonly spaceId: number;
  /** Hub number of an embedding; null without a background. */
  readonly hubOf: (embedding: Float32Array) => number | null;
  /** Called after each commit: what is now searchable or has left. */
  readonly onRecorded?: (records: readonly StoredOutcome[], counts: Tally) => void;
}

export class OutcomeBuffer {
  readonly #options: OutcomeBufferOptions;
  readonly #onCommitted: (photoIds: readonly number[]) => void;
  readonly #onError: (error: unknown) => void;
  #records: OutcomeRecord[] = [];
  #timer: NodeJS.Timeout | undefined;
  #tally: Tally = { done: 0, failed: 0, skipped: 0, warnings: 0 };

  /**
   * @param onCommitted receives the photos of a commit, including those whose file has since changed, but not those
   *   whose outcome the store refused: they stay pending, and pulling them again would never end.
   * @param onError receives the reason when outcomes could not be stored; their photos stay pending.
   */
  constructor(
    options: OutcomeBufferOptions,
    onCommitted: (photoIds: readonly number[]) => void,
    onError: (error: unknown) => void,
  ) {
    this.#options = options;
    this.#onCommitted = onCommitted;
    this.#onError = onError;
  }

  /** What has been committed so far. */
  get tally(): Tally {
    return this.#tally;
  }

  add(pulled: PendingPhoto, outcome: OutcomeRecord['outcome']): void {
    try {
      const hub = outcome.state === 'done' ? this.#options.hubOf(outcome.embedding) : null;
      this.#records.push({ pulled, outcome, hub });
    } catch (error) {
      return this.#onError(error);
    }
    if (this.#records.length >= MOST_RECORDS) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), COLLECT_MILLISECONDS);
  }

  /** Commits what has been collected. Never throws. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const records = this.#records;
    if (records.length === 0) return;
    this.#records = [];
    try {
      const refused = new Set<number>();
      const stored = this.#options.store.outcomes.record(this.#options.spaceId, records, (id) =>
        refused.add(id),
      );
      this.#onCommitted(records.map(({ pulled }) => pulled.id).filter((id) => !refused.has(id)));
      const counts = tallyOf(stored);
      this.#tally = {
        done: this.#tally.done + counts.done,
        failed: this.#tally.failed + counts.failed,
        skipped: this.#tally.skipped + counts.skipped,
        warnings: this.#tally.warnings + counts.warnings,
      };
      this.#options.onRecorded?.(stored, counts);
    } catch (error) {
      this.#onError(error);
    }
  }
}

function tallyOf(records: readonly OutcomeRecord[]): Tally {
  const count = (state: 'done' | 'failed' | 'skipped'): number =>
    records.filter(({ outcome }) => outcome.state === state).length;
  const warned = records.filter(({ outcome }) => outcome.state === 'done' && outcome.warning !== null);
  return { done: count('done'), failed: count('failed'), skipped: count('skipped'), warnings: warned.length };
}
