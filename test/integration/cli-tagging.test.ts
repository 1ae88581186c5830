/** `sightline tag` and `sightline labels` as a person runs them, on the sample photos and on a large library. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import type { LabelSet, PhotoTag, ProposalGroup, Tag, TaggingRun } from '../../shared/schemas.ts';
import { copySamples } from '../support/photo-folders.ts';
import { runCli, startCli, type CliResult } from '../support/run-cli.ts';
import { temporaryDirectory } from '../support/temporary.ts';
import { makeVectorLibrary } from '../support/vector-library.ts';

interface RunData {
  run: TaggingRun;
  groups: ProposalGroup[];
}

let home: string;
let photos: string;

beforeAll(async () => {
  home = await temporaryDirectory();
  photos = path.join(home, 'photos');
  copySamples(photos);
});

const cli = (...args: string[]): Promise<CliResult> =>
  runCli([...args, '--data-dir', path.join(home, 'data')], { cwd: home });
async function json<Data>(...args: string[]): Promise<Data> {
  const { code, stdout, stderr } = await cli(...args, '--json');
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout) as Data;
}
async function text(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await cli(...args);
  expect(code, stderr).toBe(0);
  return stdout;
}
const photo = (name: string): string => path.join('photos', name);

describe('a run', () => {
  it('`sightline tag run` indexes a new folder, proposes labels, and accepts what is strong enough', async () => {
    const { code, stdout, stderr } = await cli(
      ...['tag', 'run', 'photos', '--labels', 'a cat, a dog, an invoice', '--accept-above', '0.6', '--json'],
    );
    expect(code, stderr).toBe(0);
    expect(stderr).toContain('is not in the library yet; indexing it first');
    expect(stderr).toContain('23 done');
    const { run, groups } = JSON.parse(stdout) as RunData;
    // Indexing the folder was run 1.
    expect(run).toMatchObject({ id: 2, state: 'done', done: 23, total: 23 });
    expect(groups).toMatchObject([
      { label: 'a cat', accepted: 1 },
      { label: 'a dog', accepted: 1 },
      { label: 'an invoice', accepted: 0 },
      { label: null, accepted: 0 },
    ]);
    expect(groups.at(-1)!.proposed).toBeGreaterThan(15);
    expect(await json<Tag[]>('tag', 'list')).toMatchObject([
      { name: 'a cat', photos: 1 },
      { name: 'a dog', photos: 1 },
    ]);
    const [tag] = await json<PhotoTag[]>('tag', 'show', photo('tabby-cat.jpg'));
    expect(tag).toMatchObject({ name: 'a cat', source: 'model' });
    expect(tag!.strength).toBeGreaterThan(0.6);
  });

  it('`sightline tag proposals` shows proposals, with none of these marked as such', async () => {
    const lines = (await text('tag', 'proposals', '2', '--limit', '3')).trimEnd().split('\n');
    expect(lines[0]).toMatch(/^\+ +\d+ % {2}a cat {2}.*tabby-cat\.jpg$/);
    expect(lines.at(-1)).toMatch(/^ {2} *\d+ % {2}\(none of these\) an? \w+\? {2}/);
    expect(await text('tag', 'proposals', '2', '--none')).not.toContain('tabby-cat.jpg');
    expect((await cli('tag', 'proposals', '9')).stderr).toContain("received '9'; see: sightline tag runs");
    expect((await cli('tag', 'proposals', '2', '--label', 'x')).code).toBe(1);
  });

  it('A tagging run can be decided on photo by photo', async () => {
    expect(await json('tag', 'reject', '2', photo('tabby-cat.jpg'))).toEqual({ rejected: 1 });
    expect(await json('tag', 'show', photo('tabby-cat.jpg'))).toEqual([]);
    expect(await json('tag', 'accept', '2', photo('tabby-cat.jpg'))).toEqual({ accepted: 1 });
    expect(await json<PhotoTag[]>('tag', 'show', photo('tabby-cat.jpg'))).toMatchObject([{ name: 'a cat' }]);
    expect(await json('tag', 'accept', '2', '--label', 'a cat', '--above', '0.1')).toEqual({ accepted: 0 });
    expect((await cli('tag', 'accept', '2')).code).toBe(2);
  });

  it('`sightline tag run` takes one photo, a saved label set, and a name', async () => {
    await text('labels', 'save', 'pets', '--labels', 'a cat, a dog');
    await text('labels', 'save', 'pets', '--labels', 'a cat, a dog, a hamster');
    expect(await json<LabelSet[]>('labels', 'list')).toMatchObject([
      { id: 1, name: 'pets', labels: ['a cat', 'a dog', 'a hamster'] },
    ]);
    const { run } = await json<RunData>('tag', 'run', photo('tabby-cat.jpg'), '--set', 'pets');
    expect(run).toMatchObject({ id: 3, name: 'pets', total: 1, done: 1 });
    expect((await json<TaggingRun[]>('tag', 'runs')).map(({ id }) => id)).toEqual([3, 2]);
    await text('labels', 'save', '1', '--labels', 'x');
    expect((await json<LabelSet[]>('labels', 'list')).map(({ name }) => name)).toEqual(['1', 'pets']);
    await text('labels', 'remove', '1');
    await text('labels', 'remove', 'pets');
    const gone = await cli('tag', 'run', '--set', 'pets');
    expect(gone.code).toBe(1);
    expect(gone.stderr).toContain('see: sightline labels list');
    expect((await cli('tag', 'run', '--set', 'pets', '--labels', 'x')).code).toBe(2);
    expect((await cli('tag', 'run', '--labels', 'x', '--accept-above', '80')).code).toBe(2);
    expect((await cli('tag', 'run', 'nothing-here.jpg', '--labels', 'x')).stderr).toContain(
      'nothing-here.jpg',
    );
  });
});

describe('tags by hand', () => {
  it('Tags by hand are given, renamed and taken, and narrow a search', async () => {
    const [dogs, clock] = [photo('two-dogs-at-a-window.jpg'), photo('clock.jpg')];
    expect(await json('tag', 'add', 'home, Window', dogs, clock)).toEqual({ changed: 2 });
    const found = await json<{ hits: { path: string }[] }>(
      'search',
      'dogs',
      '--tag',
      'window',
      '--tag',
      'HOME',
    );
    expect(found.hits.map((hit) => path.basename(hit.path))).toEqual([
      'two-dogs-at-a-window.jpg',
      'clock.jpg',
    ]);
    expect(await text('tag', 'show', clock)).toBe('home  by hand\nWindow  by hand\n');
    expect(await json('tag', 'rename', 'window', 'home')).toMatchObject({ name: 'home', photos: 2 });
    expect(await json('tag', 'remove', 'home', clock)).toEqual({ changed: 1 });
    expect(await json('tag', 'add', 'all', 'photos')).toEqual({ changed: 23 });
    expect(await json('tag', 'remove', 'all', '--everywhere')).toEqual({ changed: 23 });
    expect((await cli('tag', 'remove', 'home')).code).toBe(2);
    // A directory that is called like the number of a folder is no folder of the library.
    expect(await json('tag', 'add', 'all', '1')).toEqual({ changed: 23 });
    expect(await json('tag', 'remove', 'all', '--everywhere')).toEqual({ changed: 23 });
    mkdirSync(path.join(home, '1'));
    const outside = await cli('tag', 'add', 'all', '1');
    expect(outside.code).toBe(1);
    expect(outside.stderr).toContain('expected a photo or folder in the library');
    const unknown = await cli('search', 'dogs', '--tag', 'nobody');
    expect(unknown.code).toBe(1);
    expect(unknown.stderr).toContain("received 'nobody'; see: sightline tag list");
    expect((await json<{ hits: unknown[] }>('search', 'dogs', '--favourite', '--rating', '3')).hits).toEqual(
      [],
    );
  });

  it('Tags come out as CSV and JSON, and an existing file is left alone', async () => {
    const rows = parse<Record<string, string>>(await text('tag', 'export'), { columns: true });
    expect(rows.map((row) => [path.basename(row['path']!), row['tag'], row['source']])).toEqual(
      expect.arrayContaining([
        ['tabby-cat.jpg', 'a cat', 'model'],
        ['two-dogs-at-a-window.jpg', 'home', 'person'],
      ]),
    );
    expect((await cli('tag', 'export', 'nowhere', '-o', 'tags.json')).code).toBe(1);
    const { code, stdout } = await cli('tag', 'export', 'photos', '--format', 'json', '-o', 'tags.json');
    expect([code, stdout]).toEqual([0, '']);
    const file = path.join(home, 'tags.json');
    const exported = JSON.parse(readFileSync(file, 'utf8')) as { tags: { tag: string }[] }[];
    expect(exported.flatMap(({ tags }) => tags)).toHaveLength(rows.length);
    expect((await cli('tag', 'export', '-o', 'tags.json')).code).toBe(1);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(exported);
  });
});

it.each([
  ['tag', 'list'],
  ['labels', 'save', 'x', '--labels', 'y'],
  ['tag', 'run', '--labels', 'x'],
  ['tag', 'resume'],
])('The command %s %s does not make a library where there is none', async (...args) => {
  const dataDir = path.join(home, 'none');
  const { code, stderr } = await runCli([...args, '--data-dir', dataDir]);
  expect(code, stderr).toBe(1);
  expect(existsSync(dataDir)).toBe(false);
});

it('A tagging run stops at Ctrl-C with what is done kept, and continues with resume', async () => {
  const dataDir = path.join(home, 'large');
  await makeVectorLibrary(dataDir, 60_000);
  const running = startCli(['tag', 'run', '--labels', 'beach, cat, car', '--data-dir', dataDir]);
  // The labels are embedded first; a run that has begun says so by what it stores.
  await expect
    .poll(
      async () => {
        const { stdout } = await runCli(['tag', 'runs', '--json', '--data-dir', dataDir]);
        return (JSON.parse(stdout) as TaggingRun[])[0]?.done ?? 0;
      },
      { timeout: 60_000, interval: 10 },
    )
    .toBeGreaterThan(0);
  running.child.kill('SIGINT');
  const stopped = await running.finished;
  expect(stopped.code).toBe(130);
  expect(stopped.stderr).toMatch(
    /Run 1: [\d,]+ of 60,000 photos done; stopped\.\nTo resume: sightline tag resume/,
  );
  const resumed = await runCli(['tag', 'resume', '--json', '--data-dir', dataDir]);
  expect(resumed.code, resumed.stderr).toBe(0);
  const { run, groups } = JSON.parse(resumed.stdout) as RunData;
  expect(run).toMatchObject({ state: 'done', done: 60_000 });
  expect(groups.reduce((sum, { proposed }) => sum + proposed, 0)).toBe(60_000);
});
