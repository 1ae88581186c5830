/**
 * `node scripts/show-real-size.mjs [words]`, by hand: cosines and photos per second of models of real size beside
 * transformers.js, in the same run; with words such as `siglip` or `q8`, only the rows that have one. Takes minutes and
 * 2 GB of disk.
 */
import { spawnSync } from 'node:child_process';
import { bundleProgram } from './build/bundle-program.mjs';

const show = await bundleProgram('show-real-size', 'bench/real-size/main.ts', ['node']);
process.exit(spawnSync(process.execPath, [show, ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1);
