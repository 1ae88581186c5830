/** Models as a page sees them: the web host's contract, a real fetcher process, a hub on this machine. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Faults } from '../../electron/host/faults.ts';
import type { DirectoryBrowser, HostContext } from '../../electron/host/context.ts';
import { ModelSession } from '../../electron/host/model-session.ts';
import { noFileActions, plainHost } from '../../electron/host/plain-host.ts';
import { router } from '../../electron/host/router.ts';
import { settingsInMemory } from '../../electron/host/settings.ts';
import type { ModelPull } from '../../shared/schemas.ts';
import { plainModel } from '../support/hub-models.ts';
import { GOOD_TOKEN, startLocalHub, type LocalHub } from '../support/local-hub.ts';
import { temporaryDirectory } from '../support/temporary.ts';
import { createFakeEngine } from '../support/web/fake-engine.ts';

const model = plainModel('acme/clip', 20 * 2 ** 20);
const NAME = 'acme--clip';
let hub: LocalHub;
let session: ModelSession;
let dataDir: string;
let inUse: string;
let mirror: string | null;
const heard: (ModelPull | null)[] = [];

beforeEach(async () => {
  hub = await startLocalHub(model);
  dataDir = await temporaryDirectory();
  // The fetcher inherits this process's environment.
  vi.stubEnv('HF_ENDPOINT', hub.url).stubEnv('HF_HOME', dataDir);
  inUse = 'starter';
  mirror = null;
  heard.length = 0;
  session = new ModelSession({ dataDir, inUse: () => inUse, mirror: () => mirror });
  session.subscribe((event) => {
    if (event.type === 'models') heard.push(event.pull);
  });
});
afterEach(async () => {
  await session.stop();
  await hub.close();
  vi.unstubAllEnvs();
});

function connect() {
  const fake = createFakeEngine();
  const context: HostContext = {
    ...{ call: fake.call, engine: fake.engine, subscribe: fake.subscribe },
    directories: {} as DirectoryBrowser,
    app: plainHost(),
    files: noFileActions,
    settings: settingsInMemory(),
    faults: new Faults(),
    models: session,
  };
  return createRouterClient(router, { context });
}

const until = (state: ModelPull['state']): Promise<void> =>
  vi.waitFor(() => expect(heard.some((pull) => pull?.state === state)).toBe(true), { timeout: 20_000 });

it('A page pulls a model, hears how far it is, finds it installed, and sees each request in the list', async () => {
  const client = connect();
  expect(await client.models.pull({ id: model.id })).toMatchObject({ name: NAME, state: 'resolving' });
  await until('done');
  expect(heard).toContain(null);
  expect(heard.some((pull) => pull?.state === 'downloading' && pull.total !== null)).toBe(true);
  const listed = (await client.models.list()).find(({ name }) => name === NAME);
  expect(listed).toMatchObject({ installed: true, inUse: false, pull: null });
  expect(await client.models.verify({ id: NAME })).toMatchObject({ ok: true, problems: [] });
  const requests = await client.app.requests();
  expect(requests.length).toBe(hub.requests.length);
  expect(new Set(requests.map(({ purpose }) => purpose))).toEqual(new Set(['model']));
});

it('A page pauses a download and goes on with it, also after the host was restarted', async () => {
  hub.bytesPerSecond = 4e6;
  const client = connect();
  await client.models.pull({ id: model.id });
  await vi.waitFor(
    () => expect(Math.max(...heard.map((pull) => pull?.bytes ?? 0))).toBeGreaterThan(500_000),
    {
      timeout: 20_000,
    },
  );
  const paused = await client.models.pausePull({ id: model.id });
  expect(paused).toMatchObject({ state: 'paused' });
  await session.stop();
  session = new ModelSession({ dataDir, inUse: () => inUse });
  session.subscribe((event) => {
    if (event.type === 'models') heard.push(event.pull);
  });
  hub.bytesPerSecond = null;
  const again = connect();
  const listed = (await again.models.list()).find(({ name }) => name === NAME);
  expect(listed?.pull).toMatchObject({ state: 'paused', bytes: paused.bytes });
  await again.models.resumePull({ id: NAME });
  await until('done');
  expect(existsSync(path.join(dataDir, 'models', NAME))).toBe(true);
});

it('A page cancels a download, which deletes what has arrived', async () => {
  hub.bytesPerSecond = 2e6;
  const client = connect();
  await client.models.pull({ id: model.id });
  await until('downloading');
  expect(await client.models.cancelPull({ id: model.id })).toMatchObject({ state: 'cancelled' });
  expect(existsSync(path.join(dataDir, 'models/.partial', NAME))).toBe(false);
  expect((await client.models.list()).some(({ name }) => name === NAME)).toBe(false);
});

it('A failed download tells the page why, and a model in use is not removed', async () => {
  const client = connect();
  await client.models.pull({ id: 'acme/none' });
  await until('failed');
  expect(heard.find((pull) => pull?.state === 'failed')?.reason).toContain('acme/none does not exist on');
  await client.models.pull({ id: model.id });
  await until('done');
  inUse = NAME;
  await expect(client.models.remove({ id: model.id })).rejects.toThrow('acme/clip is in use');
  inUse = 'starter';
  expect(await client.models.remove({ id: model.id })).toEqual({ name: NAME });
});

it('A download that failed goes on from the mirror of the settings, which never sees the token', async () => {
  const empty = await startLocalHub();
  vi.stubEnv('HF_TOKEN', GOOD_TOKEN).stubEnv('HF_ENDPOINT', empty.url);
  const client = connect();
  await client.models.pull({ id: model.id });
  await until('failed');
  expect(heard.find((pull) => pull?.state === 'failed')?.reason).toContain('does not exist on');
  await empty.close();
  mirror = `${hub.url}/`;
  await client.models.resumePull({ id: NAME });
  await until('done');
  expect(hub.requests.every(({ authorization }) => authorization === null)).toBe(true);
  const asked = await client.app.requests();
  expect(asked.filter(({ url }) => url.startsWith(hub.url)).length).toBeGreaterThan(0);
});

it('A fetcher that dies leaves its download paused, and the host starts another', async () => {
  hub.bytesPerSecond = 2e6;
  const client = connect();
  await client.models.pull({ id: model.id });
  await until('downloading');
  process.kill(session.pid ?? 0, 'SIGKILL');
  await vi.waitFor(() => expect(session.pid).toBeNull(), { timeout: 10_000 });
  const listed = (await client.models.list()).find(({ name }) => name === NAME);
  expect(listed?.pull).toMatchObject({ state: 'paused' });
});
