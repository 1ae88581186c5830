import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appVersion, samplesDir } from '../../electron/engine/app-root.ts';
import { runCaptured } from './capture.ts';

const COMMANDS = ['index', 'search', 'similar', 'classify', 'status', 'retry', 'eval', 'serve', 'start'];
const TAG_COMMANDS = [
  ...['run', 'resume', 'runs', 'proposals', 'accept', 'reject'],
  ...['list', 'show', 'add', 'remove', 'rename', 'export'],
];
let directory: string;

beforeAll(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'sightline-cli-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

describe('help and version', () => {
  it('The command line prints the version', async () => {
    expect(await runCaptured('--version')).toEqual({ code: 0, stdout: `${appVersion}\n`, stderr: '' });
  });

  it.each([
    ...COMMANDS.map((name) => [name]),
    ['folders'],
    ['folders', 'list'],
    ['folders', 'add'],
    ['folders', 'remove'],
    ['settings'],
    ['settings', 'get'],
    ['settings', 'set'],
    ['labels'],
    ...['list', 'save', 'remove'].map((name) => ['labels', name]),
    ['tag'],
    ...TAG_COMMANDS.map((name) => ['tag', name]),
  ])('The help of %s %s explains it with examples', async (...names) => {
    const { code, stdout, stderr } = await runCaptured(...names, '--help');
    expect(code).toBe(0);
    expect(stderr).toBe('');
    expect(stdout).toContain(`Usage: sightline ${names.join(' ')}`);
    expect(stdout).toContain(`Examples:\n  sightline ${names.join(' ')}`);
  });

  it.each([
    ...[...COMMANDS, 'folders list', 'settings get', 'settings set', 'labels save'],
    ...TAG_COMMANDS.map((name) => `tag ${name}`),
  ])('The command %s takes --json and --data-dir', async (name) => {
    const { stdout } = await runCaptured(...name.split(' '), '--help');
    expect(stdout).toContain('--json');
    expect(stdout).toContain('--data-dir <dir>');
  });

  it('The help of a command is printed by `help` too', async () => {
    const { code, stdout } = await runCaptured('help', 'search');
    expect(code).toBe(0);
    expect(stdout).toContain('Usage: sightline search');
  });

  it('The help lists the exit codes', async () => {
    const { stdout } = await runCaptured('--help');
    expect(stdout).toContain('4 another process');
  });
});

describe('wrong usage ends with 2 and one line that says what was expected', () => {
  const csvFile = (): string => path.join(directory, 'x.csv');
  it.each<[string, string[], string]>([
    ['no command', [], 'expected a command'],
    ['no subcommand', ['folders'], 'expected a command'],
    ['an unknown command', ['serach', 'x'], "unknown command 'serach'"],
    ['an unknown option', ['search', 'x', '--colour'], "unknown option '--colour'"],
    ['a missing argument', ['similar'], "missing required argument 'file'"],
    ['too many arguments', ['similar', 'a', 'b'], 'too many arguments'],
    ['nothing to search for', ['search'], 'expected a description, --image <file>, or both'],
    [
      'an empty query',
      ['search', ''],
      'expected a description of 1 to 2,000 characters, received an empty one',
    ],
    ['a blank query', ['search', ' ', '\t'], 'received an empty one'],
    ['a long query', ['search', 'x'.repeat(10_000)], 'of 1 to 2,000 characters, received 10,000'],
    ['a bad limit', ['search', 'x', '--limit', '0'], 'whole number from 1 to 1000 for --limit'],
    ['a limit that is no number', ['search', 'x', '--limit', '5x'], "received '5x'"],
    ['a bad date', ['search', 'x', '--from', '2024-02-30'], "for --from, received '2024-02-30'"],
    ['a range backwards', ['search', 'x', '--from', '2024', '--to', '2020'], 'expected --from before --to'],
    ['a bad type', ['search', 'x', '--type', 'jpeg,xcf'], "received 'xcf'"],
    ['no labels', ['classify', samplesDir], 'expected 1 to 1000 labels'],
    [
      'a template without a place',
      ['classify', '.', '--labels', 'a', '--template', 'a photo'],
      'with {} where',
    ],
    ['--csv with --json', ['classify', '.', '--labels', 'a', '--csv', '--json'], 'cannot be used with'],
    ['--all with paths', ['retry', '--all', 'x.jpg'], 'expected --all or paths, received both'],
    ['a bad port', ['serve', '--port', '70000'], 'for --port'],
    ['a blank tag', ['tag', 'rename', 'beach', ' '], "expected a name of a tag, received ' '"],
    ['a long tag', ['tag', 'add', 'x'.repeat(201), 'a.jpg'], 'expected a name of a tag'],
    [
      'too many tags',
      ['tag', 'add', Array.from({ length: 101 }, (_, index) => index).join(','), 'a.jpg'],
      'expected at most 100 tags, received 101',
    ],
    ['a blank label set', ['labels', 'save', ' ', '--labels', 'a'], 'expected a name of a label set'],
    ['a blank run', ['tag', 'run', '--labels', 'a', '--name', ''], 'expected a name of a run'],
    ['more proposals than a page', ['tag', 'proposals', '1', '--limit', '501'], 'from 1 to 500 for --limit'],
    ['an empty data directory', ['status', '--data-dir', ''], 'expected a directory'],
  ])('Wrong usage ends with 2 and one line that says what was expected: %s', async (_name, args, message) => {
    const { code, stderr, stdout } = await runCaptured(...args);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^(Usage: [^]*)?sightline: /);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\n\s+at /);
    if (!args.includes('--json')) expect(stdout).toBe('');
  });

  it('Wrong usage is reported as JSON with --json', async () => {
    const { code, stdout } = await runCaptured('search', '', '--json');
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toEqual({
      error: { kind: 'invalid-input', message: expect.stringContaining('received an empty one') as string },
    });
  });

  it('Wrong usage leaves --json after -- as a word of the query', async () => {
    const { code, stdout } = await runCaptured('search', '--limit', '0', '--', '--json');
    expect(code).toBe(2);
    expect(stdout).toBe('');
  });

  it("Captions that can't be read are refused before an engine is started", async () => {
    writeFileSync(csvFile(), 'photo,text\na.jpg,x\n');
    const wrong = await runCaptured('eval', csvFile());
    expect(wrong.code).toBe(1);
    expect(wrong.stderr).toContain('expected the columns file and caption');
    expect(wrong.stderr).toContain('received: photo, text');
    const missing = await runCaptured('eval', path.join(directory, 'none.csv'));
    expect(missing.code).toBe(1);
  });

  it('An image that is not there is named', async () => {
    const { code, stderr } = await runCaptured('classify', path.join(directory, 'no.jpg'), '--labels', 'a');
    expect(code).toBe(1);
    expect(stderr).toContain('no.jpg, which does not exist');
  });
});
