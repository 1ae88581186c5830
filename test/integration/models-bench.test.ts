/** `sightline models bench` with real models on captioned and on labelled photos. */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ModelEvaluation } from '../../electron/engine/api/engine-api.ts';
import { writeTinyClip } from '../support/onnx/model-folders.ts';
import { samplePath } from '../support/photo-folders.ts';
import { runCli, type CliResult } from '../support/run-cli.ts';

type Result = ModelEvaluation & { readonly name: string; readonly error: string | null };

const CAPTIONS: readonly (readonly [file: string, caption: string])[] = [
  ['two-dogs-at-a-window.jpg', 'two dogs at a window'],
  ['tabby-cat.jpg', 'a tabby cat'],
  ['clock.jpg', 'a clock'],
  ['forest-stream.jpg', 'a stream in a forest'],
];

let home: string;
let captions: string;
let labelled: string;
beforeAll(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'sightline-models-bench-'));
  captions = path.join(home, 'captions.csv');
  const rows = CAPTIONS.map(([file, caption]) => `${samplePath(file)},${caption}`);
  writeFileSync(captions, ['file,caption', ...rows].join('\n'));
  labelled = path.join(home, 'sorted');
  for (const [file, label] of [
    ['tabby-cat.jpg', 'cat'],
    ['two-dogs-at-a-window.jpg', 'two_dogs'],
    ['clock.jpg', 'clock'],
  ] as const) {
    mkdirSync(path.join(labelled, label), { recursive: true });
    copyFileSync(samplePath(file), path.join(labelled, label, file));
  }
  await writeTinyClip(path.join(home, 'tiny'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const bench = (...args: string[]): Promise<CliResult> =>
  runCli(['models', 'bench', ...args, '--data-dir', path.join(home, 'data')]);

describe('models bench', { timeout: 120_000 }, () => {
  it('`models bench` gives each model its recall, accuracy, speed, sizes and languages', async () => {
    const { code, stdout, stderr } = await bench(
      ...['starter', path.join(home, 'tiny'), '--captions', captions, '--labelled', labelled, '--json'],
    );
    expect(code, stderr).toBe(0);
    const [starter, tiny] = JSON.parse(stdout) as [Result, Result];
    expect(starter).toMatchObject({
      name: 'starter',
      error: null,
      dimensions: 512,
      languages: ['en'],
      failed: [],
      captions: { count: 4, corrected: { recallAt1: 1, recallAt5: 1, recallAt10: 1, medianRank: 1 } },
      zeroShot: {
        photos: 3,
        accuracy: 1,
        perLabel: ['cat', 'clock', 'two dogs'].map((label) => ({ label, photos: 1, correct: 1 })),
      },
    });
    expect(tiny).toMatchObject({ name: path.join(home, 'tiny'), dimensions: 32, captions: { count: 4 } });
    expect(tiny.captions?.corrected.recallAt5).toBe(1);
    expect(tiny.diskBytes).toBeGreaterThan(0);
    expect(tiny.diskBytes).toBeLessThan(starter.diskBytes);
    for (const { speed } of [starter, tiny]) {
      expect(speed?.imagesPerSecond).toBeGreaterThan(0);
      expect(speed?.textMilliseconds).toBeGreaterThan(0);
      expect(speed?.peakBytes).toBeGreaterThan(10_000_000);
    }
  });

  it('A model that can’t be opened has its reason in the CSV, and the others have their figures', async () => {
    const broken = path.join(home, 'broken');
    mkdirSync(broken, { recursive: true });
    const missing = path.join(home, 'missing');
    const asked = ['starter', broken, missing];
    const { code, stdout, stderr } = await bench(...asked, '--labelled', labelled, '--csv');
    expect(code).toBe(0);
    const rows = parse(stdout, { columns: true }) as unknown as Record<string, string>[];
    expect(rows).toHaveLength(3);
    expect(rows[2]?.['error']).toContain(`no folder ${missing}`);
    expect(rows[0]).toMatchObject({
      model: 'starter',
      zero_shot_accuracy: '1.0000',
      recall_at_1: '',
      error: '',
    });
    expect(rows[1]).toMatchObject({ model: broken, zero_shot_accuracy: '', images_per_second: '' });
    expect(rows[1]?.['error']).toContain('config.json');
    expect(stderr).toContain(`${broken}: `);
    const alone = await bench(broken, '--labelled', labelled);
    expect(alone.code).toBe(1);
    expect(alone.stdout).toBe('');
  });

  it('`models bench` without captions and labels says what it needs', async () => {
    const { code, stderr } = await bench('starter');
    expect(code).toBe(2);
    expect(stderr).toContain('expected --captions <file>, --labelled <folder>, or both; received neither');
  });
});
