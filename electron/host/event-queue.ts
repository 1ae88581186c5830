/**
 * A listener's pending events as an async iterator. It stays bounded if the listener is slow: it keeps only the
 * newest of events that replace each other (progress, counts, settings, "folders changed", a run), and merges changed
 * topics. Runs in the host process.
 */
import type { LibraryEvent } from '../../shared/schemas.ts';
import type { Subscribe } from './context.ts';

/** How many notices, commands and runs to keep, since these do not replace each other; the newest win. */
const MOST_OF_A_TYPE = 100;

/**
 * Subscribes at once and yields events until `signal` aborts or the consumer stops; then it unsubscribes.
 * @param signal aborts when the listener is gone.
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
  // `return` has no effect on a waiting generator, so wake it first.
  generator.return = (value) => {
    end();
    return finish(value);
  };
  return generator;
}

class CoalescingQueue {
  readonly #waiting: LibraryEvent[] = [];

  push(event: LibraryEvent): void {
    const replaced = this.#waiting.findIndex((other) => replaces(event, other));
    const [old] = replaced === -1 ? [] : this.#waiting.splice(replaced, 1);
    if (old === undefined) this.#makeRoom(event);
    this.#waiting.push(merged(old, event));
  }

  shift(): LibraryEvent | undefined {
    return this.#waiting.shift();
  }

  #makeRoom({ type }: LibraryEvent): void {
    const first = this.#waiting.findIndex((other) => other.type === type);
    const count = this.#waiting.filter((other) => other.type === type).length;
    if (count >= MOST_OF_A_TYPE) this.#waiting.splice(first, 1);
  }
}

/** Whether this event makes the older one redundant. */
function replaces(event: LibraryEvent, older: LibraryEvent): boolean {
  if (event.type === 'notice' || event.type === 'command' || event.type === 'joined') return false;
  if (event.type === 'run' && older.type === 'run') return event.run.id === older.run.id;
  if (event.type === 'models' && older.type === 'models') return event.pull?.name === older.pull?.name;
  return event.type === older.type;
}

function merged(older: LibraryEvent | undefined, event: LibraryEvent): LibraryEvent {
  if (event.type === 'pictures' && older?.type === 'pictures')
    return { ...event, ids: [...new Set([...older.ids, ...event.ids])] };
  if (event.type !== 'organised' || older?.type !== 'organised') return event;
  return { ...event, topics: [...new Set([...older.topics, ...event.topics])] };
}
