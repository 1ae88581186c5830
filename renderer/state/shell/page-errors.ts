/**
 * Errors that nothing in the page caught, on their way into the log of the host: each once, few of them, and those of
 * before the connection when it is there. Page.
 */
import type { PageError } from '../../../shared/schemas.ts';
import type { Api } from '../../api/api.ts';

/** Errors that one page sends; what goes wrong after so many is the same again. */
const MOST_ERRORS = 20;
/** As the contract has it, in characters. */
const MOST = { message: 2_000, stack: 8_000 };

export class PageErrors {
  readonly #api: Pick<Api, 'app' | 'connection'>;
  readonly #seen = new Set<string>();
  #waiting: PageError[] = [];
  #connected = false;

  constructor(api: Pick<Api, 'app' | 'connection'>) {
    this.#api = api;
    api.connection.onState((state) => {
      this.#connected = state === 'connected';
      this.#send();
    });
  }

  /** Takes what an `error` or `unhandledrejection` event of the window brings. */
  report(thrown: unknown): void {
    const error = describe(thrown);
    const key = `${error.message}\n${error.stack ?? ''}`;
    if (this.#seen.size >= MOST_ERRORS || this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#waiting.push(error);
    this.#send();
  }

  #send(): void {
    if (!this.#connected) return;
    const errors = this.#waiting;
    this.#waiting = [];
    // One that can't be sent is lost: to report that too would never end.
    for (const error of errors) void this.#api.app.logError(error).catch(() => undefined);
  }
}

function describe(thrown: unknown): PageError {
  if (!(thrown instanceof Error)) return { message: String(thrown).slice(0, MOST.message) };
  const { name, message, stack } = thrown;
  return {
    message: `${name}: ${message}`.slice(0, MOST.message),
    ...(stack ? { stack: stack.slice(0, MOST.stack) } : {}),
  };
}
