/** The commands on a library of the sample photos, from the first search that finds nothing to removing it. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { samplesDir } from '../../electron/engine/app-root.ts';
import type { IndexSummary } from '../../electron/engine/api/engine-api.ts';
import type { Counts, Folder, LibraryStatus, Problem } from '../../shared/schemas.ts';
import { runCli, type CliResult } from '../support/run-cli.ts';

interface SearchData {
  query: string | null;
  model: string;
  hits: {
    id: number;
    path: string;
    cosine: number;
    strength: number;
    match: boolean | null;
    value?: number;
    takenAt: number | null;
  }[];
}

const SAMPLES = readdirSync(samplesDir).filter((name) => name.endsWith('.jpg'));
let home: string;
let photos: string;
let dataDir: string;

beforeAll(() => {
  home = mkdtempSync(path.join(tmpdir(), 'sightline-cli-library-'));
  photos = path.join(home, 'my photos');
  dataDir = path.join(home, 'data');
  mkdirSync(photos);
  for (const name of SAMPLES) cpSync(path.join(samplesDir, name), path.join(photos, name));
  writeFileSync(path.join(photos, 'broken.jpg'), 'this is not a photo');
  writeFileSync(path.join(photos, 'drawing.xcf'), 'gimp xcf v011');
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const cli = (...args: string[]): Promise<CliResult> =>
  runCli([...args, '--data-dir', dataDir], { cwd: home });

/** Runs with --json and checks that stdout is one JSON document. */
async function json<Data>(...args: string[]): Promise<Data> {
  const { code, stdout, stderr } = await cli(...args, '--json');
  expect(stderr).not.toMatch(/\n\s+at /);
  expect(code, stderr).toBe(0);
  expect(stdout.trimEnd().split('\n')).toHaveLength(1);
  return JSON.parse(stdout) as Data;
}

const names = (data: SearchData): string[] => data.hits.map((hit) => path.basename(hit.path));

describe('before any folder', () => {
  it.each([
    ['search', 'a cat'],
    ['index'],
    ['retry'],
    ['folders', 'remove', '1'],
    ['status'],
    ['similar', path.join(samplesDir, 'clock.jpg')],
  ])('Before any folder %s says how to add one', async (...args) => {
    const { code, stdout, stderr } = await cli(...args);
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain('add one with: sightline index <folder>');
    expect(existsSync(dataDir)).toBe(false);
  });

  it('`sightline classify` works without a library and leaves none behind', async () => {
    const empty = path.join(home, 'none');
    const { code, stdout, stderr } = await runCli([
      ...['classify', path.join(samplesDir, 'tabby-cat.jpg'), '--labels', 'a cat, a car, a bridge'],
      ...['--data-dir', empty],
    ]);
    expect(code, stderr).toBe(0);
    expect(stdout).toMatch(/^a cat {2}strength/);
    expect(existsSync(empty)).toBe(false);
  });
});

