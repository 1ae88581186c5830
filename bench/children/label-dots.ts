/**
 * Measures the minimum work of a tagging run: each photo's vector times each label's, from memory, keeping the best.
 */
import { cosinesTo } from '../../electron/engine/search/background.ts';
import { answerOnce } from '../child.ts';
import { dataVectors, queryVectors } from '../fixtures/vectors.ts';

answerOnce<'label-dots'>(async ({ photos, labels, dimensions }) => {
  const rows = Float32Array.from(queryVectors(labels, dimensions).flatMap((row) => [...row]));
  const vectors = dataVectors(photos, dimensions);
  const best = new Uint16Array(photos);
  const times: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const start = performance.now();
    for (let photo = 0; photo < photos; photo += 1) {
      const vector = vectors.subarray(photo * dimensions, (photo + 1) * dimensions);
      const cosines = cosinesTo({ count: labels, rows }, vector);
      let label = 0;
      for (let index = 1; index < labels; index += 1) if (cosines[index]! > cosines[label]!) label = index;
      best[photo] = label;
    }
    times.push(performance.now() - start);
  }
  return { rate: photos / (Math.min(...times) / 1000) };
});
