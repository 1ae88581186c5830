/** Waits for a tagging run: shows progress, handles Ctrl-C, and formats what it found. Runs in the CLI process. */
import { SightlineError } from '../../shared/errors.ts';
import { IDLE_PROGRESS, type Progress, type ProposalGroup, type TaggingRun } from '../../shared/schemas.ts';
import { isWaitingReason } from '../engine/api/waiting-reason.ts';
import type { Context } from './context.ts';
import { EXIT_CODES } from './exit-codes.ts';
import type { Library } from './open-library.ts';
import { NONE_OF_THESE } from './output/classifications.ts';
import { formatCount, formatCounted } from './output/format.ts';
import { createProgressLine } from './output/progress-line.ts';
import { alignColumns } from './output/table.ts';

/**
 * Resolves with the run when it has ended, or when the only remaining photos are not indexed yet. After the first
 * Ctrl-C, resolves with the run's current state and sets exit code 130, or 1 if something else stopped it, such as a
 * full disk; the next writing command continues it.
 * @throws SightlineError if the run failed.
 */
export async function waitForRun(id: number, library: Library, context: Context): Promise<TaggingRun> {
  const { stderr } = context.output.terminal;
  const line = createProgressLine(stderr, undefined, 'Tagging');
  try {
    const run = await standing(id, library, (now) => line.update(progressOf(now)));
    line.clear();
    if (run.state === 'failed') throw new SightlineError('internal', run.error ?? 'the tagging run failed');
    if (run.state !== 'done') explain(run, library.signal.aborted, context);
    return run;
  } finally {
    line.clear();
  }
}

/** Resolves with the run once it has stopped or Ctrl-C was pressed. */
function standing(
  id: number,
  { api, signal, onEvent }: Library,
  onProgress: (run: TaggingRun) => void,
): Promise<TaggingRun> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      api.tagging.runs({}).then((runs) => {
        const run = runs.find((each) => each.id === id);
        if (run && run.state === 'running' && run.error === null && !signal.aborted) return;
        unsubscribe();
        signal.removeEventListener('abort', look);
        if (run) resolve(run);
        else reject(new SightlineError('not-found', `expected the id of a tagging run, received ${id}`));
      }, reject);
    };
    const unsubscribe = onEvent((event) => {
      if (event.type !== 'run' || event.run.kind !== 'tag' || event.run.id !== id) return;
      onProgress(event.run);
      if (event.run.state !== 'running' || event.run.error !== null) look();
    });
    signal.addEventListener('abort', look, { once: true });
    look();
  });
}

function progressOf({ done, total, failed, rate, secondsLeft }: TaggingRun): Progress {
  return { ...IDLE_PROGRESS, phase: 'embedding', finished: done, total, failed, rate, secondsLeft };
}

function explain({ id, done, total, error, state }: TaggingRun, aborted: boolean, context: Context): void {
  const { output } = context;
  if (aborted) context.exitCode = EXIT_CODES.cancelled;
  else if (error !== null && !isWaitingReason(error)) context.exitCode = EXIT_CODES.couldNotRun;
  const why = aborted ? 'stopped' : (error ?? state);
  output.note(`Run ${id}: ${formatCount(done)} of ${formatCounted(total, 'photo')} done; ${why}.`);
  if (aborted) output.note('To resume: sightline tag resume');
  else if (context.exitCode === EXIT_CODES.couldNotRun) output.note('To try again: sightline tag resume');
  else if (error !== null) output.note('To index the rest: sightline index');
}

/** The labels of a run, in the order in which they were given. */
export function labelsOf(groups: readonly ProposalGroup[]): string[] {
  return groups.flatMap(({ label }) => label ?? []);
}

/** One line per label with its number of photos; "none of these" comes last. */
export function groupLines(groups: readonly ProposalGroup[]): string[] {
  const rows = groups.map(({ label, proposed, accepted, rejected }) => [
    ...[proposed, accepted, rejected].map(formatCount),
    label ?? NONE_OF_THESE,
  ]);
  return alignColumns([['proposed', 'accepted', 'rejected', 'label'], ...rows], ['right', 'right', 'right']);
}
