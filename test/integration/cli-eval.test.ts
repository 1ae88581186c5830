/** `sightline eval` on a few samples, beside a library and without one. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { samplesDir } from '../../electron/engine/app-root.ts';
import type { ModelEvaluation, RecallFigures } from '../../electron/engine/api/engine-api.ts';
import { writeTinyClip } from '../support/onnx/model-folders.ts';
import { runCli } from '../support/run-cli.ts';

let home: string;
beforeAll(() => {
  home = mkdtempSync(path.join(tmpdir(), 'sightline-cli-eval-'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

it('`sightline eval` ranks each caption among the photos of the CSV', async () => {
  const photo = (name: string): string => path.relative(home, path.join(samplesDir, name));
  const csv = path.join(home, 'captions.csv');
  writeFileSync(
    csv,
    [
      'file,caption',
      `${photo('two-dogs-at-a-window.jpg')},two dogs at a window`,
      `${photo('tabby-cat.jpg')},"a tabby cat, resting"`,
      `${photo('clock.jpg')},a clock`,
      `${photo('forest-stream.jpg')},a stream in a forest`,
      `${photo('forest-stream.jpg')},water flowing between trees`,
      'missing.jpg,a photo that is not there',
    ].join('\n'),
  );
  const dataDir = path.join(home, 'data');
  const { code, stdout, stderr } = await runCli(['eval', csv, '--json', '--data-dir', dataDir]);
  expect(code, stderr).toBe(0);
  const result = JSON.parse(stdout) as Pick<ModelEvaluation, 'failed'> &
    Record<'corrected' | 'uncorrected', RecallFigures>;
  expect(result).toMatchObject({ photos: 4, captions: 5, model: 'sightline-starter' });
  expect(result.failed.map((failure) => failure.path)).toEqual([path.join(home, 'missing.jpg')]);
  expect(result.corrected).toEqual({ recallAt1: 1, recallAt5: 1, recallAt10: 1, medianRank: 1 });
  expect(result.uncorrected.recallAt5).toBe(1);

  const table = await runCli(['eval', csv, '--data-dir', dataDir]);
  expect(table.code).toBe(0);
  expect(table.stdout).toContain('5 captions of 4 photos with sightline-starter');
  expect(table.stdout).toMatch(/with hub correction +1\.000 +1\.000 +1\.000 +1\n/);
  expect(table.stderr).toContain('Left out:');
});

it('`sightline eval` measures the model in use, of those that the main library has installed', async () => {
  const dataDir = path.join(home, 'chosen');
  const installed = path.join(dataDir, 'models', 'tiny');
  await writeTinyClip(installed);
  writeFileSync(path.join(installed, 'sightline-model.json'), '{}');
  writeFileSync(
    path.join(dataDir, 'settings.json'),
    JSON.stringify({ version: 1, settings: { model: 'tiny' } }),
  );
  const csv = path.join(home, 'one.csv');
  writeFileSync(csv, `file,caption\n${path.join(samplesDir, 'clock.jpg')},a clock`);
  const { code, stdout, stderr } = await runCli(['eval', csv, '--json', '--data-dir', dataDir]);
  expect(code, stderr).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ model: 'tiny-clip', photos: 1, captions: 1 });
});
