/**
 * Which model answers and which is being built. The library remembers the model that answers; another one that is
 * chosen takes over once its space holds every photo that is searchable now (docs/adr/0031-change-of-model.md). A
 * library can always be opened: if the chosen model can't be, the last one that answered does, or the starter. Runs in
 * the engine process.
 */
import { z } from 'zod';
import { toSightlineError } from '../../../shared/errors.ts';
import type { OpenLibrary } from '../api/engine-api.ts';
import type { DataDirLayout } from '../files/data-dir.ts';
import { log } from '../log/log.ts';
import type { Model } from '../models/open-model.ts';
import { resolveModel, STARTER, type ModelReference } from '../models/resolve-model.ts';
import type { Spawn } from '../processes/wire.ts';
import type { Store } from '../store/store.ts';
import { openSoundModel, type SoundModelOptions } from './open-sound-model.ts';

export interface NamedModel extends ModelReference {
  readonly model: Model;
}

export interface ChosenModel {
  /** Answers searches, and new photos are embedded with it. */
  readonly answering: NamedModel;
  /** Takes over once its space is complete; null: none does. */
  readonly next: NamedModel | null;
  /** Why the chosen model does not answer and is not built either: a sentence; null: it is or does. */
  readonly problem: string | null;
}

const KEY = 'answering';
const remembered = z.object({ name: z.string(), space: z.string() });

/** How trials of a model are made, and who hears what came of them. */
type Trials = Pick<SoundModelOptions, 'spawn' | 'say'>;
type ChooseStore = Pick<Store, 'mode' | 'settings' | 'spaces' | 'spaceBuild' | 'vectors'>;

/** Where models are installed. */
export function modelsDirOf(input: Pick<OpenLibrary, 'modelsDir'>, layout: DataDirLayout): string {
  return input.modelsDir ?? layout.models;
}

/**
 * @throws SightlineError `not-found`, `model-invalid` only for a model that was asked for this process alone.
 */
export async function chooseModel(
  input: Pick<OpenLibrary, 'model' | 'modelsDir' | 'onlyNow'>,
  layout: DataDirLayout,
  store: ChooseStore,
  trials: Trials,
): Promise<ChosenModel> {
  const open = (name: string): Promise<NamedModel> => openNamed(name, input, layout, trials);
  const wanted = input.model ?? STARTER;
  if (input.onlyNow === true) return { answering: await open(wanted), next: null, problem: null };
  const before = lastAnswering(store);
  let chosen: NamedModel;
  try {
    chosen = await open(wanted);
  } catch (error) {
    return standIn(wanted, before, open, error);
  }
  const { other, lost } = await otherAnswering(store, chosen, before, open);
  if (other !== null && !isComplete(store, other.model.space, chosen)) {
    return { answering: other, next: chosen, problem: null };
  }
  // Not a problem of the chosen model; the former is remembered, and answers again if it comes back in time.
  if (lost !== null) trials.say(lost);
  else if (store.mode === 'writer') rememberAnswering(store, chosen);
  return { answering: chosen, next: null, problem: null };
}

/** Whether the model that was wanted, and that another one stands in for, can be opened by now. */
export function canOpenChosen(
  { model = STARTER, ...input }: Pick<OpenLibrary, 'model' | 'modelsDir'>,
  layout: DataDirLayout,
  spawn: Spawn,
): Promise<boolean> {
  return openNamed(model, input, layout, { spawn, say: () => {} }).then(
    () => true,
    () => false,
  );
}

/** From now on, this model answers. */
export function rememberAnswering(
  store: Pick<Store, 'settings'>,
  { name, model }: Pick<NamedModel, 'name' | 'model'>,
): void {
  const known = lastAnswering(store);
  if (known?.space === model.space && known.name === name) return;
  store.settings.set(KEY, { name, space: model.space });
}

async function openNamed(
  called: string,
  input: Pick<OpenLibrary, 'modelsDir'>,
  layout: DataDirLayout,
  trials: Trials,
): Promise<NamedModel> {
  const reference = await resolveModel(called, modelsDirOf(input, layout));
  const options = { towers: ['text'], unknown: ['text'], cacheDir: layout.cache } as const;
  return { ...reference, model: await openSoundModel(reference.dir, { ...options, ...trials }) };
}

function lastAnswering(store: Pick<Store, 'settings'>): z.infer<typeof remembered> | null {
  const parsed = remembered.safeParse(store.settings.get(KEY));
  return parsed.success ? parsed.data : null;
}

interface OtherModel {
  readonly other: NamedModel | null;
  /** A sentence, if the model can't be opened although the chosen one has not seen all of its photos; else null. */
  readonly lost: string | null;
}

/**
 * The model that answered until now, if it is another than the chosen one and can still answer. Libraries of earlier
 * versions remember none: there it is the starter.
 */
async function otherAnswering(
  store: ChooseStore,
  chosen: NamedModel,
  before: z.infer<typeof remembered> | null,
  open: (name: string) => Promise<NamedModel>,
): Promise<OtherModel> {
  if (before?.space === chosen.model.space) return { other: null, lost: null };
  if (before === null && chosen.name === STARTER) return { other: null, lost: null };
  try {
    const other = await open(before?.name ?? STARTER);
    const isSame = other.model.space === (before?.space ?? other.model.space);
    const space = store.spaces.find(other.model.space);
    return { other: isSame && space !== undefined && store.vectors.any(space.id) ? other : null, lost: null };
  } catch (error) {
    log.warn('the model that answered until now could not be opened', error);
    if (before === null || isComplete(store, before.space, chosen)) return { other: null, lost: null };
    const lost =
      `The model ${before.name} can't be opened, so ${chosen.model.id} answers before it has seen all photos: ` +
      toSightlineError(error).message;
    return { other: null, lost };
  }
}

/** Whether the chosen model has every photo that is in the space of the former, by its key. */
function isComplete(store: ChooseStore, former: string, chosen: NamedModel): boolean {
  const from = store.spaces.find(former);
  const to = store.spaces.find(chosen.model.space);
  if (from === undefined) return true;
  return to !== undefined && store.spaceBuild.left(from.id, to.id) === 0;
}

async function standIn(
  wanted: string,
  before: z.infer<typeof remembered> | null,
  open: (name: string) => Promise<NamedModel>,
  cause: unknown,
): Promise<ChosenModel> {
  const { message } = toSightlineError(cause);
  for (const name of new Set([before?.name ?? STARTER, STARTER])) {
    if (name === wanted) continue;
    try {
      const answering = await open(name);
      const problem = `The chosen model ${wanted} can't be opened, so ${answering.model.id} answers: ${message}`;
      return { answering, next: null, problem };
    } catch (error) {
      log.warn(`the model ${name} could not be opened either`, error);
    }
  }
  throw cause;
}
