/**
 * Undo and redo: every change registers how to undo it, a toast offers that for the latest one, and Ctrl/Cmd+Z undoes
 * one change after another. Page.
 */
import { serially } from '../../../shared/serially.ts';
import type { Api } from '../../api/api.ts';
import { describeFailure } from '../../words/failure.ts';
import { messages } from '../../i18n/messages.svelte.ts';
import type { Notices } from './notices.svelte.ts';

/**
 * How to undo a change: a token for `library.undo`, or a function (for instance to restore files from the trash),
 * which may return how to redo it.
 */
export type Undoing = string | (() => Promise<Undoing | null | void>);

/** An undo function from its two directions: running one returns the other. */
export function alternating(back: () => Promise<unknown>, forth: () => Promise<unknown>): Undoing {
  return async () => {
    await back();
    return alternating(forth, back);
  };
}

export interface UndoOffer {
  readonly id: number;
  /** What was done, as readable text. */
  readonly message: string;
  readonly undoing: Undoing;
}

/** Thrown when only part of a change was undone, with a readable message; the rest can still be undone. */
export class UndoneInPart extends Error {}

/** Number of changes that can be undone. */
const MAX_STEPS = 50;

export class Undo {
  /** The change that the toast offers to undo, or null. */
  shown = $state.raw<UndoOffer | null>(null);
  busy = $state(false);
  readonly #api: Api;
  readonly #notices: Notices;
  #done: readonly UndoOffer[] = [];
  #undone: readonly UndoOffer[] = [];
  #nextId = 1;
  /** Runs one at a time: keys may be pressed faster than the host answers, and every press counts. */
  readonly #oneAtATime = serially();

  constructor(api: Api, notices: Notices) {
    this.#api = api;
    this.#notices = notices;
  }

  /**
   * Announces a change and offers to undo it.
   * @param undoing null when it can't be undone; then it is only announced
   */
  offer(message: string, undoing: Undoing | null): void {
    this.#notices.announce(message);
    if (undoing === null) return;
    const offer = { id: this.#nextId, message, undoing };
    this.#nextId += 1;
    this.#done = [...this.#done, offer].slice(-MAX_STEPS);
    this.#undone = [];
    this.shown = offer;
  }

  /** Undoes the latest change. */
  undo(): Promise<void> {
    return this.#oneAtATime(async () => {
      const offer = this.#done.at(-1);
      if (!offer) this.#notices.announce(messages.undo.nothing);
      else if (await this.#take(offer, messages.undo.undone)) this.#done = without(this.#done, offer);
    });
  }

  /** Redoes the change that was undone last. */
  redo(): Promise<void> {
    return this.#oneAtATime(async () => {
      const offer = this.#undone.at(-1);
      if (!offer) this.#notices.announce(messages.undo.nothingAgain);
      else if (await this.#take(offer, messages.undo.redone)) this.#undone = without(this.#undone, offer);
    });
  }

  /** Hides the toast; the keyboard can still undo the change. */
  dismiss(): void {
    this.shown = null;
  }

  /** Another library replaced the one that was changed. */
  forget(): void {
    this.#done = [];
    this.#undone = [];
    this.shown = null;
  }

  /**
   * Undoes or redoes a change.
   * @returns whether the offer is used up: also after a failure, unless a retry may succeed
   */
  async #take(offer: UndoOffer, words: (message: string) => string): Promise<boolean> {
    this.busy = true;
    try {
      const again = await this.#run(offer.undoing);
      if (again !== null) this.#remember(offer, again);
      this.shown = null;
      this.#notices.announce(words(offer.message));
    } catch (thrown) {
      if (thrown instanceof UndoneInPart) {
        this.#notices.show('error', thrown.message);
        return false;
      }
      const failure = describeFailure(thrown);
      if (failure.kind === 'disconnected' || failure.kind === 'unavailable') {
        this.#notices.fail(thrown);
        return false;
      }
      this.shown = null;
      this.#notices.show('error', () => messages.undo.failed(describeFailure(thrown).message));
    } finally {
      this.busy = false;
    }
    return true;
  }

  /** @returns how to reverse it, or null */
  async #run(undoing: Undoing): Promise<Undoing | null> {
    if (typeof undoing === 'function') return (await undoing()) ?? null;
    const { undo } = await this.#api.library.undo({ token: undoing });
    return undo;
  }

  #remember(offer: UndoOffer, undoing: Undoing): void {
    const other = { ...offer, undoing };
    if (this.#done.includes(offer)) this.#undone = [...this.#undone, other];
    else this.#done = [...this.#done, other];
  }
}

/** Compares by identity, because another change may have been made in the meantime. */
function without(offers: readonly UndoOffer[], offer: UndoOffer): readonly UndoOffer[] {
  return offers.filter((other) => other !== offer);
}
