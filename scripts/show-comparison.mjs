/**
 * `node scripts/show-comparison.mjs [folder] [--captions <csv>] [--out <folder>]`, by hand: compares the starter, its
 * uint8 form and one cut to 256 dimensions through the page, on the sample photos or a folder with captions, and writes
 * the figures and pictures of the page to .cache/comparison.
 */
import { spawnSync } from 'node:child_process';
import { bundleProgram } from './build/bundle-program.mjs';

const show = await bundleProgram('show-comparison', 'bench/comparison/main.ts', ['node', 'page']);
process.exit(spawnSync(process.execPath, [show, ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1);
