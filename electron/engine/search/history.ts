/** Requests about the history of searches. Runs in the engine process. */
import type { Store } from '../store/store.ts';
import { writable } from '../work/writable.ts';

/** What the history needs of an open library. */
export interface HistoryParts {
  readonly store: Pick<Store, 'history' | 'mode'>;
}

/**
 * Keeps a text that was searched for.
 * @throws SightlineError `read-only`.
 */
export function rememberSearch({ store }: HistoryParts, text: string): void {
  historyOf(store).remember(text);
}

/**
 * @param text all of them when left out.
 * @throws SightlineError `read-only`.
 */
export function forgetSearch({ store }: HistoryParts, text: string | undefined): void {
  historyOf(store).forget(text);
}

function historyOf({ mode, history }: HistoryParts['store']): Store['history'] {
  return writable(mode === 'writer' ? history : null);
}
