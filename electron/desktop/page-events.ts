/**
 * Sends the desktop's own events to the page: menu commands, notices. Keeps them for a page that is still loading.
 * Runs in the main process.
 */
import type { LibraryEvent } from '../../shared/schemas.ts';
import type { Subscribe } from '../host/context.ts';

/** How many events to keep for a page; the oldest are dropped first. */
const MOST_WAITING = 20;

export interface PageEvents {
  readonly emit: (event: LibraryEvent) => void;
  readonly subscribe: Subscribe;
  /** Call this when the page's process is gone: later events wait for the next page. */
  readonly forgetPage: () => void;
}

/** A channel without listeners; it keeps the newest events for the first page that subscribes. */
export function createPageEvents(): PageEvents {
  const listeners = new Set<(event: LibraryEvent) => void>();
  let waiting: LibraryEvent[] = [];
  return {
    emit(event) {
      if (listeners.size === 0) waiting = [...waiting, event].slice(-MOST_WAITING);
      for (const listener of listeners) listener(event);
    },
    subscribe(listener) {
      listeners.add(listener);
      for (const event of waiting) listener(event);
      waiting = [];
      return () => listeners.delete(listener);
    },
    forgetPage: () => listeners.clear(),
  };
}
