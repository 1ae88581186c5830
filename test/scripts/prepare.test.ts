/** The build in a copy of the sources: only what changed is built, and a kill never leaves half a build. */
import { spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { appRoot } from '../../electron/engine/app-root.ts';

// Each builds more than once, maybe on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

type Stamp = Record<string, { inputs: Record<string, unknown>; outputs: string[] }>;

let copy = '';
const stamp = (): string => readFileSync(path.join(copy, 'dist/build-stamp'), 'utf8');
const prepare = (): number | null =>
  spawnSync(process.execPath, ['scripts/prepare.mjs'], { cwd: copy, stdio: 'ignore' }).status;
/** A line at the end of a file of the copy: other contents, the same program. */
const change = (file: string): void => appendFileSync(path.join(copy, file), '\n');
const version = (): { stdout: string; stderr: string } => {
  const env = { ...process.env, SIGHTLINE_BUILT: '' };
  return spawnSync(process.execPath, ['bin/sightline.mjs', '--version'], {
    cwd: copy,
    encoding: 'utf8',
    env,
  });
};

/** When each part of the build was made, by its newest file. */
function builtAt(): Record<string, number> {
  const parts = Object.entries(JSON.parse(stamp()) as Stamp);
  return Object.fromEntries(
    parts.map(([name, { outputs }]) => [
      name,
      Math.max(...outputs.map((file) => statSync(path.join(copy, 'dist', file)).mtimeMs)),
    ]),
  );
}

/** The parts that `step` made anew. */
function partsMadeBy(step: () => void): string[] {
  const before = builtAt();
  step();
  return Object.entries(builtAt())
    .filter(([name, time]) => time !== before[name])
    .map(([name]) => name);
}

beforeAll(() => {
  copy = mkdtempSync(path.join(tmpdir(), 'sightline-prepare-'));
  const inputs = [
    'bin',
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

it('The build makes what is missing', () => {
  expect(prepare()).toBe(0);
  for (const file of [
    'node/cli.js',
    'node/engine.js',
    'node/embedder.js',
    'node/scan-worker.js',
    'node/decoder.js',
    'node/fetcher.js',
    'node/desktop-fetcher.js',
    'node/courier.js',
    'node/desktop-courier.js',
    'node/metadata-worker.js',
    'node/decode-worker.js',
    'node/kernel.wasm',
    'icons/512x512.png',
    'third-party-notices.txt',
  ]) {
    expect(existsSync(path.join(copy, 'dist', file)), file).toBe(true);
  }
  expect(existsSync(path.join(copy, 'dist/renderer/index.html'))).toBe(true);
});

it('The build leaves what is current, whatever its times', () => {
  const before = stamp();
  utimesSync(path.join(copy, 'electron/main.ts'), new Date(), new Date());
  expect(partsMadeBy(() => expect(prepare()).toBe(0))).toEqual([]);
  expect(stamp()).toBe(before);
});

it.each([
  ['electron/cli/main.ts', ['node']],
  ['electron/preload.ts', ['preload']],
  ['electron/engine/vectors/kernel.wat', ['kernel']],
  ['docs/licences/MIT.txt', ['notices']],
  ['renderer/App.svelte', ['page', 'notices']],
  ['shared/limits.ts', ['node', 'preload', 'page', 'notices']],
  ['scripts/test.mjs', []],
])('The build after a change of %s makes only %j', (file, parts) => {
  change(file);
  expect(partsMadeBy(() => expect(prepare()).toBe(0))).toEqual(parts);
});

it('The build makes a part again that misses a file', () => {
  const icon = path.join(copy, 'dist/icons/16x16.png');
  const made = partsMadeBy(() => {
    rmSync(icon);
    expect(prepare()).toBe(0);
  });
  expect(made).toEqual(['icons']);
  expect(existsSync(icon)).toBe(true);
});

it('The build leaves the last whole one when it is killed, and cleans up at the next', async () => {
  const before = stamp();
  change('electron/cli/main.ts');
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

it('The build gives the last one back when it was killed between the two steps of the swap', () => {
  const [before, times] = [stamp(), builtAt()];
  // No process has this id: Linux and macOS stop counting far below it.
  renameSync(path.join(copy, 'dist'), path.join(copy, 'dist.tmp-old-99999999'));
  expect(prepare()).toBe(0);
  expect(stamp()).toBe(before);
  expect(builtAt()).toEqual(times);
  expect(readdirSync(copy).filter((name) => name.startsWith('dist.tmp-'))).toEqual([]);
});

it('The build stays as it was when a source is broken', () => {
  const [before, source] = [stamp(), path.join(copy, 'electron/cli/main.ts')];
  const whole = readFileSync(source, 'utf8');
  writeFileSync(source, 'const broken = ;');
  expect(prepare()).toBe(1);
  expect(stamp()).toBe(before);
  writeFileSync(source, whole);
});

it('The command line builds the bundles that it runs, and no others', () => {
  change('electron/cli/main.ts');
  change('renderer/App.svelte');
  expect(partsMadeBy(() => expect(version().stderr).toContain('building node, changed'))).toEqual(['node']);
  expect(version()).toMatchObject({
    stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as string,
    stderr: '',
  });
});

it("The command line refuses in one line to run what is not current and can't be built", () => {
  const source = path.join(copy, 'electron/cli/main.ts');
  writeFileSync(source, 'const broken = ;');
  const { stdout, stderr } = version();
  expect(stdout).toBe('');
  expect(stderr.trimEnd().split('\n').at(-1)).toBe(
    'sightline: the sources have changed and could not be built: run "npm run build"',
  );
});
