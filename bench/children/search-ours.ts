/** Measures our search as in the engine: int8 scan in the worker, exact rerank with vectors from the store. */
import { openModelFolder } from '../../electron/engine/models/model-folder.ts';
import { openStore } from '../../electron/engine/store/store.ts';
import { VectorIndex } from '../../electron/engine/vectors/vector-index.ts';
import { answerOnce } from '../child.ts';
import { queryVectors } from '../fixtures/vectors.ts';
import { starterModelDir } from '../paths.ts';
import { timeEach } from '../timing.ts';

answerOnce<'search-ours'>(async ({ dataDir, count, dimensions, queries, top }) => {
  const store = openStore(dataDir, 'reader');
  const model = await openModelFolder(starterModelDir);
  const space = store.spaces.find(model.space);
  if (space === undefined) throw new Error(`expected the space ${model.space} in ${dataDir}, found none`);
  const index = VectorIndex.open({
    dimensions,
    source: { stamp: () => 'bench', pages: () => store.vectors.stream(space.id, dimensions) },
  });
  const report = await index.ready;
  if (report.count !== count) throw new Error(`expected ${count} vectors, received ${report.count}`);
  const found: number[][] = [];
  const milliseconds = await timeEach(queryVectors(queries, dimensions), async (query) => {
    const { hits } = await index.search({
      query,
      hubWeight: 0,
      limit: top,
      fetch: (ids) => store.vectors.rows(ids, space.id, dimensions),
    });
    found.push(hits.map(({ id }) => id - 1));
  });
  await index.close();
  store.close();
  return { milliseconds, found: found.slice(-queries) };
});
