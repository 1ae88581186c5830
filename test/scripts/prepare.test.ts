/** The build in a copy of the sources: current output is left alone, and a kill never leaves half of it. */
import { spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { appendFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { appRoot } from '../../electron/engine/app-root.ts';

// Each builds more than once, maybe on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

let copy = '';
const stamp = (): string => readFileSync(path.join(copy, 'dist/build-stamp'), 'utf8');
const bundle = (): number => statSync(path.join(copy, 'dist/node/cli.js')).mtimeMs;
const prepare = (): number | null =>
  spawnSync(process.execPath, ['scripts/prepare.mjs'], { cwd: copy, stdio: 'ignore' }).status;

beforeAll(() => {
  copy = mkdtempSync(path.join(tmpdir(), 'sightline-prepare-'));
  const inputs = [
    'electron',
    'renderer',
    'shared',
    'scripts',
    'docs/licences',
    'package.json',
    'package-lock.json',
  ];
  for (const name of inputs) {
    cpSync(path.join(appRoot, name), path.join(copy, name), { recursive: true });
  }
  // The bundler follows the references of tsconfig.json.
  for (const name of ['tsconfig.base.json', 'tsconfig.json', 'test/tsconfig.json', 'bench/tsconfig.json'])
    cpSync(path.join(appRoot, name), path.join(copy, name));
  symlinkSync(path.join(appRoot, 'node_modules'), path.join(copy, 'node_modules'));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

it('builds what is missing, leaves what is current and builds again what has changed', () => {
  expect(prepare()).toBe(0);
  for (const file of [
    'node/cli.js',
    'node/engine.js',
    'node/embedder.js',
    'node/scan-worker.js',
    'node/metadata-worker.js',
    'node/kernel.wasm',
    'icons/512x512.png',
    'third-party-notices.txt',
  ]) {
    expect(existsSync(path.join(copy, 'dist', file)), file).toBe(true);
  }
  expect(existsSync(path.join(copy, 'dist/renderer/index.html'))).toBe(true);
  const [before, builtAt] = [stamp(), bundle()];
  expect(prepare()).toBe(0);
  expect(bundle()).toBe(builtAt);
  appendFileSync(path.join(copy, 'shared/limits.ts'), '\n');
  expect(prepare()).toBe(0);
  expect(stamp()).not.toBe(before);
});

it('leaves the last whole build when it is killed, and cleans up at the next', async () => {
  const before = stamp();
  appendFileSync(path.join(copy, 'shared/limits.ts'), '\n');
  const building = spawn(process.execPath, ['scripts/prepare.mjs'], { cwd: copy, stdio: 'ignore' });
  while (!readdirSync(copy).some((name) => name.startsWith('dist.tmp-'))) await sleep(5);
  building.kill('SIGKILL');
  await new Promise((resolve) => building.once('exit', resolve));
  expect(stamp()).toBe(before);
  expect(existsSync(path.join(copy, 'dist/node/cli.js'))).toBe(true);
  expect(prepare()).toBe(0);
  expect(stamp()).not.toBe(before);
  expect(readdirSync(copy).filter((name) => name.startsWith('dist.tmp-'))).toEqual([]);
});
