/** Measures a host that starts, opens a library and runs one query. */
import { startEngine } from '../../electron/engine/processes/start-engine.ts';
import { answerOnce } from '../child.ts';
import { words } from '../../test/support/terms.ts';

answerOnce<'start-up'>(async ({ dataDir, query }) => {
  const start = performance.now();
  const engine = await startEngine();
  const status = await engine.api.open({ dataDir, mode: 'writer' });
  const openMilliseconds = performance.now() - start;
  const result = await engine.api.search.query({ terms: words(query), limit: 20 });
  const answerMilliseconds = performance.now() - start;
  if (result.hits.length !== 20) throw new Error(`expected 20 hits, received ${result.hits.length}`);
  // This writes the vectors' cache file for the next start.
  await engine.api.close({});
  await engine.stop();
  return { openMilliseconds, answerMilliseconds, photos: status.photos.done };
});
