/** Runs the requested groups of benchmarks, prints the table and writes bench/results/latest.json. */
import { grid } from './groups/grid.ts';
import { indexThroughput } from './groups/index-throughput.ts';
import { keyPress } from './groups/keypress.ts';
import { listing } from './groups/listing.ts';
import { pictures } from './groups/pictures.ts';
import { searchLatency } from './groups/search.ts';
import { startUp } from './groups/start-up.ts';
import { tagging } from './groups/tagging.ts';
import { textLatency } from './groups/text.ts';
import { windowStart } from './groups/window.ts';
import { machineInfo } from './machine.ts';
import { readOptions } from './options.ts';
import type { BenchOptions, GroupOptions } from './options.ts';
import { resultsFile } from './paths.ts';
import { printTable, writeResults } from './report.ts';
import type { Measurement } from './row.ts';

const GROUPS: Record<string, (options: GroupOptions) => Promise<Measurement[]>> = {
  index: indexThroughput,
  pictures,
  text: textLatency,
  search: searchLatency,
  startup: startUp,
  listing,
  tagging,
  keypress: keyPress,
  window: windowStart,
  grid,
};

const options = optionsOrExit();
const machine = machineInfo();
console.log(
  `${machine.cpu}, ${machine.cores} cores (${machine.cpuFlags.join(' ')}), ${machine.memoryGb} GB, ` +
    `${machine.platform}, Node ${machine.node}${options.quick ? '; --quick: rough figures' : ''}\n`,
);
const measurements: Measurement[] = [];
for (const name of options.only) measurements.push(...(await GROUPS[name]!(options)));
printTable(measurements);
// A partial or quick run must not pass for the whole.
const whole = !options.quick && options.only.length === Object.keys(GROUPS).length;
const file = whole ? resultsFile : resultsFile.replace('latest', 'partial');
await writeResults(file, machine, measurements);
console.log(`\nwritten to ${file}`);

function optionsOrExit(): BenchOptions {
  try {
    return readOptions(process.argv.slice(2), Object.keys(GROUPS));
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(2);
  }
}
