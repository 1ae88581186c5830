/** Measures a tagging run of twenty labels: photos per second, and its effect on concurrent searches. */
import { runChild } from '../child.ts';
import { library } from '../fixtures/library.ts';
import type { GroupOptions } from '../options.ts';
import { measurement } from '../row.ts';
import type { Measurement } from '../row.ts';
import { median, percentile } from '../statistics.ts';

const DIMENSIONS = 512;
const LABELS =
  'beach, birthday, receipt, cat, dog, mountain, car, food, people, flower, sunset, street, snow, boat, tree, ' +
  'bird, concert, sports, document, house';
const QUERIES = [
  'two dogs on a beach',
  'a red car',
  'people at a table',
  'snow on a mountain',
  'a birthday cake',
];
/** How much longer a search may take during a run, milliseconds. */
const MOST_DELAY = 25;

export async function tagging(options: GroupOptions): Promise<Measurement[]> {
  const photos = options.quick ? 20_000 : 100_000;
  const name = options.quick ? '20k' : '100k';
  const labels = LABELS.split(', ');
  const dataDir = await library(photos, options.log);
  options.log(`tagging of ${name}`);
  const dots = (await runChild('label-dots', { photos, labels: labels.length, dimensions: DIMENSIONS }))
    .output;
  const ours = (await runChild('tagging-ours', { dataDir, labels, queries: QUERIES })).output;
  const alone = percentile(ours.alone, 0.95);
  return [
    measurement({
      name: `tagging ${name} × ${labels.length} labels`,
      unit: 'images/s',
      ours: ours.rate,
      bound: dots.rate,
      note: `${Math.round(ours.rateBesideSearches)}/s beside searches without a pause`,
    }),
    measurement({
      name: `search p95 beside tagging of ${name}`,
      unit: 'ms',
      ours: percentile(ours.beside, 0.95),
      targets: [{ figure: 'ours', value: Math.ceil(alone + MOST_DELAY) }],
      note:
        `alone p95 ${alone.toFixed(1)}, p50 ${median(ours.alone).toFixed(1)} ms; ` +
        `beside p50 ${median(ours.beside).toFixed(1)}, longest ${Math.max(...ours.beside).toFixed(1)} ms ` +
        `of ${ours.beside.length}`,
    }),
  ];
}
