/** Lists every file that failed or was skipped, and what scans could not list, page by page. Runs in the CLI process. */
import { LIMITS } from '../../shared/limits.ts';
import type { Problem, Unlisted } from '../../shared/schemas.ts';
import type { EngineApi } from '../engine/api/engine-api.ts';
import type { Remote } from '../engine/processes/wire.ts';

/** Yields all problems of one state in the order of their ids. */
export async function* listProblems(
  api: Remote<EngineApi>,
  state: 'failed' | 'skipped',
  signal: AbortSignal,
): AsyncGenerator<Problem> {
  for (let after: number | null = 0; after !== null;) {
    const page: { problems: Problem[]; next: number | null } = await api.photos.problems(
      { after, limit: LIMITS.pageRows, state },
      { signal },
    );
    yield* page.problems;
    after = page.next;
  }
}

/** Yields everything that scans could not list, in the order of the ids. */
export async function* listUnlisted(api: Remote<EngineApi>, signal: AbortSignal): AsyncGenerator<Unlisted> {
  for (let after: number | null = 0; after !== null;) {
    const page: { unlisted: Unlisted[]; next: number | null } = await api.folders.unlisted(
      { after, limit: LIMITS.pageRows },
      { signal },
    );
    yield* page.unlisted;
    after = page.next;
  }
}
