/**
 * Measures the whole listing of a million photos as the page's grid reads it, facets, tree and marking all: times,
 * and longest turns.
 */
import { runChild } from '../child.ts';
import type { Work } from '../children/types.ts';
import { listedLibrary } from '../fixtures/library.ts';
import type { GroupOptions } from '../options.ts';
import { measurement } from '../row.ts';
import type { Measurement } from '../row.ts';
import { median } from '../statistics.ts';

/** How long a listing may delay a search, milliseconds. */
const TURN = { figure: 'ours', value: 50 } as const;

export async function listing(options: GroupOptions): Promise<Measurement[]> {
  const count = options.quick ? 100_000 : 1_000_000;
  const name = options.quick ? '100k' : '1M';
  const rounds = options.quick ? 3 : 5;
  const dataDir = await listedLibrary(count, options.log);
  options.log(`listing of ${name}`);
  const rows = (await runChild('listing-rows', { dataDir, rounds })).output;
  const ours = (await runChild('listing-ours', { dataDir, rounds })).output;
  if (ours.photos !== count) throw new Error(`expected ${count} photos, received ${ours.photos}`);
  const time = ({ milliseconds }: Work): { unit: 'ms'; ours: number } => ({
    unit: 'ms',
    ours: median(milliseconds),
  });
  const longest = Object.entries({ ...ours, parts: undefined })
    .flatMap(([what, work]) => (typeof work === 'object' ? [[what, work.longestTurn] as const] : []))
    .sort((a, b) => b[1] - a[1]);
  return [
    measurement({
      name: `listing of ${name}`,
      ...time(ours.listing),
      peer: { name: 'row objects', value: median(rows.objects) },
      bound: median(rows.scan),
      note: `in ${ours.parts.length / rounds} parts, each ${median(ours.parts).toFixed(1)} ms`,
    }),
    measurement({ name: `listing of a tenth of ${name}`, ...time(ours.filtered), bound: median(rows.scan) }),
    measurement({ name: `facets of ${name}`, ...time(ours.facets), bound: median(rows.facetScan) }),
    measurement({ name: `four levels of the tree of ${name}`, ...time(ours.tree) }),
    measurement({ name: `a rating for ${name}`, ...time(ours.mark) }),
    measurement({
      name: `longest turn of all these at ${name}`,
      unit: 'ms',
      ours: longest[0]?.[1] ?? null,
      targets: [TURN],
      note: longest.map(([what, turn]) => `${what} ${turn.toFixed(1)}`).join(', '),
    }),
  ];
}
