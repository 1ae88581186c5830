/**
 * The events that one listener has not taken yet, as an async iterator. A slow listener never makes it grow: news
 * that a later one replaces (progress, counts, "folders changed") is kept once, the latest. Runs in the host.
 */
import type { LibraryEvent } from '../../shared/schemas.ts';
import type { Subscribe } from './context.ts';

/** Notices are the only events that do not replace each other; of these the latest are kept. */
const MAX_NOTICES = 100;

/**
 * Subscribes at once and yields events until `signal` aborts or the consumer stops; then it unsubscribes.
 * @param signal aborted when the listener is gone.
 */
export function eventStream(subscribe: Subscribe, signal?: AbortSignal): AsyncGenerator<LibraryEvent, void> {
  const queue = new CoalescingQueue();
  let wake: (() => void) | undefined;
  let ended = signal?.aborted ?? false;

  const unsubscribe = subscribe((event) => {
    queue.push(event);
    wake?.();
  });
  const end = (): void => {
    ended = true;
    unsubscribe();
    signal?.removeEventListener('abort', end);
    wake?.();
  };
  if (ended) end();
  else signal?.addEventListener('abort', end, { once: true });

  async function* events(): AsyncGenerator<LibraryEvent, void> {
    try {
      while (!ended) {
        const event = queue.shift();
        if (event !== undefined) yield event;
        else await new Promise<void>((resolve) => (wake = resolve));
      }
    } finally {
      end();
    }
  }

  const generator = events();
  const finish = generator.return.bind(generator);
  // A generator that waits cannot be returned from; it is woken first.
  generator.return = (value) => {
    end();
    return finish(value);
  };
  return generator;
}

class CoalescingQueue {
  readonly #waiting: LibraryEvent[] = [];

  push(event: LibraryEvent): void {
    const first = this.#waiting.findIndex((other) => other.type === event.type);
    const replaces = event.type !== 'notice' || this.#notices() >= MAX_NOTICES;
    if (first !== -1 && replaces) this.#waiting.splice(first, 1);
    this.#waiting.push(event);
  }

  shift(): LibraryEvent | undefined {
    return this.#waiting.shift();
  }

  #notices(): number {
    return this.#waiting.filter(({ type }) => type === 'notice').length;
  }
}
