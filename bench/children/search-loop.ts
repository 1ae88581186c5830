/**
 * Measures the obvious implementation: a loop over a Float32Array that keeps the best fifty. Its double-precision
 * sums serve as ground truth.
 */
import { answerOnce } from '../child.ts';
import { dataVectors, queryVectors } from '../fixtures/vectors.ts';
import { timeEach } from '../timing.ts';

answerOnce<'search-loop'>(async ({ count, dimensions, queries, top }) => {
  const data = dataVectors(count, dimensions);
  const found: number[][] = [];
  const milliseconds = await timeEach(queryVectors(queries, dimensions), (query) => {
    found.push(search(data, query, top));
  });
  return { milliseconds, found: found.slice(-queries) };
});

function search(data: Float32Array, query: Float32Array, top: number): number[] {
  const best: { row: number; score: number }[] = [];
  let worst = -Infinity;
  for (let row = 0, at = 0; at < data.length; row += 1) {
    let score = 0;
    for (let column = 0; column < query.length; column += 1, at += 1) score += data[at]! * query[column]!;
    if (score <= worst) continue;
    best.push({ row, score });
    if (best.length < 4 * top) continue;
    best.sort((a, b) => b.score - a.score).length = top;
    worst = best[top - 1]!.score;
  }
  return best
    .sort((a, b) => b.score - a.score)
    .slice(0, top)
    .map(({ row }) => row);
}
