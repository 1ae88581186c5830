/**
 * `node scripts/show-one-shot.mjs [pairs [uint8|fp32]]`, by hand: the time and memory of a one-shot text search with a
 * generated model of ViT-B/32's shape, installed, in turns with the starter.
 */
import { spawnSync } from 'node:child_process';
import { bundleProgram } from './build/bundle-program.mjs';

const show = await bundleProgram('show-one-shot', 'bench/one-shot/main.ts', ['node']);
process.exit(spawnSync(process.execPath, [show, ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1);
