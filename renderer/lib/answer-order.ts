/**
 * Which answer to a question that is asked again and again is shown: never one older than what is shown already. Not
 * only the answer to the latest request counts, since under load each would be late.
 */
export class AnswerOrder {
  #asked = 0;
  /** The request whose answer is shown. */
  #shown = 0;

  /** A request is made. */
  ask(): number {
    return (this.#asked += 1);
  }

  /** Whether the answer to a request is to be shown; it is what is shown from then on. */
  shows(request: number): boolean {
    if (request < this.#shown) return false;
    this.#shown = request;
    return true;
  }

  /** Whether the failure of a request is to be told: nothing newer is shown. */
  fails(request: number): boolean {
    return request > this.#shown;
  }
}
