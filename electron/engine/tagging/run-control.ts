/** Requests that pause, resume and cancel tagging runs. What a run has done always stays. Runs in the engine process. */
import { SightlineError } from '../../../shared/errors.ts';
import type { RunState } from '../../../shared/schemas.ts';
import type { Activity } from '../runs/activity.ts';
import type { Store } from '../store/store.ts';
import { writable } from '../work/writable.ts';
import { expectRun } from './runs.ts';
import type { Tagger } from './tagger.ts';

/** The parts of an open library that these requests need. */
export interface RunControlParts {
  readonly store: Pick<Store, 'taggingRuns'>;
  /** Null in a reader. */
  readonly tagger: Pick<Tagger, 'enqueue'> | null;
  readonly activity: Pick<Activity, 'emit' | 'resumed'>;
}

/** @throws SightlineError `not-found`, `read-only`, `invalid-input` (it is not running). */
export function pauseTagging(library: RunControlParts, id: number): void {
  writable(library.tagger);
  expectState(library, id, ['running']);
  library.store.taggingRuns.setState(id, 'paused');
  library.activity.emit(id);
}

/**
 * Also continues a run that failed, or that stands still because of a full disk.
 * @throws SightlineError `not-found`, `read-only`, `invalid-input` (it is done or cancelled).
 */
export function resumeTagging(library: RunControlParts, id: number): void {
  const tagger = writable(library.tagger);
  // A run stalled by a full disk counts as running.
  expectState(library, id, ['paused', 'failed', 'running']);
  library.store.taggingRuns.setState(id, 'running');
  tagger.enqueue(id);
  library.activity.resumed(id);
}

/** @throws SightlineError `not-found`, `read-only`, `invalid-input` (it has ended). */
export function cancelTagging(library: RunControlParts, id: number): void {
  writable(library.tagger);
  expectState(library, id, ['running', 'paused']);
  library.store.taggingRuns.setState(id, 'cancelled');
  library.activity.emit(id);
}

function expectState(library: RunControlParts, id: number, allowed: readonly RunState[]): void {
  const { state } = expectRun(library, id);
  if (allowed.includes(state)) return;
  throw new SightlineError(
    'invalid-input',
    `expected a run that is ${allowed.join(' or ')}, received one that is ${state}`,
  );
}
