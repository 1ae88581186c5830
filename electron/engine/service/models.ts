/** Requests about the model in use: choosing it, and building its space on demand. Runs in the engine process. */
import type { LibraryModel } from '../../../shared/schemas.ts';
import type { BuildSummary } from '../api/engine-api.ts';
import { resolveModel, STARTER } from '../models/resolve-model.ts';
import { writable } from '../work/writable.ts';
import { modelsDirOf } from './choose-model.ts';
import type { CurrentLibrary } from './current-library.ts';
import { openSoundModel } from './open-sound-model.ts';
import { libraryModel } from './status.ts';

/**
 * Chooses the model of the library. If its space is complete, it answers from now on; otherwise it is built.
 * @throws SightlineError `not-found`, `model-invalid`, `read-only`; then nothing changes.
 */
export async function useModel(current: CurrentLibrary, called: string): Promise<LibraryModel> {
  const library = await current.get();
  writable(library.indexer);
  const { input, layout, chosen } = library;
  const { name, dir } = await resolveModel(called, modelsDirOf(input, layout));
  const towers = ['text', 'vision'] as const;
  // What is used instead is said once the library is opened with it.
  await openSoundModel(dir, {
    towers,
    unknown: towers,
    cacheDir: layout.cache,
    spawn: current.spawn,
    say: () => {},
  });
  const isChosen = (input.model ?? STARTER) === name && input.onlyNow !== true && chosen.problem === null;
  return libraryModel(isChosen ? library : await current.reopen({ model: name, onlyNow: false }));
}

/** Builds the space of the chosen model until it answers, or why it can't. */
export async function buildSpace(current: CurrentLibrary, signal: AbortSignal): Promise<BuildSummary> {
  const { builder } = await current.get();
  const onAbort = (): void => void builder?.close();
  signal.addEventListener('abort', onAbort, { once: true });
  const changed = (await builder?.start()) ?? false;
  signal.removeEventListener('abort', onAbort);
  const { id, next } = libraryModel(await current.get());
  return {
    model: id,
    changed,
    waiting: next?.waiting ?? 0,
    problem: changed ? null : (builder?.problem() ?? null),
  };
}
