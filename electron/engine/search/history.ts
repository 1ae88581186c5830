/** Requests about the search history. Runs in the engine process. */
import type { Store } from '../store/store.ts';
import { writable } from '../work/writable.ts';

/** The parts of an open library that the history needs. */
export interface HistoryParts {
  readonly store: Pick<Store, 'history' | 'mode'>;
}

/**
 * Saves a text that was searched for.
 * @throws SightlineError `read-only`.
 */
export function rememberSearch({ store }: HistoryParts, text: string): void {
  historyOf(store).remember(text);
}

/**
 * @param text all texts if omitted.
 * @throws SightlineError `read-only`.
 */
export function forgetSearch({ store }: HistoryParts, text: string | undefined): void {
  historyOf(store).forget(text);
}

function historyOf({ mode, history }: HistoryParts['store']): Store['history'] {
  return writable(mode === 'writer' ? history : null);
}
