/** What people type at the command line: lists of paths, wrong names, labels that a spreadsheet would run. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copySamples } from '../support/photo-folders.ts';
import { runCli, type CliResult } from '../support/run-cli.ts';

let home: string;
let dataDir: string;

const cli = (...args: string[]): Promise<CliResult> =>
  runCli([...args, '--data-dir', dataDir], { cwd: home });

beforeAll(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'sightline-cli-arguments-'));
  dataDir = path.join(home, 'data');
  copySamples(path.join(home, 'photos'), ['clock.jpg', 'tabby-cat.jpg']);
  expect((await cli('index', 'photos')).code).toBe(0);
  expect((await cli('tag', 'add', '=1+1', 'photos/clock.jpg')).code).toBe(0);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('CSV for a spreadsheet', () => {
  it('`classify --csv` writes labels that begin like a formula as text, and a byte order mark on demand', async () => {
    const args = ['classify', 'photos/clock.jpg', '--labels', '=a clock,=a dog', '--csv'];
    const plain = await cli(...args);
    expect(plain.stdout.split('\n')[1]).toMatch(/clock\.jpg,'=a clock,/);
    const marked = await cli(...args, '--bom');
    expect(marked.stdout).toBe(`\ufeff${plain.stdout}`);
    expect((await cli(...args.slice(0, -1), '--bom')).code).toBe(2);
  });
  it('`tag export` writes a byte order mark on demand, once, and never into JSON', async () => {
    const { stdout } = await cli('tag', 'export');
    expect(stdout).toContain(",'=1+1,person");
    expect((await cli('tag', 'export', '--bom')).stdout).toBe(`\ufeff${stdout}`);
    expect((await cli('tag', 'export', '--format', 'json', '--bom')).code).toBe(2);
  });
});

describe('several folders at once', () => {
  const cli = (name: string, args: string[], input?: string): Promise<CliResult> =>
    runCli([...args, '--data-dir', path.join(home, name)], {
      cwd: home,
      ...(input === undefined ? {} : { input }),
    });
  const folders = async (name: string): Promise<{ path: string; photos: { done: number } }[]> =>
    JSON.parse((await cli(name, ['folders', 'list', '--json'])).stdout) as {
      path: string;
      photos: { done: number };
    }[];

  beforeAll(() => {
    copySamples(path.join(home, 'parent'), ['clock.jpg']);
    copySamples(path.join(home, 'parent/sub'), ['tabby-cat.jpg']);
  });

  it('`index` takes a folder and the one around it in one command', async () => {
    const { code, stderr } = await cli('nested', ['index', 'parent/sub', 'parent']);
    expect(code, stderr).toBe(0);
    expect(await folders('nested')).toMatchObject([{ path: path.join(home, 'parent'), photos: { done: 2 } }]);
  });
  it('`index` refuses photos among folders each with its reason, indexes the folders, and ends with 1', async () => {
    const args = ['index', 'parent/clock.jpg', 'parent/sub', 'nowhere'];
    const { code, stdout, stderr } = await cli('mixed', args);
    expect(code).toBe(1);
    expect(stderr).toContain(
      `Left out: expected a folder at ${path.join(home, 'parent/clock.jpg')}, received a file`,
    );
    expect(stderr).toContain(
      `Left out: expected a folder at ${path.join(home, 'nowhere')}, found nothing there`,
    );
    expect(stdout).toContain('1 done');
    expect(await folders('mixed')).toMatchObject([{ path: path.join(home, 'parent/sub') }]);
    const refused = ['parent/clock.jpg', 'nowhere'].map(
      (name) => expect.stringContaining(path.join(home, name)) as string,
    );
    const json = await cli('mixed', [...args, '--json']);
    expect([json.code, JSON.parse(json.stdout)]).toEqual([1, expect.objectContaining({ done: 0, refused })]);
    const none = await cli('mixed', ['index', 'parent/clock.jpg', 'nowhere', '--json']);
    expect([none.code, JSON.parse(none.stdout)]).toEqual([1, { refused }]);
  });
  it('`index -` and `classify -` take their paths from standard input', async () => {
    const indexed = await cli('listed', ['index', '-'], 'parent/sub\n');
    expect(indexed.code, indexed.stderr).toBe(0);
    const args = ['classify', '-0', '-', '--labels', 'cat', '--csv'];
    const { stdout } = await cli('listed', args, 'parent/clock.jpg\0parent/sub/tabby-cat.jpg\0');
    expect(stdout.trimEnd().split('\n')).toHaveLength(3);
  });
});

describe('names that are wrong', () => {
  it.each([
    [['similar', 'nope.jpg'], 'expected an image file, received HOME/nope.jpg, which does not exist'],
    [
      ['search', 'cat', '--image', 'photos'],
      'expected an image file, received HOME/photos, which is a folder',
    ],
    [
      ['similar', 'https://example.org/cat.jpg'],
      'expected an image file, received the address https://example.org/cat.jpg; download the image first',
    ],
    [
      ['classify', 'photos', '--labels-file', 'nope.txt'],
      'expected a file with one label per line, received nope.txt, which does not exist',
    ],
    [['eval', 'nope.csv'], 'expected a CSV file of captions, received HOME/nope.csv, which does not exist'],
    [
      ['tag', 'export', '-o', 'taken.csv'],
      'expected the name of a new file, received taken.csv, which already exists',
    ],
    [
      ['tag', 'export', '-o', 'nowhere/tags.csv'],
      'expected the name of a new file, received nowhere/tags.csv, whose folder does not exist',
    ],
  ])('`%j` says which file, and what about it', async (args, message) => {
    writeFileSync(path.join(home, 'taken.csv'), 'mine');
    const { code, stderr } = await cli(...args);
    expect(stderr).toBe(`sightline: ${message.replace('HOME', home)}\n`);
    expect(code).toBe(1);
    expect(readFileSync(path.join(home, 'taken.csv'), 'utf8')).toBe('mine');
  });
});
