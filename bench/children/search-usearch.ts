/** usearch's exact search over float32 rows. */
import { createRequire } from 'node:module';
import { answerOnce } from '../child.ts';
import { dataVectors, queryVectors } from '../fixtures/vectors.ts';
import { timeEach } from '../timing.ts';

/** The part of usearch's module that is used; it is installed in bench/peers only. */
interface Usearch {
  readonly MetricKind: { readonly IP: string };
  exactSearch(
    dataset: Float32Array,
    queries: Float32Array,
    dimensions: number,
    count: number,
    metric: string,
    threads: number,
  ): { keys: BigUint64Array };
}

/** 0 lets usearch take what it likes; on the machine that was measured it was as fast as any number given. */
const THREADS = 0;

answerOnce<'search-usearch'>(async ({ count, dimensions, queries, top, modulesFrom }) => {
  // Its ES module can't find the native binding outside of a bundle on Node 20.
  const usearch = createRequire(modulesFrom)('usearch') as Usearch;
  const data = dataVectors(count, dimensions);
  const found: number[][] = [];
  const milliseconds = await timeEach(queryVectors(queries, dimensions), (query) => {
    const { keys } = usearch.exactSearch(data, query, dimensions, top, usearch.MetricKind.IP, THREADS);
    found.push(Array.from(keys, Number));
  });
  return { milliseconds, found: found.slice(-queries) };
});
