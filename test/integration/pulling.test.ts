/** `sightline models pull` as a person runs it, from a hub on this machine, interrupted in every way. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plainModel } from '../support/hub-models.ts';
import { commitOf, startLocalHub, type LocalHub } from '../support/local-hub.ts';
import { markProcesses } from '../support/processes.ts';
import { runCli, startCli, type CliOptions } from '../support/run-cli.ts';
import { temporaryDirectory } from '../support/temporary.ts';

const model = plainModel('acme/clip', 20 * 2 ** 20);
const NAME = 'acme--clip';

let hub: LocalHub;
let dataDir: string;
beforeEach(async () => {
  hub = await startLocalHub(model);
  dataDir = await temporaryDirectory();
});
afterEach(() => hub.close());

const env = (more: Record<string, string> = {}): Pick<CliOptions, 'env'> => ({
  env: { HF_ENDPOINT: hub.url, HF_HOME: path.join(dataDir, 'nothing'), HF_TOKEN: 'hf_secret', ...more },
});
const args = (...words: string[]): string[] => ['models', ...words, '--data-dir', dataDir];
const modelsDir = (): string => path.join(dataDir, 'models');

describe('sightline models pull', () => {
  it('The command line pulls a model without a library, answers with JSON, and sends no token to a mirror', async () => {
    const { code, stdout, stderr } = await runCli(args('pull', model.id, '--json'), env());
    expect(code, stderr).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      name: NAME,
      revision: commitOf(model),
      directory: path.join(modelsDir(), NAME),
      licence: 'mit',
      fresh: true,
    });
    expect(hub.requests.every(({ authorization }) => authorization === null)).toBe(true);
    expect(existsSync(path.join(dataDir, 'library.db'))).toBe(false);
  });

  it('A pull keeps its folders to the user', async () => {
    await runCli(args('pull', model.id), env());
    expect(statSync(modelsDir()).mode & 0o077).toBe(0);
    expect(statSync(path.join(modelsDir(), NAME, 'config.json')).mode & 0o077).toBe(0);
  });

  it('Ctrl-C ends a pull with 130, keeps what has arrived, and says how to go on', async () => {
    hub.bytesPerSecond = 4e6;
    const pulling = startCli(args('pull', model.id), env());
    await pulling.waitFor('stderr', /Downloading/);
    await new Promise((resolve) => setTimeout(resolve, 700));
    pulling.child.kill('SIGINT');
    const { code, stderr } = await pulling.finished;
    expect(code).toBe(130);
    expect(stderr).toMatch(/of 21\.0 MB are kept\. To go on: sightline models pull acme\/clip/);
    expect(readdirSync(modelsDir())).toEqual(['.partial']);
    hub.bytesPerSecond = null;
    const again = await runCli(args('pull', model.id), env());
    expect(again.stdout).toContain('Installed acme--clip');
  });

  it.each(['host', 'fetcher'] as const)(
    'A kill -9 of the %s in the middle of a pull leaves nothing half installed, and the next pull goes on',
    async (role) => {
      hub.bytesPerSecond = 4e6;
      const mark = markProcesses();
      const pulling = startCli(args('pull', model.id), env(mark.env));
      await pulling.waitFor('stderr', /Downloading/);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      process.kill(mark.pidOf(role), 'SIGKILL');
      await pulling.finished;
      expect(readdirSync(modelsDir())).toEqual(['.partial']);
      const before = hub.requests.length;
      hub.bytesPerSecond = null;
      // The fetcher of a killed command ends by itself; whoever comes next may have to wait for it.
      const { code, stderr } = await runCli(args('pull', model.id), env());
      expect(code, stderr).toBe(0);
      const ranges = hub.requests.slice(before).filter(({ range }) => range !== null);
      expect(ranges.some(({ range }) => !/^bytes=(0|16777216)-/.test(range ?? ''))).toBe(true);
      expect(readdirSync(modelsDir())).toEqual(['.partial', NAME]);
    },
  );

  it('A second command waits for the one that is downloading the same model, and finds it installed', async () => {
    hub.bytesPerSecond = 8e6;
    const first = startCli(args('pull', model.id), env());
    await first.waitFor('stderr', /Downloading/);
    const second = await runCli(args('pull', model.id), env());
    expect(second.stderr).toContain('Waiting: another process is downloading this model.');
    expect(second.stdout).toContain('acme--clip is installed already');
    expect((await first.finished).code).toBe(0);
  });

  it('A failure is one line that names the model, the reason and the way on', async () => {
    const { code, stdout, stderr } = await runCli(args('pull', 'acme/none', '--json'), env());
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^sightline: acme\/none does not exist on 127\.0\.0\.1:\d+ or is private; .* was not sent\n$/,
    );
    expect(JSON.parse(stdout)).toMatchObject({
      error: { kind: 'not-found', detail: { reason: 'hub-private' } },
    });
  });

  it.each(['clip', 'acme/', '../../etc', 'acme/clip@', 'acme/../x', 'a--b/c'])(
    'What is no id of a model (%s) is wrong usage',
    async (id) => {
      const { code, stderr } = await runCli(args('pull', id), env());
      expect(code).toBe(2);
      expect(stderr).toContain('expected a model of the hub as <owner>/<name>');
    },
  );
});
