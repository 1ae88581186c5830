/**
 * Requests about tagging runs: start, list, remove, and read their proposals. For pausing see run-control.ts, for a
 * person's decisions decisions.ts. Runs in the engine process.
 */
import { expectFound } from '../../../shared/expect-found.ts';
import { writable } from '../work/writable.ts';
import { SightlineError } from '../../../shared/errors.ts';
import { distinctLabels } from '../../../shared/labels.ts';
import { LIMITS } from '../../../shared/limits.ts';
import type { Decision, Proposal, ProposalGroup, StartTagging, TaggingRun } from '../../../shared/schemas.ts';
import { showPath } from '../files/path-bytes.ts';
import { createPace, inChunks } from '../work/pace.ts';
import { NONE_HEADING, type ProposalPlace } from '../store/proposals.ts';
import type { TaggingRunRow } from '../store/tagging-runs.ts';
import type { EngineApi } from '../api/engine-api.ts';
import type { Activity } from '../runs/activity.ts';
import { selectedPhotos, type SelectionParts } from '../listing/filter.ts';
import type { UndoList } from '../organise/undo.ts';
import { spaceLabel, type Space } from '../store/spaces.ts';
import type { Store } from '../store/store.ts';
import type { Tagger } from './tagger.ts';

/** The parts of an open library that requests about tagging runs need. */
export interface RunParts {
  readonly store: Pick<Store, 'taggingRuns' | 'proposals'>;
  readonly activity: Pick<Activity, 'show' | 'emit'>;
}

/** What starting a run needs in addition. */
export interface StartParts extends RunParts, SelectionParts {
  readonly store: RunParts['store'] & SelectionParts['store'];
  readonly space: Space | null;
  /** Null in a reader. */
  readonly tagger: Pick<Tagger, 'enqueue'> | null;
}

/** Proposals that one statement deletes. */
const REMOVED_AT_ONCE = 1_000;

/**
 * Starts a run over a selection; it continues in the background, and after a restart.
 * @throws SightlineError `read-only`, `invalid-input` (no label, no photo), `cancelled`.
 */
export async function startTagging(
  library: StartParts,
  { labels, templates, name, selection }: StartTagging,
  signal?: AbortSignal,
): Promise<TaggingRun> {
  const { store } = library;
  const tagger = writable(library.tagger);
  const space = writable(library.space);
  const distinct = distinctLabels(labels);
  if (distinct.length === 0 || distinct.length > LIMITS.labels) {
    throw new SightlineError(
      'invalid-input',
      `expected 1 to ${LIMITS.labels} labels, received ${distinct.length}`,
    );
  }
  const photoIds = await selectedPhotos(library, selection, signal);
  if (photoIds.length === 0) {
    throw new SightlineError(
      'invalid-input',
      'expected at least one photo to tag, received an empty selection',
    );
  }
  const id = store.taggingRuns.create({
    name: name ?? distinct.join(', ').slice(0, LIMITS.nameCharacters),
    labels: distinct,
    templates: templates ?? null,
    selection,
    spaceKey: spaceLabel(space),
  });
  try {
    await inChunks(photoIds, (chunk) => {
      signal?.throwIfAborted();
      store.proposals.add(id, chunk);
    });
    store.taggingRuns.setState(id, 'running');
  } catch (error) {
    await deleteRun(library, id);
    throw error;
  }
  tagger.enqueue(id);
  library.activity.emit(id);
  return library.activity.show(expectRun(library, id));
}

/** Newest first. */
export function taggingRuns({ store, activity }: RunParts): TaggingRun[] {
  return store.taggingRuns.list().map((run) => activity.show(run));
}

/** One per label, in the order of the labels, then "none of these". */
export function proposalGroups(library: Pick<RunParts, 'store'>, id: number): ProposalGroup[] {
  const { labels } = expectRun(library, id);
  const counts = library.store.proposals.groups(id);
  return [...labels.keys(), NONE_HEADING].map((heading) => {
    const photos = (decision: Decision): number =>
      counts.find((count) => count.heading === heading && count.decision === decision)?.photos ?? 0;
    const [proposed, accepted, rejected] = [photos('proposed'), photos('accepted'), photos('rejected')];
    return { label: labels[heading] ?? null, proposed, accepted, rejected };
  });
}

/** Proposals of a label, strongest first. */
export function proposals(
  library: Pick<RunParts, 'store'>,
  { runId, label, decision, after, limit }: Parameters<EngineApi['tagging']['proposals']>[0],
): { proposals: Proposal[]; next: string | null } {
  const { labels } = expectRun(library, runId);
  const rows = library.store.proposals.page(runId, headingOf(labels, label), {
    ...(decision === undefined ? {} : { decision }),
    ...(after === undefined ? {} : { after: parsePlace(after) }),
    limit: limit + 1,
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    proposals: page.map(({ path, label: index, ...row }) => ({
      ...row,
      path: showPath(path),
      label: labels[index] ?? '',
    })),
    next: rows.length > limit && last ? `${last.strength} ${last.photoId}` : null,
  };
}

/** Forgets a run and its proposals; accepted tags stay. */
export async function removeTaggingRun(
  library: Pick<RunParts, 'store'> & { readonly undo: UndoList },
  id: number,
): Promise<void> {
  const { state } = expectRun(library, id);
  await library.undo.inTurn(['proposals'], async () => {
    if (state === 'running' || state === 'paused') library.store.taggingRuns.setState(id, 'cancelled');
    await deleteRun(library, id);
    library.undo.emit(['proposals']);
  });
}

/** Removes runs whose start was killed halfway. */
export async function removeUnfinishedRuns(library: Pick<RunParts, 'store'>): Promise<void> {
  for (const id of library.store.taggingRuns.unfinished()) await deleteRun(library, id);
}

async function deleteRun({ store }: Pick<RunParts, 'store'>, id: number): Promise<void> {
  const pace = createPace();
  while (store.proposals.removeSome(id, REMOVED_AT_ONCE)) await pace();
  store.taggingRuns.delete(id);
}

/** @throws SightlineError `not-found`. */
export function expectRun(
  { store }: { readonly store: Pick<Store, 'taggingRuns'> },
  id: number,
): TaggingRunRow {
  return expectFound(store.taggingRuns.get(id), 'a tagging run', id);
}

/** @throws SightlineError `invalid-input` for a label that the run doesn't have. */
export function headingOf(labels: readonly string[], label: string | null): number {
  const heading = label === null ? NONE_HEADING : labels.indexOf(label);
  if (label !== null && heading === -1) {
    throw new SightlineError('invalid-input', `expected a label of the run, received '${label}'`);
  }
  return heading;
}

function parsePlace(after: string): ProposalPlace {
  const [strength = NaN, photoId = NaN] = after.split(' ').map(Number);
  if (!Number.isFinite(strength) || !Number.isSafeInteger(photoId)) {
    throw new SightlineError('invalid-input', `expected the next of an earlier page, received '${after}'`);
  }
  return { strength, photoId };
}
