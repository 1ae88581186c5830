/** Requests about vector spaces: list, delete, pause and resume building one. Runs in the engine process. */
import { rm } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { SightlineError } from '../../../shared/errors.ts';
import { expectFound } from '../../../shared/expect-found.ts';
import type { SpaceRow } from '../../../shared/schemas.ts';
import { vectorsFile, type DataDirLayout } from '../files/data-dir.ts';
import { log } from '../log/log.ts';
import type { Space } from '../store/spaces.ts';
import type { Store } from '../store/store.ts';
import { writable } from '../work/writable.ts';
import type { SpaceBuilder } from './build-space.ts';

/** The parts of an open library that these requests need. */
export interface SpaceParts {
  readonly store: Pick<Store, 'mode' | 'spaces' | 'shrink'>;
  readonly layout: DataDirLayout;
  /** The space that answers; null in a reader when nothing has been indexed with the model. */
  readonly space: Space | null;
  /** Answers for photos that are to be embedded again; null if there are none. */
  readonly former: { readonly space: Space } | null;
  /** Null unless a space is being built. */
  readonly builder: Pick<SpaceBuilder, 'spaceId' | 'pause' | 'resume'> | null;
}

/** The spaces of the library, oldest first. */
export function listSpaces(library: SpaceParts): SpaceRow[] {
  return library.store.spaces.sizes().map(({ id, key, modelId, photos, bytes }) => ({
    ...{ id, key, photos, bytes },
    model: modelId,
    state: stateOf(library, id),
  }));
}

function stateOf({ space, former, builder }: SpaceParts, id: number): SpaceRow['state'] {
  if (id === space?.id || id === former?.space.id) return 'answering';
  return id === builder?.spaceId ? 'building' : 'idle';
}

/**
 * Deletes a space in pieces; one that was killed in the middle is listed with what is left of it.
 * @throws SightlineError `read-only`, `not-found`, `invalid-input` (it answers or is being built).
 */
export async function removeSpace(library: SpaceParts, id: number): Promise<void> {
  const { store } = library;
  const spaces = writable(store.mode === 'writer' ? store.spaces : null);
  const space = expectFound(
    spaces.list().find((each) => each.id === id),
    'a vector space',
    id,
  );
  const state = stateOf(library, id);
  if (state !== 'idle') {
    throw new SightlineError(
      'invalid-input',
      `expected a vector space that is idle, received that of ${space.modelId}, which is ${state}`,
    );
  }
  while (!spaces.removeSome(id)) await nextTurn();
  while (store.shrink()) await nextTurn();
  await rm(vectorsFile(library.layout, id), { force: true }).catch((error: unknown) =>
    log.warn('the search cache of a deleted vector space could not be deleted', error),
  );
}

/** Pauses building the space of the chosen model. @throws SightlineError `read-only`. */
export function pauseBuilding({ store, builder }: SpaceParts): void {
  writable(store.mode === 'writer' ? store : null);
  builder?.pause('person');
}

/** Resumes it. @throws SightlineError `read-only`. */
export function resumeBuilding({ store, builder }: SpaceParts): void {
  writable(store.mode === 'writer' ? store : null);
  builder?.resume('person');
}