describe('index', () => {
  it.each([
    ['a folder that does not exist', 'missing'],
    ['a folder that is a file', 'my photos/clock.jpg'],
  ])('`sightline index` %s ends with 1 and its name', async (_name, folder) => {
    const { code, stderr } = await cli('index', folder);
    expect(code).toBe(1);
    expect(stderr).toContain(path.join(home, folder));
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it('`sightline index` takes a folder by a relative path and ends with counts', async () => {
    const data = await json<IndexSummary & { photos: Counts }>('index', 'my photos');
    expect(data).toMatchObject({ done: 23, failed: 1, skipped: 1, cancelled: false, unavailable: [] });
    expect(data.photos).toMatchObject({ done: 23, failed: 1, skipped: 1, pending: 0 });
  });

  it('`sightline index` leaves unchanged photos alone, finds new ones and says so', async () => {
    cpSync(path.join(samplesDir, 'clock.jpg'), path.join(photos, 'another clock.jpg'));
    const { code, stdout } = await cli('index');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Indexed in .*: 1 done, 0 failed, 0 skipped; .*unchanged\n/);
    expect(stdout).toContain('The library has 24 photos, 0 pending, 1 failed, 1 skipped');
    rmSync(path.join(photos, 'another clock.jpg'));
    expect(await json<IndexSummary>('index', 'my photos')).toMatchObject({ done: 0, removed: 1 });
  });
});

describe('search', () => {
  it('`sightline search` prints documented JSON, best first', async () => {
    const data = await json<SearchData>('search', 'two', 'dogs', 'at', 'a', 'window', '--limit', '5');
    expect(Object.keys(data).slice(0, 3)).toEqual(['query', 'model', 'hits']);
    expect(data.query).toBe('two dogs at a window');
    expect(data.model).toBe('sightline-starter');
    expect(data.hits).toHaveLength(5);
    expect(names(data)[0]).toBe('two-dogs-at-a-window.jpg');
    expect(data.hits[0]).toMatchObject({ path: path.join(photos, 'two-dogs-at-a-window.jpg'), match: true });
    const strengths = data.hits.map((hit) => hit.strength);
    expect(strengths).toEqual([...strengths].sort((a, b) => b - a));
  });

  it('`sightline search` prints ranked lines with the cut', async () => {
    const { code, stdout, stderr } = await cli('search', 'a tabby cat');
    expect(code).toBe(0);
    expect(stderr).toBe('');
    const lines = stdout.trimEnd().split('\n');
    expect(lines[0]).toMatch(/^ *\d+ % {2}.*tabby-cat\.jpg$/);
    expect(lines.filter((line) => line === '-- below the cut --')).toHaveLength(1);
    expect(lines).toHaveLength(21);
  });

  it('`sightline search` takes an image, alone or with text', async () => {
    const image = path.join(samplesDir, 'orange-dahlia.jpg');
    const alone = await json<SearchData & { image: string }>('search', '--image', image);
    expect(names(alone)[0]).toBe('orange-dahlia.jpg');
    expect(alone).toMatchObject({ query: null, image });
    expect(alone.hits[0]?.match).toBeNull();
    const both = await json<SearchData>('search', 'a flower', '--image', image);
    expect(names(both)[0]).toBe('orange-dahlia.jpg');
    expect(both.query).toBe('a flower');
  });

  it('`sightline search` moves towards what is added and away from what is taken off', async () => {
    const found = async (...args: string[]): Promise<string[]> =>
      (await json<SearchData>('search', ...args)).hits.map((hit) => path.basename(hit.path));
    const matches = async (...args: string[]): Promise<string[]> => {
      const { hits } = await json<SearchData>('search', ...args);
      return hits.filter(({ match }) => match).map((hit) => path.basename(hit.path));
    };
    expect((await found('a pet')).slice(0, 2)).toEqual(['two-dogs-at-a-window.jpg', 'tabby-cat.jpg']);
    expect(await matches('a pet')).toEqual(['two-dogs-at-a-window.jpg']);
    expect((await found('a pet', '--minus', 'dogs'))[0]).toBe('tabby-cat.jpg');
    expect(await matches('a pet', '--minus', 'dogs')).toEqual([]);
    expect((await matches('mountains'))[0]).toBe('autumn-mountain-meadow.jpg');
    expect((await matches('mountains', '--plus', '3:a sunset'))[0]).toBe('sunset-over-hills.jpg');
    const { query } = await json<SearchData>('search', 'a pet', '--minus', 'dogs', '--plus', '2:grass');
    expect(query).toBe('a pet, 2 × grass, minus dogs');
    const nothing = await cli('search', 'dogs', '--minus', 'dogs');
    expect(nothing.code).toBe(1);
    expect(nothing.stderr).toContain('cancel each other out');
  });

  it('`sightline search` sorts matches by date, and the weaker ones below the line', async () => {
    const found = await json<SearchData>('search', 'a flower', '--sort', 'oldest');
    const dates = (match: boolean): number[] =>
      found.hits.filter((hit) => hit.match === match).map((hit) => hit.takenAt ?? statSync(hit.path).mtimeMs);
    expect(found.hits.map(({ match }) => match)).toEqual(
      [...found.hits.map(({ match }) => match)].sort((a, b) => Number(b) - Number(a)),
    );
    for (const part of [dates(true), dates(false)]) {
      expect(part.length).toBeGreaterThan(1);
      expect(part.map(Math.floor)).toEqual([...part].map(Math.floor).sort((a, b) => a - b));
    }
  });

  it('`sightline search` filters by folder, type and date', async () => {
    expect((await json<SearchData>('search', 'x', '--folder', photos)).hits).toHaveLength(20);
    expect((await json<SearchData>('search', 'x', '--folder', '1', '--type', 'png')).hits).toEqual([]);
    expect((await json<SearchData>('search', 'x', '--to', '1900')).hits).toEqual([]);
    const unknown = await cli('search', 'x', '--folder', 'elsewhere');
    expect(unknown.code).toBe(1);
    expect(unknown.stderr).toContain(`there are: 1 ${photos}`);
  });

  it.each(['🐈', '一只猫', 'a cat\'s "bed"'])('`sightline search` takes %s', async (text) => {
    expect((await json<SearchData>('search', text)).query).toBe(text);
  });

  it('`sightline search` fails with an image that is none', async () => {
    const { code, stdout, stderr } = await cli('search', '--image', 'my photos/broken.jpg', '--json');
    expect(code).toBe(1);
    expect(stderr).toMatch(/^sightline: /);
    expect(JSON.parse(stdout)).toHaveProperty('error.message');
  });

  it('`sightline search` stays quiet when its reader has seen enough', async () => {
    const { spawnSync } = await import('node:child_process');
    const { binFile } = await import('../support/run-cli.ts');
    const script = `"$0" "$1" search dog --limit 1000 --data-dir "$2" | true; exit "\${PIPESTATUS[0]}"`;
    const piped = spawnSync('bash', ['-c', script, process.execPath, binFile, dataDir], { encoding: 'utf8' });
    expect(piped.stderr).toBe('');
    expect(piped.status).toBe(0);
  });
});

describe('similar', () => {
  it('`sightline similar` leaves out the file itself', async () => {
    const data = await json<SearchData>('similar', 'my photos/autumn-mountain-meadow.jpg', '--limit', '3');
    expect(data.hits).toHaveLength(3);
    expect(names(data)).not.toContain('autumn-mountain-meadow.jpg');
  });

  it('`--metric` orders by the embeddings alone, prints the number, and leaves the line out', async () => {
    const found = async (metric: string, ...query: string[]): Promise<SearchData> =>
      json<SearchData>(...query, '--metric', metric, '--limit', '5');
    for (const query of [
      ['search', 'a cat'],
      ['similar', 'my photos/clock.jpg'],
    ]) {
      const [cosine, dot, euclidean] = await Promise.all(
        ['cosine', 'dot', 'euclidean'].map((metric) => found(metric, ...query)),
      );
      const values = cosine!.hits.map(({ value }) => value!);
      expect(values).toEqual([...values].sort((a, b) => b - a));
      expect(values).toEqual(cosine!.hits.map(({ cosine: of }) => of));
      expect(names(dot!)).toEqual(names(cosine!));
      for (const [index, { value }] of dot!.hits.entries()) expect(value).toBeCloseTo(values[index]!, 6);
      expect(names(euclidean!)).toEqual(names(cosine!));
      for (const [index, { value }] of euclidean!.hits.entries()) {
        expect(value).toBeCloseTo(Math.sqrt(2 - 2 * values[index]!), 6);
      }
      expect(cosine!.hits.every(({ match }) => match === null)).toBe(true);
    }
    const { stdout } = await cli('search', 'a cat', '--metric', 'euclidean', '--limit', '1');
    expect(stdout).toMatch(/^1\.\d{4} {2}\S.*\n$/);
    const refused = await cli('search', 'a cat', '--metric', 'manhattan');
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('cosine, dot, euclidean');
  });
});

describe('classify', () => {
  it('`sightline classify` labels a folder as JSON', async () => {
    const data = await json<{
      results: { path: string; label: string | null; scores: unknown[]; error: string | null }[];
    }>(...['classify', 'my photos', '--labels', 'a dog, a clock, a bridge']);
    const labelled = new Map(data.results.map((result) => [path.basename(result.path), result]));
    expect(labelled.get('two-dogs-at-a-window.jpg')).toMatchObject({ label: 'a dog', error: null });
    expect(labelled.get('clock.jpg')?.label).toBe('a clock');
    expect(labelled.get('clock.jpg')?.scores).toHaveLength(3);
    expect(labelled.get('broken.jpg')?.error).toEqual(expect.any(String));
  });

  it('`sightline classify` writes CSV', async () => {
    const { code, stdout } = await cli(
      'classify',
      'my photos/clock.jpg',
      '--labels',
      'a clock,a dog',
      '--csv',
    );
    expect(code).toBe(0);
    const [header, row, ...rest] = stdout.trimEnd().split('\n');
    expect(header).toBe('file,label,strength,error,p(a clock),p(a dog)');
    expect(row).toMatch(/clock\.jpg,a clock,0\.\d{6},,0\.\d{6},0\.\d{6}$|clock\.jpg,a clock,1\.0/);
    expect(rest).toEqual([]);
  });
});

describe('status and retry', () => {
  it('`sightline status` carries the documented counts', async () => {
    const status = await json<LibraryStatus>('status');
    expect(status.photos).toMatchObject({ done: 23, failed: 1, skipped: 1 });
    expect(status.dataDir).toBe(dataDir);
    expect(status.dataDirBytes).toBeGreaterThan(10_000);
  });

  it('`sightline status` lists every failed or skipped file with its reason', async () => {
    const { code, stdout } = await cli('status', '--failed');
    expect(code).toBe(0);
    expect(stdout).toMatch(
      new RegExp(`^failed {3}${path.join(photos, 'broken.jpg')}: .+\nskipped {2}.*drawing.xcf: .+\n$`),
    );
    const { problems } = await json<{ problems: Problem[] }>('status', '--failed');
    expect(problems.map((problem) => problem.state)).toEqual(['failed', 'skipped']);
  });

  it('`sightline retry` tries a mended file again', async () => {
    cpSync(path.join(samplesDir, 'clock.jpg'), path.join(photos, 'broken.jpg'));
    expect(await json<IndexSummary>('retry', 'my photos')).toMatchObject({ done: 1, failed: 0 });
    const nothing = await cli('retry', 'my photos/clock.jpg');
    expect(nothing.code).toBe(1);
    expect(nothing.stderr).toContain('expected a failed file');
  });
});

describe('folders', () => {
  it('`sightline folders` lists and adds folders, and removes by path those that are gone', async () => {
    const second = path.join(home, 'second');
    mkdirSync(second);
    cpSync(path.join(samplesDir, 'clock.jpg'), path.join(second, 'clock.jpg'));
    const [added] = await json<Folder[]>('folders', 'add', 'second');
    expect(added?.path).toBe(second);
    expect((await json<Folder[]>('folders', 'list')).map((folder) => folder.path)).toEqual([photos, second]);
    expect((await cli('folders', 'list')).stdout).toMatch(/^id +done .*\n +1 +24 +0 +0 +1 .*my photos\n/);
    rmSync(second, { recursive: true });
    const index = await cli('index', 'second');
    expect(index.code).toBe(0);
    expect(index.stderr).toContain(second);
    expect((await cli('folders', 'remove', 'second')).stdout).toBe(
      `Removed ${second}; its photos were not touched.\n`,
    );
    expect((await cli('folders', 'remove', 'second')).code).toBe(1);
    await json('folders', 'remove', '1');
    expect(await json<Folder[]>('folders', 'list')).toEqual([]);
    expect(existsSync(path.join(photos, 'clock.jpg'))).toBe(true);
  });
});
