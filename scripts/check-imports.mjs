/**
 * `npm run lint:imports`: fails on import cycles, and on imports that ARCHITECTURE.md does not allow; type-only
 * imports count too. `node scripts/check-imports.mjs <checkout>` finds cycles in another checkout.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { findCycles } from './imports/find-cycles.mjs';
import { readGraph } from './imports/read-graph.mjs';
import { findTrespasses, readRooms } from './imports/rooms.mjs';

const here = path.join(import.meta.dirname, '..');
const root = path.resolve(process.argv[2] ?? here);
const graph = readGraph(root, ['electron', 'renderer', 'shared']);
const cycles = findCycles(graph);
for (const cycle of cycles) console.error(`cycle: ${[...cycle, cycle[0]].join(' → ')}`);

const trespasses =
  root === path.resolve(here) ? findTrespasses(graph, readRooms(architecture(), exists)) : [];
for (const line of trespasses) console.error(line);

console.log(
  `${graph.size} files: ${cycles.length} import cycles, ${trespasses.length} imports out of bounds`,
);
process.exitCode = cycles.length + trespasses.length === 0 ? 0 : 1;

function architecture() {
  return readFileSync(path.join(root, 'ARCHITECTURE.md'), 'utf8');
}

/** A folder's name ends with `/`. */
function exists(place) {
  const file = path.join(root, place);
  return existsSync(file) && statSync(file).isDirectory() === place.endsWith('/');
}
