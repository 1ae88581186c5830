/**
 * Taking changes back: whoever changes something offers its undoing, the latest offer is shown with a button, and
 * Ctrl/Cmd-Z takes back one after another. What was taken back can be done again. Page.
 */
import { serially } from '../../../shared/serially.ts';
import type { Api } from '../../api/api.ts';
import { describeFailure } from '../../words/failure.ts';
import { messages } from '../../i18n/messages.svelte.ts';
import type { Notices } from './notices.svelte.ts';

/**
 * A token for `library.undo`, or what to do instead (for instance taking files back out of the trash), which may answer
 * with what does it again.
 */
export type Undoing = string | (() => Promise<Undoing | null | void>);

/** Takes back what can be done again: each way answers with the other. */
export function alternating(back: () => Promise<unknown>, forth: () => Promise<unknown>): Undoing {
  return async () => {
    await back();
    return alternating(forth, back);
  };
}

export interface UndoOffer {
  readonly id: number;
  /** What was done, for a person. */
  readonly message: string;
  readonly undoing: Undoing;
}

/** Thrown by an undoing that did a part only, with words for a person; the rest is still offered. */
export class UndoneInPart extends Error {}

/** Older changes can no longer be taken back. */
const MOST = 50;

export class Undo {
  /** The offer that is shown, or null. */
  shown = $state.raw<UndoOffer | null>(null);
  busy = $state(false);
  readonly #api: Api;
  readonly #notices: Notices;
  #done: readonly UndoOffer[] = [];
  #undone: readonly UndoOffer[] = [];
  #nextId = 1;
  /** One after another: keys may be pressed faster than the host answers, and each press counts. */
  readonly #inTurn = serially();

  constructor(api: Api, notices: Notices) {
    this.#api = api;
    this.#notices = notices;
  }

  /**
   * Says what was done, and offers to take it back.
   * @param undoing null when there is nothing to take back: then it is only said
   */
  offer(message: string, undoing: Undoing | null): void {
    this.#notices.announce(message);
    if (undoing === null) return;
    const offer = { id: this.#nextId, message, undoing };
    this.#nextId += 1;
    this.#done = [...this.#done, offer].slice(-MOST);
    this.#undone = [];
    this.shown = offer;
  }

  /** Takes back what is shown, or the latest change. */
  undo(): Promise<void> {
    return this.#inTurn(async () => {
      const offer = this.#done.at(-1);
      if (!offer) this.#notices.announce(messages.undo.nothing);
      else if (await this.#take(offer, messages.undo.undone)) this.#done = without(this.#done, offer);
    });
  }

  /** Does again what was taken back last. */
  redo(): Promise<void> {
    return this.#inTurn(async () => {
      const offer = this.#undone.at(-1);
      if (!offer) this.#notices.announce(messages.undo.nothingAgain);
      else if (await this.#take(offer, messages.undo.redone)) this.#undone = without(this.#undone, offer);
    });
  }

  /** Takes the shown offer away; the change can still be taken back with the keyboard. */
  dismiss(): void {
    this.shown = null;
  }

  /** Another library took the place of the one that was changed. */
  forget(): void {
    this.#done = [];
    this.#undone = [];
    this.shown = null;
  }

  /** Answers whether the offer is used up: also when it failed, for trying it again would fail again. */
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
        this.#notices.fail(failure);
        return false;
      }
      this.shown = null;
      this.#notices.show('error', messages.undo.failed(failure.message));
    } finally {
      this.busy = false;
    }
    return true;
  }

  /** @returns what does it again, null when there is nothing */
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

/** By identity: another change may have been made while this one was taken back. */
function without(offers: readonly UndoOffer[], offer: UndoOffer): readonly UndoOffer[] {
  return offers.filter((other) => other !== offer);
}
