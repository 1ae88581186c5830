/** Nothing leaves the machine: everything works without a network, and nothing even tries to reach one. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appRoot } from '../../electron/engine/app-root.ts';
import { copySamples } from '../support/photo-folders.ts';
import { binFile, type CliResult } from '../support/run-cli.ts';

/** A shell in a namespace of its own, whose only network is loopback. */
const IN_NO_NETWORK = ['-n', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh'];

function whyNot(): string | null {
  const { status, stderr, error } = spawnSync('unshare', [...IN_NO_NETWORK, 'true'], { encoding: 'utf8' });
  return status === 0 ? null : `unshare -n is not permitted here: ${(error?.message ?? stderr).trim()}`;
}

let home: string;
beforeAll(() => {
  home = mkdtempSync(path.join(tmpdir(), 'sightline-offline-'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const reason = whyNot();
if (reason !== null) console.warn(`NOT TESTED: use without a network: ${reason}`);

describe.skipIf(reason !== null)('without a network', { timeout: 180_000 }, () => {
  it('Sightline without a network indexes, searches, labels and serves its page, and tries to reach nothing', () => {
    const photos = path.join(home, 'photos');
    copySamples(photos, ['clock.jpg', 'tabby-cat.jpg', 'pagoda-by-a-lake.jpg']);
    const script = path.join(appRoot, 'test/fixtures/offline/use-sightline.mjs');
    const { status, stdout, stderr } = spawnSync(
      'unshare',
      [...IN_NO_NETWORK, process.execPath, script, binFile, photos, path.join(home, 'data')],
      { encoding: 'utf8' },
    );
    expect(status, stderr).toBe(0);
    const { index, search, label, page, tried, control } = JSON.parse(stdout) as {
      index: CliResult;
      search: CliResult;
      label: CliResult;
      page: string;
      tried: number;
      control: number;
    };
    expect(index.code, index.stderr).toBe(0);
    expect(JSON.parse(index.stdout)).toMatchObject({ done: 3, failed: 0 });
    expect(JSON.parse(search.stdout)).toMatchObject({
      hits: [{ path: path.join(photos, 'clock.jpg') }, {}, {}],
    });
    expect(JSON.parse(label.stdout)).toMatchObject({ results: [{ label: 'a clock' }] });
    expect(page).toContain('<title>Sightline');
    expect(tried).toBe(0);
    expect(control).toBeGreaterThan(0);
  });
});

describe('the sources', () => {
  const files = ['bin', 'electron', 'renderer', 'shared'].flatMap((folder) =>
    readdirSync(path.join(appRoot, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|mjs|js|svelte|html|css|svg)$/.test(name))
      .map((name) => path.join(folder, name)),
  );
  /** `file: line` of every line that matches. */
  const lines = (pattern: RegExp): string[] =>
    files.flatMap((file) =>
      readFileSync(path.join(appRoot, file), 'utf8')
        .split('\n')
        .filter((line) => pattern.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    );

  it('The sources name no host but this machine and, in one place, the hub of models', () => {
    expect(files.length).toBeGreaterThan(100);
    const local =
      /\b(?:https?|wss?):\/\/(?:127\.0\.0\.1|localhost|host|\$\{host\})|http:\/\/www\.w3\.org\/|\^http/;
    const comment = /^[^:]+: (?:\*|\/\/|\/\*\*)/;
    // Addresses that the user's own browser is sent to, at a click.
    const links = /^electron\/desktop\/links\.ts: /;
    // Words about addresses that a person types, and examples of the host that nobody owns (RFC 2606).
    const typed =
      /placeholder="https:\/\/"|^renderer\/i18n\/\w+\/models\.ts: mirrorInvalid: |\(`https:\/\/ in front of |https:\/\/example\.com\//;
    // Sentences that name a page of the hub that was asked, and the first line of a file that stands for another.
    const told =
      /^electron\/engine\/hub\/hub-errors\.ts: .*https:\/\/\$\{host\}\/|startsWith\('version https:\/\/git-lfs/;
    expect(
      lines(/\b(?:https?|wss?|ftp):\/\//).filter(
        (line) => ![local, comment, links, told, typed].some((pattern) => pattern.test(line)),
      ),
    ).toEqual(["electron/engine/hub/hub-address.ts: export const HUB_ORIGIN = 'https://huggingface.co';"]);
  });

  it('The sources of the page fetch only from the server that sent it', () => {
    const calls = lines(/(?<![.\w])fetch\(/);
    // electron/dev/ is in no bundle that is shipped (test/integration/release-build.test.ts); it fetches the page from the dev server of this machine.
    const shipped = calls.filter((call) => !call.startsWith('electron/dev/'));
    expect(shipped.length).toBeGreaterThan(0);
    for (const call of shipped) expect(call).toMatch(/^renderer\/.*fetch\(ROUTES\./);
    for (const call of calls.filter((line) => !shipped.includes(line))) {
      expect(call).toMatch(/fetch\(`http:\/\/127\.0\.0\.1:\$\{vitePort\}/);
    }
    const sockets = lines(/new WebSocket\(/);
    expect(sockets.length).toBeGreaterThan(0);
    for (const socket of sockets)
      expect(socket).toMatch(/new WebSocket\(new URL\(ROUTES\.rpc, location\.href/);
    expect(lines(/\b(?:XMLHttpRequest|EventSource|sendBeacon)\b/)).toEqual([]);
  });

  it('The sources open no connection but to the hub of models, in its one client', () => {
    const clients =
      /\b(?:https?|http2)\.(?:request|get|connect)\(|\b(?:net|tls)\.(?:connect|createConnection)\(/;
    expect(lines(clients)).toEqual([]);
    const modules = /from '(?:node:)?(?:https|http2|tls|dgram|dns|dns\/promises|undici|axios|node-fetch)'/;
    expect(lines(modules)).toEqual([
      "electron/engine/hub/node-transport.ts: import { EnvHttpProxyAgent, request } from 'undici';",
    ]);
    expect(lines(/\bnet\.(?:request|fetch)\(/).map((line) => line.split(': ')[0])).toEqual([
      'electron/desktop/net-transport.ts',
    ]);
    // Of these only types and servers are used.
    for (const line of lines(/from 'node:(?:http|net)'/)) expect(line).toMatch(/import (?:type )?\{/);
    expect(
      lines(
        /import \{[^}]*\b(?:request|get|connect|createConnection|Agent)\b[^}]*\} from 'node:(?:http|net)'/,
      ),
    ).toEqual([]);
  });
});
