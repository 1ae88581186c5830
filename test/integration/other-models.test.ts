/** Models that ship no calibration, of both families: indexed, searched and used for labels, with rough strengths. */
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { samplesDir } from '../../electron/engine/app-root.ts';
import type { IndexSummary } from '../../electron/engine/api/engine-api.ts';
import type { Classification, Hit, LibraryStatus, ModelListing, SpaceRow } from '../../shared/schemas.ts';
import { breakWeights } from '../support/onnx/break-weights.ts';
import { writeTinyClip, writeTinySiglip } from '../support/onnx/model-folders.ts';
import { copySamples, SAMPLE_NAMES, samplePath } from '../support/photo-folders.ts';
import { runCli } from '../support/run-cli.ts';

let home: string;
beforeAll(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'sightline-other-models-'));
  await writeTinyClip(path.join(home, 'clip'));
  await writeTinySiglip(path.join(home, 'siglip'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

async function json<Data>(...args: string[]): Promise<Data> {
  const { code, stdout, stderr } = await runCli([...args, '--json']);
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout) as Data;
}

interface SearchData {
  readonly model: string;
  readonly rough: boolean;
  readonly searched: number;
  readonly hits: readonly Hit[];
}

describe.each([
  { family: 'clip', model: 'tiny-clip', dimensions: 32 },
  { family: 'siglip', model: 'tiny-siglip', dimensions: 64 },
])('a $family model without calibration', { timeout: 180_000 }, ({ family, model, dimensions }) => {
  const options = (): string[] => [
    ...['--model', path.join(home, family), '--data-dir', path.join(home, `${family}-data`)],
  ];

  it(`A ${family} model without calibration indexes all photos and says that its strengths are rough`, async () => {
    expect(await json<IndexSummary>('index', samplesDir, ...options())).toMatchObject({
      done: 23,
      failed: 0,
    });
    expect((await json<LibraryStatus>('status', ...options())).model).toEqual({
      id: model,
      dimensions,
      calibration: 'rough',
      languages: null,
      name: path.join(home, family),
      space: expect.any(String) as string,
      variant: 'fp32',
      threads: expect.any(Number) as number,
      provider: 'cpu',
      imagesPerSecond: null,
      host: null,
      next: null,
      problem: null,
    });
  });

  it(`A ${family} model without calibration searches by text and by image, with finite strengths in order`, async () => {
    const photo = samplePath('clock.jpg');
    const byText = await json<SearchData>('search', 'two dogs at a window', '--limit', '50', ...options());
    const byImage = await json<SearchData>('search', '--image', photo, '--limit', '50', ...options());
    for (const { hits, ...result } of [byText, byImage]) {
      expect(result).toMatchObject({ model, rough: true, searched: 23 });
      expect(hits).toHaveLength(23);
      const strengths = hits.map(({ strength }) => strength);
      expect(strengths.every((strength) => strength >= 0 && strength <= 1)).toBe(true);
      expect(strengths).toEqual([...strengths].sort((a, b) => b - a));
    }
    expect(byImage.hits[0]).toMatchObject({ path: photo, match: null });
    expect(byImage.hits[0]?.cosine).toBeCloseTo(1, 4);
    const person = await runCli(['search', 'a clock', ...options()]);
    expect(person.stderr).toContain('approximate until 200 photos');
  });

  it(`A ${family} model without calibration answers a text without starting the image reader`, async () => {
    await json<SearchData>('search', 'a clock', ...options());
    const log = readFileSync(path.join(home, `${family}-data`, 'logs', 'cli.log'), 'utf8');
    expect(log).toContain('started the embedder process');
    expect(log.slice(log.lastIndexOf('started the engine process'))).not.toContain('embedder');
  });

  it(`A ${family} model without calibration labels photos`, async () => {
    const { results } = await json<{ results: Classification[] }>(
      ...['classify', samplePath('clock.jpg'), samplePath('tabby-cat.jpg')],
      ...['--labels', 'a clock, a cat, a bridge', ...options()],
    );
    expect(results).toHaveLength(2);
    for (const { scores, error } of results) {
      expect(error).toBeNull();
      expect(scores.map(({ label }) => label)).toEqual(['a clock', 'a cat', 'a bridge']);
      const sum = scores.reduce((total, { probability }) => total + probability, 0);
      // Softmax shares one whole; each sigmoid stands for itself.
      if (family === 'clip') expect(sum).toBeCloseTo(1, 5);
      else expect(Math.abs(sum - 1)).toBeGreaterThan(1e-3);
      for (const { probability } of scores) {
        expect(probability).toBeGreaterThan(0);
        expect(probability).toBeLessThan(1);
      }
    }
  });
});

describe('a library whose model is changed', { timeout: 180_000 }, () => {
  it('A library whose model is changed is embedded anew, and not again when it is changed back', async () => {
    const data = ['--data-dir', path.join(home, 'changed')];
    const other = ['--model', path.join(home, 'clip'), ...data];
    expect(await json<IndexSummary>('index', samplesDir, ...data)).toMatchObject({ done: 23 });
    // Nothing was indexed with it yet.
    expect(await json<SearchData>('search', 'a clock', ...other)).toMatchObject({ hits: [], waiting: 23 });
    const told = await runCli(['search', 'a clock', ...other]);
    expect(told.stderr).toContain('23 photos wait');
    expect(told.stderr).toContain(`sightline index --model ${path.join(home, 'clip')}`);
    expect(told.stderr).not.toContain('filters');
    expect(await json<IndexSummary>('index', ...other)).toMatchObject({ done: SAMPLE_NAMES.length });
    expect((await json<SearchData>('search', 'a clock', ...other)).hits).toHaveLength(20);
    expect(await json<IndexSummary>('index', ...data)).toMatchObject({ done: 0, unchanged: 23 });
    const { hits, model } = await json<SearchData>('search', 'a clock', ...data);
    expect({ model, best: hits[0]?.path }).toEqual({
      model: 'sightline-starter',
      best: samplePath('clock.jpg'),
    });
  });
});

describe('a model with several sets of weights', { timeout: 180_000 }, () => {
  it('A model with several sets of weights uses those behind the plus sign, for photos and texts', async () => {
    const dir = path.join(home, 'several');
    cpSync(path.join(import.meta.dirname, '../golden/matrix/mobileclip'), dir, { recursive: true });
    cpSync(path.join(dir, 'onnx/text_model.onnx'), path.join(dir, 'onnx/text_model_fp16.onnx'));
    const data = ['--data-dir', path.join(home, 'several-data')];
    const half = ['--model', `${dir}+fp16`, ...data];
    copySamples(path.join(home, 'one'), ['clock.jpg']);
    expect(await json<IndexSummary>('index', path.join(home, 'one'), ...half)).toMatchObject({ done: 1 });
    expect((await json<SearchData>('search', 'a clock', ...half)).hits).toHaveLength(1);
    expect((await json<LibraryStatus>('status', ...half)).model).toMatchObject({
      name: `${dir}+fp16`,
      variant: 'fp16',
    });
    const plain = await json<SearchData>('search', 'a clock', '--model', dir, ...data);
    expect(plain).toMatchObject({ hits: [], waiting: 1 });
    const lacking = await runCli(['status', '--model', `${dir}+q4`, ...data]);
    expect(lacking.stderr).toContain(
      'expected weights in q4 for both towers, received a model that has both in fp32, fp16',
    );
    await json('models', 'import', dir, ...data);
    await json('models', 'use', 'several+fp16', ...data);
    const listed = await json<ModelListing[]>('models', 'list', ...data);
    expect(listed.find(({ name }) => name === 'several')).toMatchObject({
      inUse: true,
      variants: ['fp32', 'fp16'],
    });
  });
});

describe('a model whose embeddings are not numbers', { timeout: 180_000 }, () => {
  it.each(['vision', 'text'] as const)(
    'A model whose %s embeddings are not numbers is refused by naming the file, and nothing of it is stored',
    async (tower) => {
      const model = path.join(home, `broken-${tower}`);
      await writeTinyClip(model);
      await breakWeights(path.join(model, `onnx/${tower}_model.onnx`));
      const data = ['--data-dir', path.join(home, `broken-${tower}-data`)];
      await json<IndexSummary>('index', samplesDir, ...data);
      const says = new RegExp(
        `onnx/${tower}_model.onnx: expected ${tower === 'text' ? 'text' : 'image'}_embeds of finite numbers .*received NaN`,
      );
      const told = await runCli(['index', '--model', model, ...data]);
      expect(told.code).toBe(1);
      expect(told.stderr).toMatch(says);
      if (tower === 'vision') {
        const asked = await runCli(['similar', samplePath('clock.jpg'), '--model', model, ...data]);
        expect(asked).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(says) as string });
      }
      expect(await json<SearchData>('search', 'a clock', '--model', model, ...data)).toMatchObject({
        hits: [],
        waiting: 23,
      });
      const spaces = await json<SpaceRow[]>('models', 'spaces', ...data);
      expect(Object.fromEntries(spaces.map(({ model: name, photos }) => [name, photos]))).toEqual({
        'sightline-starter': 23,
        'tiny-clip': 0,
      });
    },
  );
});
