/** A value that the host is asked for when it is shown: the latest answer, or why there is none. Page. */
import { AnswerOrder } from '../lib/answer-order.ts';
import { describeFailure } from '../words/failure.ts';
import type { Failure } from '../words/failure.ts';

export class Loaded<Value> {
  /** Null before the host has answered. */
  value = $state.raw<Value | null>(null);
  /** Why the latest request has no answer; the value before stays. */
  failure = $state.raw<Failure | null>(null);
  readonly #request: () => Promise<Value>;
  readonly #answers = new AnswerOrder();

  /** @param request what asks the host */
  constructor(request: () => Promise<Value>) {
    this.#request = request;
  }

  /** Asks the host, again if it was asked before. */
  async load(): Promise<void> {
    const request = this.#answers.ask();
    try {
      const value = await this.#request();
      if (!this.#answers.shows(request)) return;
      this.value = value;
      this.failure = null;
    } catch (thrown) {
      if (this.#answers.fails(request)) this.failure = describeFailure(thrown);
    }
  }
}
