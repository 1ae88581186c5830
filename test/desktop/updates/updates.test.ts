/** Updates in a real Electron with the real electron-updater, against a server on this machine. */
import { mkdirSync, writeFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  ensureVirtualDisplay,
  findElectron,
  type FoundElectron,
} from '../../../scripts/electron-runtime.mjs';
import type { NetworkRequest, UpdateState } from '../../../shared/schemas.ts';
import { bundle } from '../../support/bundle.ts';
import { electronAccount, giveTo, type ElectronAccount } from '../../support/electron/account.ts';
import { startDisplay, type VirtualDisplay } from '../../support/electron/display.ts';
import { runElectron } from '../../support/electron/run-electron.ts';
import { temporaryDirectory } from '../../support/temporary.ts';
import { startUpdateServer, type UpdateServer } from '../../support/update-server.ts';

const found =
  process.platform === 'linux' ? await findElectron() : { reason: 'the packages of the test are for Linux' };
const obstacle = found.reason ?? ensureVirtualDisplay();
if (obstacle !== null) console.error(`\nNOT RUN: updates in a real Electron. ${obstacle}\n`);

const CURRENT = '1.0.0';
const NEWER = { version: '1.1.0', content: Buffer.alloc(300_000, 'deb') };

interface Line {
  readonly step: string;
  readonly state: UpdateState | string | null;
  readonly requests: readonly NetworkRequest[];
  readonly closed: boolean;
  /** States that were told so far. */
  readonly told: readonly UpdateState['state'][];
}

