/** `sightline models list`, `verify` and `rm` as a person runs them. */
import { appendFileSync, existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { ModelListing } from '../../shared/schemas.ts';
import { plainModel } from '../support/hub-models.ts';
import { commitOf, startLocalHub, type LocalHub } from '../support/local-hub.ts';
import { runCli, startCli } from '../support/run-cli.ts';
import { temporaryDirectory } from '../support/temporary.ts';

const model = plainModel('acme/clip', 20 * 2 ** 20);
const NAME = 'acme--clip';
let hub: LocalHub;
let dataDir: string;
beforeAll(async () => {
  hub = await startLocalHub(model, plainModel('Xenova/mobileclip_s0'));
});
afterAll(() => hub.close());
beforeEach(async () => {
  dataDir = await temporaryDirectory();
});

const models = (...words: string[]) =>
  runCli(['models', ...words, '--data-dir', dataDir], { env: { HF_ENDPOINT: hub.url, HF_HOME: dataDir } });
const list = async (): Promise<ModelListing[]> =>
  JSON.parse((await models('list', '--json')).stdout) as ModelListing[];

it('The list has the built-in model in use, the catalogue, and what is installed with its commit', async () => {
  const before = await list();
  expect(before[0]).toMatchObject({ id: 'starter', installed: true, inUse: true, source: 'built-in' });
  expect(before[0]?.bytes).toBeGreaterThan(30e6);
  expect(before.find(({ id }) => id === 'Xenova/clip-vit-base-patch32')).toMatchObject({
    installed: false,
    commercialUse: true,
    revision: 'main',
    languages: ['en'],
  });
  await models('pull', 'Xenova/mobileclip_s0');
  await models('pull', 'acme/clip');
  const after = await list();
  expect(after.find(({ name }) => name === NAME)).toMatchObject({
    installed: true,
    source: 'hub',
    revision: commitOf(model),
    licence: 'mit',
    commercialUse: null,
  });
  expect(after.filter(({ id }) => id === 'Xenova/mobileclip_s0')).toEqual([
    expect.objectContaining({ installed: true, commercialUse: false, recommended: false }),
  ]);
  const { stdout } = await models('list');
  expect(stdout).toMatch(/^\* +starter/m);
  expect(stdout).toMatch(/^\+ +Xenova--mobileclip_s0 .*research only$/m);
});

it('Verifying names each file of a model that is missing or changed, and exits with 1', async () => {
  await models('pull', 'acme/clip');
  const good = await models('verify', 'acme/clip');
  expect([good.code, good.stdout]).toEqual([0, `${NAME}: all 7 files are as they were installed.\n`]);
  const folder = path.join(dataDir, 'models', NAME);
  appendFileSync(path.join(folder, 'tokenizer.json'), ' ');
  rmSync(path.join(folder, 'config.json'));
  const bad = await models('verify', NAME);
  expect(bad.code).toBe(1);
  expect(bad.stdout).toMatch(
    /config\.json: it is missing\n.*tokenizer\.json: expected 12 bytes, found 13\n/s,
  );
});

it('Removing a model deletes it at once, and the built-in model can not be removed', async () => {
  await models('pull', 'acme/clip');
  expect((await models('rm', 'acme/clip')).stdout).toBe(`Removed ${NAME}.\n`);
  expect(existsSync(path.join(dataDir, 'models', NAME))).toBe(false);
  expect((await models('rm', 'acme/clip')).stderr).toContain("found none called 'acme/clip'");
  expect((await models('rm', 'starter')).code).toBe(1);
});

it('An unfinished download is listed with what has arrived, and can be removed', async () => {
  hub.bytesPerSecond = 4e6;
  const pulling = startCli(['models', 'pull', 'acme/clip', '--data-dir', dataDir], {
    env: { HF_ENDPOINT: hub.url, HF_HOME: dataDir },
  });
  await pulling.waitFor('stderr', /Downloading/);
  await new Promise((resolve) => setTimeout(resolve, 700));
  pulling.child.kill('SIGINT');
  await pulling.finished;
  hub.bytesPerSecond = null;
  const unfinished = (await list()).find(({ name }) => name === NAME);
  expect(unfinished).toMatchObject({ installed: false, pull: { state: 'paused' } });
  expect(unfinished?.pull?.bytes).toBeGreaterThan(0);
  expect((await models('rm', 'acme/clip')).stdout).toBe(`Removed ${NAME}.\n`);
  expect(readdirSync(path.join(dataDir, 'models/.partial'))).toEqual([`${NAME}.lock`]);
});
