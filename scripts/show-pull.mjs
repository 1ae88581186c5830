/**
 * `node scripts/show-pull.mjs`, by hand: pulls a generated model of ViT-B/32's shape from a hub on this machine, with the
 * connection cut twice and the process killed once, and shows that a tampered file is refused.
 */
import { spawnSync } from 'node:child_process';
import { bundleProgram } from './build/bundle-program.mjs';

const show = await bundleProgram('show-pull', 'bench/pull/main.ts', ['node']);
process.exit(spawnSync(process.execPath, [show], { stdio: 'inherit' }).status ?? 1);
