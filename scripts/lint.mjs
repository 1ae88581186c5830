/**
 * `npm run lint`: runs every check of the source, two at a time and the longest first, which keeps two cores busy. ESLint
 * runs in three processes: the page, the tests and benchmarks, and the rest. Each has TypeScript programs of its own, so
 * the split repeats little. Prints what each check says as soon as it has ended, and fails when one of them has.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';

const AT_A_TIME = 2;
const root = path.join(import.meta.dirname, '..');

const tool = (file, ...args) => [path.join(root, 'node_modules', file), ...args];
const eslint = (...args) => tool('eslint/bin/eslint.js', '--max-warnings', '0', ...args);
/** The directories that ESLint gets by themselves; `.` without them is the rest. */
const TESTS = ['test', 'bench'];
const PAGE = ['renderer'];
const others = [...TESTS, ...PAGE].flatMap((directory) => ['--ignore-pattern', `${directory}/**`]);

const waiting = [
  { name: 'eslint, tests', args: eslint(...TESTS) },
  { name: 'eslint, page', args: eslint(...PAGE) },
  { name: 'eslint, the rest', args: eslint('.', ...others) },
  { name: 'knip', args: tool('knip/bin/knip.js', '--no-progress') },
  { name: 'imports', args: [path.join(root, 'scripts/check-imports.mjs')] },
];

const started = performance.now();
const failed = [];
await Promise.all(Array.from({ length: AT_A_TIME }, runWaiting));
console.log(
  failed.length === 0
    ? `lint: no problems (${seconds(started)})`
    : `lint: failed: ${failed.join('; ')} (${seconds(started)})`,
);
process.exitCode = failed.length === 0 ? 0 : 1;

async function runWaiting() {
  for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
    const start = performance.now();
    const { output, passed } = await run(check.args);
    console.log(`${check.name}: ${passed ? 'passed' : 'FAILED'} (${seconds(start)})\n${output}`.trim());
    if (!passed) failed.push(check.name);
  }
}

/** Runs a script of Node. @returns what it wrote to both of its streams, in that order, and whether it ended with 0. */
function run(args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({ output: Buffer.concat(chunks).toString('utf8'), passed: code === 0 }),
    );
  });
}

function seconds(start) {
  return `${((performance.now() - start) / 1000).toFixed(0)} s`;
}
