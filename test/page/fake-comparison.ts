/** A comparison of models that goes as far as a test says. */
import type { EngineApi } from '../../electron/engine/api/engine-api.ts';
import type { Overrides } from '../../electron/engine/processes/remote.ts';
import type { SightlineError } from '../../shared/errors.ts';
import { NO_COMPARISON, type Comparison, type LibraryEvent } from '../../shared/schemas.ts';

export interface FakeComparison {
  readonly answers: Overrides<EngineApi>;
  state: Comparison;
  /** Thrown by every start while set. */
  failure: SightlineError | null;
  /** Tells the page how far it is. */
  goOn(change: Partial<Comparison>): void;
}

/** @param note hears what was asked to start or stop. */
export function createFakeComparison(
  emit: (event: LibraryEvent) => void,
  note: (method: string, input: unknown) => void,
): FakeComparison {
  const comparison: FakeComparison = {
    state: NO_COMPARISON,
    failure: null,
    goOn(change) {
      comparison.state = { ...comparison.state, ...change };
      emit({ type: 'comparison', comparison: comparison.state });
    },
    answers: {
      'comparison.state': () => Promise.resolve(comparison.state),
      'comparison.start': (input) => {
        note('compare', input);
        if (comparison.failure) return Promise.reject(comparison.failure);
        const { models } = input;
        const photos = { total: 23, usedPhotos: 23, folderPhotos: 23 };
        comparison.goOn({
          ...NO_COMPARISON,
          state: 'running',
          models,
          current: models[0] ?? null,
          ...photos,
        });
        return Promise.resolve(comparison.state);
      },
      'comparison.cancel': () => {
        note('stopComparing', null);
        comparison.goOn({ state: 'cancelled', current: null });
        return Promise.resolve({});
      },
    },
  };
  return comparison;
}
