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
