/** Measures the search for the best fifty of n vectors: milliseconds and recall. */
import path from 'node:path';
import { runChild } from '../child.ts';
import type { SearchTask } from '../children/types.ts';
import { library } from '../fixtures/library.ts';
import type { GroupOptions } from '../options.ts';
import { installPeers } from '../peers.ts';
import { measurement } from '../row.ts';
import type { Measurement, Target } from '../row.ts';
import { median } from '../statistics.ts';
import { peersDir } from '../paths.ts';

const DIMENSIONS = 512;
const TOP = 50;
const LARGEST = 1_000_000;

const SIZES: readonly { count: number; name: string; targets: readonly Target[] }[] = [
  { count: 10_000, name: '10k', targets: [] },
  { count: 100_000, name: '100k', targets: [{ figure: 'ours', value: 5 }] },
  { count: LARGEST, name: '1M', targets: [{ figure: 'ours', value: 35 }] },
];

export async function searchLatency(options: GroupOptions): Promise<Measurement[]> {
  const missing = installPeers(options.log);
  const bandwidth = (await runChild('bandwidth', { bytes: LARGEST * DIMENSIONS })).output.bytesPerSecond;
  const measurements: Measurement[] = [];
  for (const { count, name, targets } of SIZES) {
    if (options.quick && count === LARGEST) continue;
    options.log(`search ${name}`);
    const task: SearchTask = { count, dimensions: DIMENSIONS, queries: options.quick ? 20 : 50, top: TOP };
    const ours = (await runChild('search-ours', { ...task, dataDir: await library(count, options.log) }))
      .output;
    // At 1M, each query takes about a second, and twenty are enough.
    const loop = (await runChild('search-loop', { ...task, queries: Math.min(20, task.queries) })).output;
    const usearch =
      missing === null
        ? (
            await runChild('search-usearch', {
              ...task,
              modulesFrom: path.join(peersDir, 'package.json'),
            })
          ).output
        : null;

    const latency = {
      unit: 'ms',
      ours: median(ours.milliseconds),
      bound: (count * DIMENSIONS * 1000) / bandwidth,
    } as const;
    const title = `top-${TOP} of ${name} p50`;
    const peerNames = { usearch: 'usearch exact, float32', loop: 'JavaScript loop, float32' };
    const truth = loop.found;
    measurements.push(
      measurement({
        ...latency,
        name: title,
        peer: { name: peerNames.usearch, value: usearch && median(usearch.milliseconds) },
        targets,
        note: missing ?? `memory is read at ${(bandwidth / 1e9).toFixed(1)} GB/s`,
      }),
      measurement({
        ...latency,
        name: title,
        peer: { name: peerNames.loop, value: median(loop.milliseconds) },
      }),
      measurement({
        name: `recall of top-${TOP} of ${name}`,
        unit: 'share',
        ours: recall(ours.found, truth),
        peer: { name: peerNames.usearch, value: usearch && recall(usearch.found, truth) },
        bound: 1,
        targets: targets.length > 0 ? [{ figure: 'ours', value: 1 }] : [],
      }),
    );
  }
  return measurements;
}

/** Share of the true best rows that were found, over the queries that both answered. */
function recall(found: readonly (readonly number[])[], truth: readonly (readonly number[])[]): number {
  let hits = 0;
  let wanted = 0;
  for (const [query, rows] of truth.entries()) {
    const answered = new Set(found[query]);
    wanted += rows.length;
    hits += rows.filter((row) => answered.has(row)).length;
  }
  return hits / wanted;
}
