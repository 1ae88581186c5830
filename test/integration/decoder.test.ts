/** Doubtful files are decoded in a process of their own: what they do to it costs nothing else, and nothing stays behind. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deepBomb, drawing, patternBomb, textBomb } from '../support/hostile-svg.ts';
import { writeVariants } from '../support/photo-folders.ts';
import { markProcesses, type ProcessMark, type Role } from '../support/processes.ts';
import { runCli, startCli } from '../support/run-cli.ts';

/** Generous: the machine may be busy with other tests. */
const DEADLINE = { timeout: 60_000, interval: 50 };

const home = mkdtempSync(path.join(tmpdir(), 'sightline-decoder-'));
let mark: ProcessMark;
let photos: string;
let dataDir: string;

afterAll(() => rmSync(home, { recursive: true, force: true }));
beforeEach(() => {
  const here = mkdtempSync(path.join(home, 'case-'));
  photos = path.join(here, 'photos');
  dataDir = path.join(here, 'data');
  mkdirSync(photos);
  mark = markProcesses();
});
afterEach(async () => {
  await expect.poll(mark.living, DEADLINE).toEqual([]);
});

const roles = (): Role[] => mark.living().map(({ role }) => role);

describe('hostile drawings', { timeout: 240_000 }, () => {
  it('Hostile drawings among photos fail with their reason, and everything else is indexed by one embedder', async () => {
    writeVariants(photos, 12);
    for (const name of ['one', 'two', 'three', 'four', 'five', 'six']) {
      writeFileSync(path.join(photos, `${name}.svg`), patternBomb(name.length + name.charCodeAt(0)));
    }
    writeFileSync(path.join(photos, 'text.svg'), textBomb());
    writeFileSync(path.join(photos, 'deep.svg'), deepBomb());
    writeFileSync(path.join(photos, 'fine.svg'), drawing('teal'));
    const index = await runCli(['index', photos, '--data-dir', dataDir, '--json'], { env: mark.env });
    expect(index.stderr).not.toMatch(/GLib|CRITICAL|VIPS/);
    expect(JSON.parse(index.stdout)).toMatchObject({ done: 13, failed: 8, skipped: 0 });
    // The embedder was never given up, or even restarted.
    expect(index.stderr).not.toMatch(/embedder/);
    const { stdout } = await runCli(['status', '--failed', '--data-dir', dataDir], { env: mark.env });
    for (const name of ['one', 'two', 'three', 'four', 'five', 'six']) {
      expect(stdout).toMatch(new RegExp(`${name}\\.svg: decoding took longer than 2 seconds`));
    }
    expect(stdout).toMatch(
      /text\.svg: decoding (?:took longer than 2 seconds|needs more than 768 MB of memory)/,
    );
    expect(stdout).toMatch(/deep\.svg: the image could not be decoded \(.+\)/);
  });
});

describe('the end', { timeout: 240_000 }, () => {
  const stops: readonly (readonly [string, Role | null, Role, NodeJS.Signals])[] = [
    ['a decoder that is stuck, with SIGTERM', null, 'host', 'SIGTERM'],
    ['a decoder that is stuck, with SIGINT', null, 'host', 'SIGINT'],
    ['a stopped decoder, with SIGTERM', 'decoder', 'host', 'SIGTERM'],
    ['a stopped embedder, with SIGTERM', 'embedder', 'host', 'SIGTERM'],
    ['a stopped embedder, when the host is killed', 'embedder', 'host', 'SIGKILL'],
    ['a stopped embedder, when the engine is killed', 'embedder', 'engine', 'SIGKILL'],
    ['a stopped decoder, when the embedder is killed', 'decoder', 'embedder', 'SIGKILL'],
  ];
  it.each(stops)('No process outlives its parent: %s', async (_what, stopped, ended, signal) => {
    for (let index = 0; index < 60; index++) {
      writeFileSync(path.join(photos, `${index}.svg`), patternBomb(index));
    }
    const cli = startCli(['index', photos, '--data-dir', dataDir], { env: mark.env });
    await expect.poll(roles, DEADLINE).toContain('decoder');
    const before = mark.living();
    if (stopped !== null) process.kill(mark.pidOf(stopped), 'SIGSTOP');
    process.kill(mark.pidOf(ended), signal);
    if (ended !== 'host') {
      const below = before.filter(({ role }) => (ended === 'engine' ? role !== 'host' : role === 'decoder'));
      await expect
        .poll(() => mark.living().filter(({ pid }) => below.some((each) => each.pid === pid)), DEADLINE)
        .toEqual([]);
      cli.child.kill('SIGTERM');
    }
    await cli.finished;
    await expect.poll(mark.living, DEADLINE).toEqual([]);
  });
});
