/** A value that is requested from the host when shown: the latest answer, or why there is none. Page. */
import { AnswerOrder } from '../lib/answer-order.ts';
import { describeFailure } from '../words/failure.ts';
import type { Failure } from '../words/failure.ts';

export class Loaded<Value> {
  /** Null until the host has answered. */
  value = $state.raw<Value | null>(null);
  /** Why the latest request failed; the previous value stays. */
  failure = $state.raw<Failure | null>(null);
  readonly #request: () => Promise<Value>;
  readonly #answers = new AnswerOrder();

  /** @param request sends the request */
  constructor(request: () => Promise<Value>) {
    this.#request = request;
  }

  /** Requests the value, or requests it again. */
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
