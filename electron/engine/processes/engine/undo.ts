/**
 * Changes that can be taken back: each is told to the pages and remembered under a token until newer ones push it out
 * or the library is closed. Engine process.
 */
import { randomUUID } from 'node:crypto';
import { SightlineError } from '../../../../shared/errors.ts';
import type { Changed, LibraryEvent } from '../../../../shared/schemas.ts';
import type { EngineEvent } from '../messages.ts';

export type ChangeTopic = Extract<LibraryEvent, { type: 'organised' }>['topics'][number];

/** A change that was made and stored. */
export interface Change {
  /** Photos (or rows, where no photo is concerned) that are now different. */
  readonly changed: number;
  readonly topics: readonly ChangeTopic[];
  /**
   * Puts back what was there before, of whatever is still there, in one transaction; answers the change that doing so
   * was, whose revert does it again. Called at most once.
   */
  revert(): Change;
}

const MOST_CHANGES = 100;

export class UndoList {
  readonly #emit: (event: EngineEvent) => void;
  readonly #changes = new Map<string, Change>();

  constructor(emit: (event: EngineEvent) => void) {
    this.#emit = emit;
  }

  /** To be called when a change is stored: tells the pages, and answers what the caller is told. */
  done(change: Change): Changed {
    const { changed, topics } = change;
    if (changed === 0) return { changed, undo: null };
    this.#emit({ type: 'organised', topics: [...topics] });
    const token = randomUUID();
    this.#changes.set(token, change);
    for (const oldest of this.#changes.keys()) {
      if (this.#changes.size <= MOST_CHANGES) break;
      this.#changes.delete(oldest);
    }
    return { changed, undo: token };
  }

  /**
   * Takes a change back.
   * @returns with a token that does it again.
   * @throws SightlineError `not-found` for a token that is unknown, used, or was pushed out.
   */
  undo(token: string): Changed {
    const change = this.#changes.get(token);
    if (!change) {
      throw new SightlineError(
        'not-found',
        'this can no longer be undone: it was taken back already, or long ago',
      );
    }
    this.#changes.delete(token);
    return this.done(change.revert());
  }
}
