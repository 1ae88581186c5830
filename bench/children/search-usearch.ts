/** Measures usearch's exact search over float32 rows. */
import { createRequire } from 'node:module';
import { answerOnce } from '../child.ts';
import { dataVectors, queryVectors } from '../fixtures/vectors.ts';
import { timeEach } from '../timing.ts';

/** The part of usearch's module that we use; it is installed only in bench/peers. */
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

/** 0 lets usearch choose; on the machine we measured, this was as fast as any fixed number. */
const THREADS = 0;

answerOnce<'search-usearch'>(async ({ count, dimensions, queries, top, modulesFrom }) => {
  // On Node 20, its ES module can't find the native binding outside a bundle.
  const usearch = createRequire(modulesFrom)('usearch') as Usearch;
  const data = dataVectors(count, dimensions);
  const found: number[][] = [];
  const milliseconds = await timeEach(queryVectors(queries, dimensions), (query) => {
    const { keys } = usearch.exactSearch(data, query, dimensions, top, usearch.MetricKind.IP, THREADS);
    found.push(Array.from(keys, Number));
  });
  return { milliseconds, found: found.slice(-queries) };
});
