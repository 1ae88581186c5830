/**
 * Changes of what a person keeps of photos (marks, albums, tags …): one at a time, each told to the pages, and remembered
 * under a token until newer ones push it out or the library is closed. Runs in the engine process.
 */
import { randomUUID } from 'node:crypto';
import { SightlineError } from '../../../shared/errors.ts';
import type { Changed, LibraryEvent } from '../../../shared/schemas.ts';
import { RecentMap } from '../../../shared/recent-map.ts';
import { serially } from '../../../shared/serially.ts';
import type { EngineEvent } from '../api/engine-api.ts';
import { writable } from '../work/writable.ts';

export type ChangeTopic = Extract<LibraryEvent, { type: 'organised' }>['topics'][number];

/** A change that was made and stored. */
export interface Change {
  /** Photos (or rows, where no photo is concerned) that are now different. */
  readonly changed: number;
  readonly topics: readonly ChangeTopic[];
  /** Memory that keeping it takes; left out where it is next to nothing. */
  readonly bytes?: number;
  /**
   * Puts back what was there before, of whatever is still there; answers the change that doing so was, whose revert does
   * it again. May take seconds, in pieces that keep nobody waiting. One that failed is called again when asked to.
   */
  revert(): Change | Promise<Change>;
}

/** What is remembered: changes of a million photos are a few megabytes each. */
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

  /** @param writable whether this process holds the writer lock. */
  constructor(emit: (event: EngineEvent) => void, writable: boolean) {
    this.#emit = emit;
    this.#writable = writable;
  }

  /**
   * Makes a change when those before it are made, which may take long.
   * @returns what `done` answers.
   * @throws SightlineError `read-only` in a process that only reads; whatever `work` throws.
   */
  make(topics: readonly ChangeTopic[], work: () => Change | Promise<Change>): Promise<Changed> {
    return this.inTurn(topics, async () => this.done(await work()));
  }

  /** As `make`, for what can't be taken back by a token. */
  async inTurn<Result>(
    topics: readonly ChangeTopic[],
    work: () => Result | Promise<Result>,
  ): Promise<Result> {
    const oneByOne = writable(this.#writable ? this.#oneByOne : null);
    try {
      return await oneByOne(async () => work());
    } catch (error) {
      // A part of it may be stored.
      this.emit(topics);
      throw error;
    }
  }

  /** To be called when a change is stored: tells the pages, and answers what the caller is told. */
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
   * Takes a change back.
   * @returns with a token that does it again.
   * @throws SightlineError `not-found` for a token that is unknown, used, or was pushed out.
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
