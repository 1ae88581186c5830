/**
 * Sends uncaught errors of the page to the host's log: each once, a limited number, and those before the first
 * connection as soon as it is there. Page.
 */
import type { PageError } from '../../../shared/schemas.ts';
import type { Api } from '../../api/api.ts';

/** Most errors one page sends; further ones are almost certainly repetitions. */
const MAX_ERRORS = 20;
/** Limits of the contract, in characters. */
const MAX_LENGTH = { message: 2_000, stack: 8_000 };

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

  /** Handles the error of a window's `error` or `unhandledrejection` event. */
  report(thrown: unknown): void {
    const error = describe(thrown);
    const key = `${error.message}\n${error.stack ?? ''}`;
    if (this.#seen.size >= MAX_ERRORS || this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#waiting.push(error);
    this.#send();
  }

  #send(): void {
    if (!this.#connected) return;
    const errors = this.#waiting;
    this.#waiting = [];
    // Drop what can't be sent: reporting that failure would never end.
    for (const error of errors) void this.#api.app.logError(error).catch(() => undefined);
  }
}

function describe(thrown: unknown): PageError {
  if (!(thrown instanceof Error)) return { message: String(thrown).slice(0, MAX_LENGTH.message) };
  const { name, message, stack } = thrown;
  return {
    message: `${name}: ${message}`.slice(0, MAX_LENGTH.message),
    ...(stack ? { stack: stack.slice(0, MAX_LENGTH.stack) } : {}),
  };
}
