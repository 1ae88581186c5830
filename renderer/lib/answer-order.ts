/**
 * Decides which answer of a repeated request to show: never one older than what is already shown. Accepting only the
 * answer to the latest request would starve under load, when every answer is late. Pure.
 */
export class AnswerOrder {
  #asked = 0;
  /** The request whose answer is shown. */
  #shown = 0;

  /** Registers a request. @returns its number */
  ask(): number {
    return (this.#asked += 1);
  }

  /** Whether to show the answer to a request; if so, it counts as shown. */
  shows(request: number): boolean {
    if (request < this.#shown) return false;
    this.#shown = request;
    return true;
  }

  /** Whether to report the failure of a request: nothing newer is shown. */
  fails(request: number): boolean {
    return request > this.#shown;
  }
}
