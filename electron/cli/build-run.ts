/**
 * Makes the vectors of a chosen model, shows progress, and says whether it answers now. Runs in the CLI process.
 */
import type { BuildSummary } from '../engine/api/engine-api.ts';
import { IDLE_PROGRESS, type ModelRun, type Progress } from '../../shared/schemas.ts';
import type { Context } from './context.ts';
import type { Library } from './open-library.ts';
import { formatCounted } from './output/format.ts';
import { createProgressLine } from './output/progress-line.ts';

/** Null when no chosen model waits for its vectors. Ends early at Ctrl-C; the next run continues. */
export async function buildChosen(library: Library, { output }: Context): Promise<BuildSummary | null> {
  const { api, signal } = library;
  const { next } = (await api.library.status({})).model;
  if (next === null || signal.aborted) return null;
  const line = createProgressLine(output.terminal.stderr, undefined, `Indexing with ${next.id}`);
  const unsubscribe = library.onEvent((event) => {
    if (event.type === 'run' && event.run.kind === 'model') line.update(asProgress(event.run));
  });
  try {
    return await api.buildSpace({}, { signal, work: true });
  } catch (error) {
    if (signal.aborted) return null;
    throw error;
  } finally {
    unsubscribe();
    line.clear();
  }
}

/** Why the chosen model does not answer yet, as a sentence. */
export function buildLine({ model, waiting, problem }: BuildSummary): string {
  const left = `${model} still answers: ${formatCounted(waiting, 'photo')} to go for the chosen model`;
  return problem === null ? `${left}.` : `${left}; ${problem}.`;
}

function asProgress({ state, done, failed, total, rate, secondsLeft }: ModelRun): Progress {
  const phase = state === 'running' ? 'embedding' : 'idle';
  return { ...IDLE_PROGRESS, phase, done, failed, finished: done + failed, total, rate, secondsLeft };
}