describe.skipIf(obstacle !== null)('updates', () => {
  const electron = found as FoundElectron;
  let display: VirtualDisplay;
  let account: ElectronAccount;
  let app: string;
  let server: UpdateServer | null = null;

  beforeAll(async () => {
    const main = await bundle('test/fixtures/updates-main.ts');
    app = path.dirname(main);
    const manifest = { name: 'updates-main', version: CURRENT, type: 'module', main: path.basename(main) };
    writeFileSync(path.join(app, 'package.json'), JSON.stringify(manifest));
    display = await startDisplay();
    account = electronAccount(electron.executable, main);
  });
  afterAll(() => display.stop());
  afterEach(async () => {
    await server?.close();
    server = null;
  });

  /** Runs the steps in a package of the given type that is told of the server. */
  async function run(steps: readonly string[], packageType: string | null = 'deb'): Promise<Line[]> {
    const folder = path.join(await temporaryDirectory(), 'run');
    const resources = path.join(folder, 'resources');
    mkdirSync(resources, { recursive: true });
    if (packageType !== null) writeFileSync(path.join(resources, 'package-type'), packageType);
    const configFile = path.join(resources, 'app-update.yml');
    if (server) {
      writeFileSync(
        configFile,
        `provider: generic\nurl: ${server.url}\nupdaterCacheDirName: sightline-updater\n`,
      );
    }
    giveTo(account, folder);
    const SIGHTLINE_UPDATE_STEPS = JSON.stringify({ resources, configFile, steps });
    const { code, stdout, stderr } = await runElectron({
      executable: electron.executable,
      account,
      folder,
      display: display.name,
      args: [app],
      env: { SIGHTLINE_UPDATE_STEPS },
    });
    expect(code, stderr).toBe(0);
    return stdout
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as Line);
  }

  it('Updates ask nothing of the network before the user agrees', async () => {
    server = await startUpdateServer(NEWER);
    const lines = await run(['other-setting', 'withdraw']);
    expect(lines.at(-1)).toMatchObject({ step: 'withdraw', requests: [] });
    expect(server.requests).toEqual([]);
  });

  it('Updates find, download and verify a new version once the user agrees; every request is noted', async () => {
    server = await startUpdateServer(NEWER);
    const { url } = server;
    const lines = await run(['agree', 'until downloaded or failed']);
    expect(lines.at(-1)?.state).toEqual({ state: 'downloaded', version: '1.1.0', message: null });
    expect(lines.at(-1)?.told).toEqual(['available', 'downloaded']);
    expect(server.requests).toEqual(['GET /latest-linux.yml', 'GET /sightline.deb']);
    const noted = lines
      .at(-1)!
      .requests.map((request) => ({ ...request, url: request.url.split('?', 1)[0] }));
    expect(noted).toEqual([
      { method: 'GET', url: `${url}/latest-linux.yml`, purpose: 'update', outcome: 'done' },
      { method: 'GET', url: `${url}/sightline.deb`, purpose: 'update', outcome: 'done' },
    ]);
  });

  it('Updates send the server nothing by which it could know this installation again', async () => {
    const headers: IncomingHttpHeaders[] = [];
    server = await startUpdateServer({ ...NEWER, version: CURRENT }, (request, response) => {
      headers.push(request.headers);
      response.setHeader('set-cookie', 'seen=1; Path=/');
      return false;
    });
    await run(['check', 'check']);
    expect(headers).toHaveLength(2);
    const different = ['host', 'connection'];
    for (const [name, value] of headers.flatMap((all) => Object.entries(all))) {
      if (different.includes(name)) continue;
      expect([name, String(value)].join(': ')).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}|staging|cookie/i);
    }
  });

  it('Updates stop a download when the user takes the consent back', async () => {
    server = await startUpdateServer(NEWER, (request, response) => {
      if (!request.url?.startsWith('/sightline.deb')) return false;
      response
        .writeHead(200, { 'content-length': NEWER.content.length })
        .write(NEWER.content.subarray(0, 1000));
      return true;
    });
    const lines = await run(['agree', 'until available', 'withdraw', 'until off', 'install']);
    expect(lines.at(-2)?.state).toEqual({ state: 'off', version: null, message: null });
    expect(lines.at(-1)?.state).toContain('found none');
  });

  it('Updates look once when a person asks, without agreeing to more', async () => {
    server = await startUpdateServer({ ...NEWER, version: CURRENT });
    const lines = await run(['check']);
    expect(lines.at(-1)?.state).toEqual({ state: 'current', version: CURRENT, message: null });
    expect(server.requests).toEqual(['GET /latest-linux.yml']);
  });

  it('Updates refuse a package whose checksum is another', async () => {
    server = await startUpdateServer({ ...NEWER, sha512: Buffer.alloc(64).toString('base64') });
    const lines = await run(['check', 'until downloaded or failed', 'install']);
    expect(lines.at(-2)?.state).toMatchObject({
      state: 'failed',
      message: expect.stringMatching(/sha512/) as string,
    });
    expect(lines.at(-1)).toMatchObject({
      closed: false,
      state: expect.stringContaining('found none') as string,
    });
  });

  it('Updates say why a check failed, and try again on request', async () => {
    let failures = 1;
    server = await startUpdateServer({ ...NEWER, version: CURRENT }, (_request, response) => {
      if (failures-- <= 0) return false;
      response.writeHead(500).end();
      return true;
    });
    const lines = await run(['check', 'check']);
    const [, first, second] = lines;
    expect(first?.state).toMatchObject({ state: 'failed', version: null });
    expect(first?.requests.at(-1)).toMatchObject({ outcome: 'failed' });
    expect((first?.state as UpdateState).message).toMatch(/500/);
    expect(second?.state).toMatchObject({ state: 'current' });
  });

  it('Updates note each step of a redirect, and go to no address that is not safe', async () => {
    server = await startUpdateServer(NEWER, (_request, response) => {
      response.writeHead(302, { location: 'http://updates.example.invalid/latest-linux.yml' }).end();
      return true;
    });
    const lines = await run(['check']);
    expect(lines.at(-1)?.state).toMatchObject({ state: 'failed' });
    expect(lines.at(-1)?.requests.map(({ outcome }) => outcome)).toEqual(['done', 'blocked']);
  });

  it('Updates are not there in a package without a server, nor in an unpacked archive', async () => {
    expect(await run(['check'])).toMatchObject([{ step: 'none' }]);
    server = await startUpdateServer(NEWER);
    expect(await run(['check'], null)).toMatchObject([{ step: 'none' }]);
    expect(server.requests).toEqual([]);
  });
});
