/**
 * Models whose towers crash the process that opens them, in the built program: ONNX Runtime is made to end the process
 * at some levels of optimisation, as it does by itself with some graphs.
 */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LibraryStatus } from '../../shared/schemas.ts';
import { writeTinyClip } from '../support/onnx/model-folders.ts';
import { copySamples } from '../support/photo-folders.ts';
import { runCli, type CliResult } from '../support/run-cli.ts';

const preload = path.join(import.meta.dirname, '../fixtures/crashing-runtime.mjs');
const EVERY = ['all', 'extended', 'basic'];
const DEADLINE = { timeout: 180_000 };
let home: string;
let clip: string;
/** Two sets of weights, fp32 and fp16. */
let several: string;
beforeAll(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'sightline-crashing-'));
  copySamples(path.join(home, 'photos'), ['clock.jpg']);
  clip = path.join(home, 'clip');
  await writeTinyClip(clip);
  several = path.join(home, 'several');
  cpSync(path.join(import.meta.dirname, '../golden/matrix/mobileclip'), several, { recursive: true });
  // The same graph under another digest: a description of one letter at its end.
  const text = readFileSync(path.join(several, 'onnx/text_model.onnx'));
  writeFileSync(
    path.join(several, 'onnx/text_model_fp16.onnx'),
    Buffer.concat([text, Buffer.from([0x32, 0x01, 0x78])]),
  );
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Commands on a library of their own, in which opening these towers crashes, and the crashes so far. */
function library(name: string, crashing: Readonly<Record<string, readonly string[]>>) {
  const log = path.join(home, `${name}.log`);
  const env = {
    NODE_OPTIONS: `--import=${pathToFileURL(preload).href}`,
    CRASHING_TOWERS: JSON.stringify(crashing),
    CRASH_LOG: log,
  };
  const run = (...args: string[]): Promise<CliResult> =>
    runCli([...args, '--data-dir', path.join(home, name)], { env });
  return {
    run,
    json: async <Data>(...args: string[]): Promise<Data> => {
      const { code, stdout, stderr } = await run(...args, '--json');
      expect(code, stderr).toBe(0);
      return JSON.parse(stdout) as Data;
    },
    crashes: (): string[] => (existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n') : []),
  };
}

it(
  'A text tower that crashes the runtime costs a process that does nothing else, once',
  DEADLINE,
  async () => {
    const { run, crashes } = library('text', { 'text_model.onnx': ['all'] });
    const first = await run('index', path.join(home, 'photos'), '--model', clip);
    expect([first.code, crashes()]).toEqual([0, ['embedder text_model.onnx all']]);
    expect((await run('search', 'a clock', '--model', clip)).code).toBe(0);
    expect(crashes()).toHaveLength(1);
  },
);

it(
  'A text tower that crashes at every level gives way to other weights of the folder',
  DEADLINE,
  async () => {
    const { json, crashes } = library('other-text', { 'text_model.onnx': EVERY });
    await json('index', path.join(home, 'photos'), '--model', several);
    expect(readFileSync(path.join(home, 'other-text', 'logs', 'cli.log'), 'utf8')).toContain(
      'onnx/text_model.onnx of several ends every process that opens it, so its weights in fp16 are used instead.',
    );
    expect(crashes()).toEqual(EVERY.map((level) => `embedder text_model.onnx ${level}`));
    const { model } = await json<LibraryStatus>('status', '--model', several);
    expect(model).toMatchObject({ variant: 'fp16' });
    expect(crashes()).toHaveLength(3);
  },
);

it(
  'A model without other weights than those that crash is refused, and the library stays open',
  DEADLINE,
  async () => {
    const { run, json, crashes } = library('refused', { 'text_model.onnx': EVERY });
    const used = await run('models', 'use', clip);
    expect([used.code, used.stderr]).toEqual([
      1,
      expect.stringMatching(/text_model\.onnx: .* ended the process at every/),
    ]);
    const { model } = await json<LibraryStatus>('status');
    expect(model).toMatchObject({ id: 'sightline-starter', problem: null });
    expect(crashes()).toHaveLength(3);
  },
);

it('An image tower that crashes at every level is found out when its model is chosen', DEADLINE, async () => {
  const { run, json, crashes } = library('vision', { 'vision_model.onnx': EVERY });
  await json('index', path.join(home, 'photos'));
  await json('models', 'use', several);
  expect(crashes()).toEqual(EVERY.map((level) => `embedder vision_model.onnx ${level}`));
  await json('index');
  expect((await json<LibraryStatus>('status')).model).toMatchObject({ variant: 'fp16', next: null });
  expect((await run('search', 'a clock')).code).toBe(0);
  expect(crashes()).toHaveLength(3);
});
