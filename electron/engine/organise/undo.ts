/**
 * Runs changes to what a person keeps of photos (marks, albums, tags …) one at a time, announces each to the pages,
 * and remembers it under a token until newer ones evict it or the library closes. Runs in the engine process.
 */
import { randomUUID } from 'node:crypto';
import { SightlineError } from '../../../shared/errors.ts';
import type { Changed, LibraryEvent } from '../../../shared/schemas.ts';
import { RecentMap } from '../../../shared/recent-map.ts';
import { serially } from '../../../shared/serially.ts';
import type { EngineEvent } from '../api/engine-api.ts';
import { writable } from '../work/writable.ts';

export type ChangeTopic = Extract<LibraryEvent, { type: 'organised' }>['topics'][number];

/** A change that has been made and stored. */
export interface Change {
  /** Photos (or rows, if no photo is concerned) that are now different. */
  readonly changed: number;
  readonly topics: readonly ChangeTopic[];
  /** Memory that keeping the change takes; omitted if negligible. */
  readonly bytes?: number;
  /**
   * Restores the previous state of whatever still exists; returns that as a change, whose revert applies the original
   * again. May take seconds, in pieces short enough not to block others. After a failure it may be called again.
   */
  revert(): Change | Promise<Change>;
}

/** How much is remembered: changes of a million photos are a few megabytes each. */
const MOST_CHANGES = 100;
const MOST_BYTES = 64 * 1024 * 1024;

export class UndoList {
  readonly #emit: (event: EngineEvent) => void;
  readonly #writable: boolean;
  readonly #changes = new RecentMap<string, Change>(MOST_CHANGES, {
    most: MOST_BYTES,
    weigh: ({ bytes = 0 }) => bytes,
  });
  readonly #oneByOne = serially();

  /** @param writable whether this process holds the write lock. */
  constructor(emit: (event: EngineEvent) => void, writable: boolean) {
    this.#emit = emit;
    this.#writable = writable;
  }

  /**
   * Makes a change once earlier ones are done, which may take long.
   * @returns what `done` returns.
   * @throws SightlineError `read-only` in a process that only reads; whatever `work` throws.
   */
  make(topics: readonly ChangeTopic[], work: () => Change | Promise<Change>): Promise<Changed> {
    return this.inTurn(topics, async () => this.done(await work()));
  }

  /** Like `make`, for changes that no token can revert. */
  async inTurn<Result>(
    topics: readonly ChangeTopic[],
    work: () => Result | Promise<Result>,
  ): Promise<Result> {
    const oneByOne = writable(this.#writable ? this.#oneByOne : null);
    try {
      return await oneByOne(async () => work());
    } catch (error) {
      // Part of it may have been stored.
      this.emit(topics);
      throw error;
    }
  }

  /** Call this once a change is stored: notifies the pages, and returns the answer for the caller. */
  done(change: Change): Changed {
    const { changed } = change;
    if (changed === 0) return { changed, undo: null };
    this.emit(change.topics);
    const token = randomUUID();
    this.#changes.set(token, change);
    return { changed, undo: token };
  }

  /** Emits to all pages that these topics changed. */
  emit(topics: readonly ChangeTopic[]): void {
    this.#emit({ type: 'organised', topics: [...topics] });
  }

  /**
   * Reverts a change.
   * @returns the result, with a token that reverts the revert.
   * @throws SightlineError `not-found` for a token that is unknown, used or evicted.
   */
  async undo(token: string): Promise<Changed> {
    const { topics } = this.#find(token);
    return this.inTurn(topics, async () => {
      const change = this.#find(token);
      const reverted = await change.revert();
      this.#changes.delete(token);
      return this.done(reverted);
    });
  }

  /** Resolves when no change is being made. */
  async settled(): Promise<void> {
    await this.#oneByOne(() => Promise.resolve());
  }

  #find(token: string): Change {
    const change = this.#changes.get(token);
    if (!change) {
      throw new SightlineError(
        'not-found',
        'this can no longer be undone: it was undone already, or is too old',
      );
    }
    return change;
  }
}
