/** Measures a tagging run as in the engine, in a copy of a library, with and without concurrent searches. */
import { cp, rm } from 'node:fs/promises';
import type { EngineApi } from '../../electron/engine/api/engine-api.ts';
import type { Remote } from '../../electron/engine/processes/wire.ts';
import { startEngine } from '../../electron/engine/processes/start-engine.ts';
import { answerOnce } from '../child.ts';
import { words } from '../../test/support/terms.ts';

const SEARCHES_ALONE = 50;

answerOnce<'tagging-ours'>(async ({ dataDir, labels, queries }) => {
  const copy = `${dataDir}.tagging-${process.pid}`;
  await cp(dataDir, copy, { recursive: true });
  const engine = await startEngine();
  try {
    const { api } = engine;
    await api.open({ dataDir: copy, mode: 'writer' });
    const search = async (index: number): Promise<number> => {
      const start = performance.now();
      await api.search.query({ terms: words(queries[index % queries.length] ?? ''), limit: 20 });
      return performance.now() - start;
    };
    // Warm up: this loads the vectors and the text model.
    for (let index = 0; index < 10; index += 1) await search(index);
    const alone: number[] = [];
    for (let index = 0; index < SEARCHES_ALONE; index += 1) alone.push(await search(index));

    const undisturbed = await timeRun(api, labels, () => new Promise((resolve) => setTimeout(resolve, 5)));
    const beside: number[] = [];
    const disturbed = await timeRun(api, labels, async () => void beside.push(await search(beside.length)));
    return { alone, beside, rate: undisturbed, rateBesideSearches: disturbed };
  } finally {
    await engine.stop();
    await rm(copy, { recursive: true, force: true });
  }
});

/** Photos per second from the first stored photo to the last; calls `meanwhile` repeatedly. */
async function timeRun(
  api: Remote<EngineApi>,
  labels: readonly string[],
  meanwhile: () => Promise<unknown>,
): Promise<number> {
  const { id } = await api.tagging.start({ labels: [...labels], selection: { filter: {} } });
  let first: { time: number; done: number } | null = null;
  for (;;) {
    await meanwhile();
    const run = (await api.tagging.runs({})).find((each) => each.id === id);
    if (!run || run.state === 'failed') throw new Error(run?.error ?? 'the run is gone');
    if (first === null && run.done > 0) first = { time: performance.now(), done: run.done };
    if (run.state !== 'done') continue;
    if (first === null || first.done === run.done)
      throw new Error('the run was over before it was looked at');
    const rate = (run.done - first.done) / ((performance.now() - first.time) / 1000);
    await api.tagging.remove({ id });
    return rate;
  }
}
