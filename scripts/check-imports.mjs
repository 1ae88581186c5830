/**
 * Fails on import cycles among the product's files, those made of types alone included (`npm run lint:imports`).
 * `node scripts/check-imports.mjs <checkout>` looks at another checkout.
 */
import path from 'node:path';
import { findCycles } from './imports/find-cycles.mjs';
import { readGraph } from './imports/read-graph.mjs';

const root = path.resolve(process.argv[2] ?? path.join(import.meta.dirname, '..'));
const graph = readGraph(root, ['electron', 'renderer', 'shared']);
const cycles = findCycles(graph);

for (const cycle of cycles) console.error(`cycle: ${[...cycle, cycle[0]].join(' → ')}`);
console.log(`${graph.size} files, ${cycles.length} import cycles`);
process.exitCode = cycles.length === 0 ? 0 : 1;
