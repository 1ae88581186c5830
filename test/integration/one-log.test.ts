/** Failures in each process, forced on purpose, and what of them a person sees and the log has. */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { samplesDir } from '../../electron/engine/app-root.ts';
import { parseRecord, type LogRecord } from '../../electron/engine/log/record.ts';
import { runCli, startCli } from '../support/run-cli.ts';

const CAT = path.join(samplesDir, 'tabby-cat.jpg');
let home: string;
let dataDir: string;

beforeAll(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'sightline-one-log-'));
  dataDir = path.join(home, 'library');
  const photos = path.join(home, 'photos');
  mkdirSync(photos);
  copyFileSync(CAT, path.join(photos, 'cat.jpg'));
  expect((await runCli(['index', photos, '--data-dir', dataDir])).code).toBe(0);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));
beforeEach(() => rmSync(path.join(dataDir, 'logs'), { recursive: true, force: true }));

function records(name: 'cli' | 'serve', directory = dataDir): LogRecord[] {
  const lines = readFileSync(path.join(directory, 'logs', `${name}.log`), 'utf8')
    .trimEnd()
    .split('\n');
  return lines.map((line) => parseRecord(line) ?? expect.fail(`not a record: ${line}`));
}

const errors = (all: LogRecord[]): LogRecord[] => all.filter(({ level }) => level === 'error');

describe('A fault in a command', () => {
  it.each([
    ['host', ['search', 'cat'], 'cli', 'the command failed: the host process was told to fail'],
    [
      'engine',
      ['search', 'cat'],
      'engine',
      'engine.search.query failed: the engine process was told to fail',
    ],
    [
      'embedder',
      ['similar', CAT],
      'embedder',
      'embedder.embedImage failed: the embedder process was told to fail',
    ],
  ])(
    'A fault in the %s of a command names the log, which has its stack',
    async (name, args, process, message) => {
      const { code, stderr } = await runCli([...args, '--data-dir', dataDir, `--self-test=fail-${name}`]);
      expect(code).toBe(1);
      expect(stderr).toBe(
        `sightline: Something went wrong in Sightline: the ${name} process was told to fail; ` +
          `details are in ${path.join(dataDir, 'logs', 'cli.log')}\n`,
      );
      expect(errors(records('cli'))).toMatchObject([{ process, message }]);
      expect(errors(records('cli'))[0]?.stack).toMatch(/^Error: .*\n {4}at .*\.js:\d+:\d+/);
    },
  );

  it('The log of a command has the starts and ends of its processes, and no stack leaves by JSON', async () => {
    const run = await runCli(['search', 'cat', '--json', '--data-dir', dataDir, '--self-test=fail-engine']);
    expect(JSON.parse(run.stdout)).toEqual({
      error: { kind: 'internal', message: 'the engine process was told to fail' },
    });
    const [first, ...rest] = records('cli');
    expect(first).toMatchObject({
      level: 'info',
      process: 'cli',
      message: expect.stringMatching(/^started the engine process \d+$/) as string,
    });
    expect(rest.at(-1)?.message).toMatch(/^the engine process \d+ ended with code 0$/);
  });

  it('A command in a data directory that is not there leaves none behind', async () => {
    const nowhere = path.join(home, 'nowhere');
    expect((await runCli(['search', 'cat', '--data-dir', nowhere])).code).toBe(1);
    expect(existsSync(nowhere)).toBe(false);
  });

  it('A command works where its log can not be written', async () => {
    writeFileSync(path.join(dataDir, 'logs'), 'a file in the way');
    const { code, stdout } = await runCli(['search', 'cat', '--data-dir', dataDir]);
    expect([code, stdout.includes('cat.jpg')]).toEqual([0, true]);
  });
});

describe('A fault behind the server', () => {
  it('A fault behind the server is told without its stack, by a name under which the log has it', async () => {
    const server = startCli([
      ...['serve', '--json', '--data-dir', dataDir, '--port', '0', '--no-open', '--self-test=fail-engine'],
    ]);
    try {
      const [line] = await server.waitFor('stdout', /^.*\n/);
      const { url } = JSON.parse(line) as { url: string };
      const token = new URL(url).searchParams.get('token') ?? '';
      const answer = await fetch(new URL('/api/search', url), {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: '{"terms":[{"kind":"text","text":"a walk in the park","weight":1}]}',
      });
      const log = path.join(dataDir, 'logs', 'serve.log');
      const told = (await answer.json()) as { message: string; data: { failure: string } };
      expect(told).toMatchObject({
        code: 'internal',
        message: `Something went wrong in Sightline; details are in ${log}`,
        data: { request: 'search.query', log },
      });
      expect(JSON.stringify(told)).not.toMatch(/told to fail|at .*\.js/);
      const [inner, outer] = errors(records('serve'));
      expect(inner).toMatchObject({
        process: 'engine',
        message: expect.stringContaining('told to fail') as string,
      });
      expect(inner?.stack).toContain('.js:');
      expect(outer).toMatchObject({ process: 'serve', failure: told.data.failure });
      expect(readFileSync(log, 'utf8')).not.toContain('walk in the park');
    } finally {
      server.child.kill();
      await server.finished;
    }
  });
});

describe('The name of a photo', () => {
  it.each([
    ['info', false],
    ['debug', true],
  ])('At the level %s the log names a photo that can not be decoded: %s', async (level, named) => {
    const folder = path.join(home, `peculiar-${level}`);
    const data = path.join(home, `data-${level}`);
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'Zanzibar “honeymoon” (1).jpg'), 'not a photo at all');
    const run = await runCli(['index', folder, '--data-dir', data, '--json'], {
      env: { SIGHTLINE_LOG: level },
    });
    expect(JSON.parse(run.stdout)).toMatchObject({ failed: 1 });
    const text = readFileSync(path.join(data, 'logs', 'cli.log'), 'utf8');
    expect(text).toContain('embedder');
    expect(text.includes('Zanzibar')).toBe(named);
  });
});
