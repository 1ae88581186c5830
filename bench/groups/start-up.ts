/** Measures milliseconds from the start of the engine to the first answer, with a library of 100,000 photos. */
import { rm } from 'node:fs/promises';
import { runChild } from '../child.ts';
import { dataDirLayout } from '../../electron/engine/files/data-dir.ts';
import { library } from '../fixtures/library.ts';
import type { GroupOptions } from '../options.ts';
import { measurement } from '../row.ts';
import type { Measurement } from '../row.ts';
import { median } from '../statistics.ts';

const PHOTOS = 100_000;
const QUERY = 'two dogs running on the beach';

export async function startUp(options: GroupOptions): Promise<Measurement[]> {
  const rounds = options.quick ? 2 : 5;
  const dataDir = await library(PHOTOS, options.log);
  const { cache } = dataDirLayout(dataDir);
  options.log('start-up at 100k');
  const measure = async (withCache: boolean): Promise<{ open: number; answer: number }> => {
    const opens: number[] = [];
    const answers: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      if (!withCache) await rm(cache, { recursive: true, force: true });
      const { output } = await runChild('start-up', { dataDir, query: QUERY });
      opens.push(output.openMilliseconds);
      answers.push(output.answerMilliseconds);
    }
    return { open: median(opens), answer: median(answers) };
  };
  const cold = await measure(false);
  const warm = await measure(true);
  return [
    measurement({
      name: 'start-up at 100k photos to the first answer',
      unit: 'ms',
      ours: warm.answer,
      note: `the library is open after ${warm.open.toFixed(0)} ms; files are in the page cache`,
    }),
    measurement({
      name: 'the same without cache files',
      unit: 'ms',
      ours: cold.answer,
      note: `the library is open after ${cold.open.toFixed(0)} ms; vectors are read from the store, weights are chosen anew`,
    }),
  ];
}
