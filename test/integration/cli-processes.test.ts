/** Commands side by side, signals and the page that `serve` and `start` announce. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { samplesDir } from '../../electron/engine/app-root.ts';
import type { LibraryStatus } from '../../shared/schemas.ts';
import { writeVariants } from '../support/photo-folders.ts';
import { runCli, startCli, type RunningCli } from '../support/run-cli.ts';

let home: string;
let dataDir: string;
let running: RunningCli[];

beforeAll(() => {
  home = mkdtempSync(path.join(tmpdir(), 'sightline-cli-processes-'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));
beforeEach(() => {
  dataDir = mkdtempSync(path.join(home, 'data-'));
  running = [];
});
afterEach(async () => {
  for (const { child, finished } of running) {
    child.kill('SIGKILL');
    await finished;
  }
});

function start(...args: string[]): RunningCli {
  const started = startCli([...args, '--data-dir', dataDir]);
  running.push(started);
  return started;
}

function status(): Promise<LibraryStatus> {
  return runCli(['status', '--json', '--data-dir', dataDir]).then(
    ({ stdout }) => JSON.parse(stdout) as LibraryStatus,
  );
}

/** Opens the printed address as a browser does: the token becomes a cookie, then the page comes. */
async function signIn(url: string): Promise<string> {
  const redirect = await fetch(url, { redirect: 'manual' });
  expect(redirect.status).toBe(303);
  const cookie = redirect.headers.get('set-cookie')?.split(';')[0] ?? '';
  return (await fetch(new URL(redirect.headers.get('location') ?? '', url), { headers: { cookie } })).text();
}

describe('serve', () => {
  it('`sightline serve` holds the library against a second writer, lets readers in, and closes at SIGTERM', async () => {
    expect((await runCli(['index', samplesDir, '--data-dir', dataDir])).code).toBe(0);
    const server = start('serve', '--json');
    const [line] = await server.waitFor('stdout', /^.*\n/);
    const ready = JSON.parse(line) as { url: string; port: number; pid: number };
    expect(ready.url).toMatch(new RegExp(`^http://127\\.0\\.0\\.1:${ready.port}/`));
    expect(ready.pid).toBe(server.child.pid);
    expect(await signIn(ready.url)).toContain('<title>Sightline');

    const second = await runCli(['index', samplesDir, '--data-dir', dataDir, '--json']);
    expect(second.code).toBe(4);
    const { error } = JSON.parse(second.stdout) as { error: { kind: string; detail: { pid: number } } };
    expect(error.kind).toBe('locked');
    expect(() => process.kill(error.detail.pid, 0)).not.toThrow();
    expect(second.stderr).toContain(String(error.detail.pid));
    const reader = await runCli(['search', 'a clock', '--data-dir', dataDir]);
    expect(reader.code).toBe(0);
    expect(reader.stdout).toContain('clock.jpg');

    server.child.kill('SIGTERM');
    expect(await server.finished).toMatchObject({ code: 0, signal: null });
    expect((await runCli(['index', '--data-dir', dataDir])).code).toBe(0);
  });
});

describe('start', () => {
  it('`sightline start` shows the sample photos to a newcomer, until there is a folder', async () => {
    const demo = start('start');
    const [, url] = await demo.waitFor('stdout', /^Sightline is ready: (http:\S+)\n/);
    expect(url).toBeDefined();
    await demo.waitFor('stderr', /Indexed: 23 done/);
    expect(existsSync(path.join(dataDir, 'demo'))).toBe(true);
    demo.child.kill('SIGINT');
    expect((await demo.finished).code).toBe(0);

    const own = start('start', samplesDir);
    await own.waitFor('stdout', /^Sightline is ready: /);
    await own.waitFor('stderr', /Indexed: 23 done/);
    expect(existsSync(path.join(dataDir, 'demo'))).toBe(false);
    own.child.kill('SIGINT');
    await own.finished;

    const again = start('start');
    await again.waitFor('stdout', /^Sightline is ready: /);
    expect((await status()).demo).toBe(false);
    expect(existsSync(path.join(dataDir, 'demo'))).toBe(false);
  });

  it('`sightline start` fails with a folder that is not there', async () => {
    const { code, stdout, stderr } = await start('start', path.join(home, 'missing')).finished;
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain(path.join(home, 'missing'));
  });
});

describe('Ctrl-C', () => {
  let many: string;
  beforeAll(() => {
    many = path.join(home, 'many');
    // Copies of the same bytes would share an embedding, and be through before the first count.
    writeVariants(many, 460);
  });

  it('Ctrl-C once ends indexing cleanly with 130, and the next run continues', async () => {
    const cancelled = start('index', many, '--json');
    await cancelled.waitFor('stderr', /Indexing {2}[1-9]/);
    cancelled.child.kill('SIGINT');
    const { code, stdout, stderr } = await cancelled.finished;
    expect(code).toBe(130);
    expect(stderr).toContain('Stopping after the current photos');
    const summary = JSON.parse(stdout) as { cancelled: boolean; done: number };
    expect(summary.cancelled).toBe(true);
    const kept = (await status()).photos.done;
    expect(kept).toBeGreaterThan(0);
    expect(kept).toBeLessThan(460);
    const resumed = await runCli(['index', '--json', '--data-dir', dataDir]);
    expect(JSON.parse(resumed.stdout)).toMatchObject({ done: 460 - kept, cancelled: false });
  });

  it('Ctrl-C twice ends it now, and leaves no lock', async () => {
    const killed = start('index', many);
    await killed.waitFor('stderr', /Indexing {2}[1-9]/);
    killed.child.kill('SIGINT');
    await killed.waitFor('stderr', /Stopping/);
    killed.child.kill('SIGINT');
    expect((await killed.finished).code).toBe(130);
    expect((await runCli(['folders', 'list', '--json', '--data-dir', dataDir])).code).toBe(0);
  });
});
