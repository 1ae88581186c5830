/**
 * A remote encoder, end to end through the command line: the starter model behind the documented form on this machine,
 * asked as a person asks it.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { BuildSummary, IndexSummary } from '../../electron/engine/api/engine-api.ts';
import type { LibraryModel, LibraryStatus, RemoteEncoder, SearchResult } from '../../shared/schemas.ts';
import { quadrants } from '../support/images.ts';
import { copySamples } from '../support/photo-folders.ts';
import { GOOD_KEY, startRemoteEncoder, type RemoteEncoderServer } from '../support/remote-encoder.ts';
import { markProcesses } from '../support/processes.ts';
import { binFile, runCli, startCli, type CliResult } from '../support/run-cli.ts';

const QUERIES = ['a clock', 'a cup of coffee'];

let home: string;
let photos: string;
let server: RemoteEncoderServer;
beforeAll(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'sightline-remote-'));
  photos = path.join(home, 'photos');
  copySamples(photos, ['clock.jpg', 'tabby-cat.jpg', 'cup-of-coffee.jpg', 'orange-dahlia.jpg']);
  server = await startRemoteEncoder();
});
afterEach(() => {
  server.fault = () => false;
});
afterAll(async () => {
  await server.close();
  rmSync(home, { recursive: true, force: true });
});

const env = { SIGHTLINE_REMOTE_KEY: GOOD_KEY };

function cli(dataDir: string, ...args: string[]): Promise<CliResult> {
  return runCli([...args, '--data-dir', dataDir], { env });
}

async function json<Data>(dataDir: string, ...args: string[]): Promise<Data> {
  const { code, stdout, stderr } = await cli(dataDir, ...args, '--json');
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout) as Data;
}

/** Names in order, by cosine alone: strengths depend on backgrounds, which only the starter ships. */
async function ranking(dataDir: string, query: string): Promise<{ model: string; names: string[] }> {
  const { model, hits } = await json<SearchResult>(dataDir, 'search', query, '--metric', 'cosine');
  return { model, names: hits.map(({ path: file }) => path.basename(file)) };
}

it('A library moves to a remote encoder with the same model and finds the same, and moves back at once', async () => {
  const dataDir = path.join(home, 'library');
  await json<IndexSummary>(dataDir, 'index', photos);
  const here = await Promise.all(QUERIES.map((query) => ranking(dataDir, query)));

  const asked = await cli(dataDir, 'models', 'remote', 'add', server.url, '--name', 'desk');
  expect(asked).toMatchObject({ code: 2 });
  expect(asked.stderr).toMatch(
    /4 photos of this library, about .*B, would leave this computer for 127\.0\.0\.1/,
  );
  expect(asked.stderr).toMatch(/expected --yes/);
  expect(server.requests.every(({ images }) => images.length <= 4)).toBe(true);
  expect(await json<RemoteEncoder[]>(dataDir, 'models', 'remote')).toEqual([]);

  const added = await json<RemoteEncoder>(
    dataDir,
    'models',
    'remote',
    'add',
    server.url,
    '--name',
    'desk',
    '--yes',
  );
  expect(added).toMatchObject({ name: 'remote:desk', key: 'environment', dimensions: 512 });
  const [listed, { stdout: table }] = await Promise.all([
    json<{ id: string }[]>(dataDir, 'models', 'list'),
    cli(dataDir, 'models', 'list'),
  ]);
  expect(listed.find(({ id }) => id === 'remote:desk')).toMatchObject({
    ...{ installed: false, inUse: false, source: 'remote', host: added.host },
    ...{ licence: null, commercialUse: null, revision: added.revision, bytes: null, languages: null },
  });
  expect(table).toMatch(/@ +remote:desk .* on 127\.0\.0\.1/);

  const chosen = await json<LibraryModel>(dataDir, 'models', 'use', 'remote:desk');
  expect(chosen).toMatchObject({ id: 'sightline-starter', next: { id: 'remote:desk', waiting: 4 } });
  const { built } = await json<{ built: BuildSummary }>(dataDir, 'index');
  expect(built).toMatchObject({ model: 'remote:desk', changed: true, waiting: 0 });

  const there = await Promise.all(QUERIES.map((query) => ranking(dataDir, query)));
  expect(there.map(({ names }) => names)).toEqual(here.map(({ names }) => names));
  expect(there.map(({ model }) => model)).toEqual(QUERIES.map(() => 'remote:desk'));

  const { model } = await json<LibraryStatus>(dataDir, 'status');
  expect(model).toMatchObject({ provider: 'remote', host: new URL(server.url).host });
  expect((await cli(dataDir, 'status')).stdout).toContain(`remote host ${new URL(server.url).host}`);

  const back = await json<LibraryModel>(dataDir, 'models', 'use', 'starter');
  expect(back).toMatchObject({ id: 'sightline-starter', next: null });
  expect(await ranking(dataDir, QUERIES[0]!)).toEqual(here[0]);
});

/** Adds the server to a library that has no photo yet, and chooses it. */
async function withRemote(name: string): Promise<string> {
  const dataDir = path.join(home, name);
  await json(dataDir, 'models', 'remote', 'add', server.url, '--name', 'desk', '--yes');
  await json(dataDir, 'models', 'use', 'remote:desk');
  return dataDir;
}

const script = spawnSync('script', ['--version']).status === 0;
it.skipIf(!script)(
  `A person in a terminal is asked before a remote encoder is added${script ? '' : ' (NOT TESTED: no script(1) here)'}`,
  async () => {
    const dataDir = path.join(home, 'asked');
    const add = async (answer: string): Promise<{ code: number | null; said: string }> => {
      const words = ['models', 'remote', 'add', server.url, '--name', 'desk', '--data-dir', dataDir];
      const command = [process.execPath, binFile, ...words].map((word) => `'${word}'`).join(' ');
      // script(1) gives the command a terminal.
      const terminal = spawn('script', ['-qefc', command, '/dev/null'], { env: { ...process.env, ...env } });
      let said = '';
      terminal.stdout.setEncoding('utf8').on('data', (text: string) => {
        const asked = said.includes('[y/N]');
        said += text;
        if (!asked && said.includes('[y/N]')) terminal.stdin.write(`${answer}\n`);
      });
      const code = await new Promise<number | null>((resolve) => terminal.once('close', resolve));
      return { code, said };
    };
    for (const answer of ['', 'yess']) {
      const refused = await add(answer);
      expect(refused.code).toBe(130);
      expect(refused.said).toMatch(/would leave this computer for 127\.0\.0\.1[^]*Send them\? \[y\/N\]/);
      expect(refused.said).toContain('nothing was added, and no photo was sent');
      expect(await json<RemoteEncoder[]>(dataDir, 'models', 'remote')).toEqual([]);
    }
    const agreed = await add('Y');
    expect(agreed.said).toContain('Added remote:desk.');
    expect(agreed.code).toBe(0);
    expect(await json<RemoteEncoder[]>(dataDir, 'models', 'remote')).toMatchObject([{ name: 'remote:desk' }]);
  },
  60_000,
);

it('What a remote encoder gets is PNG of exactly its size, without any metadata of the photo', async () => {
  const dataDir = await withRemote('metadata');
  const folder = path.join(home, 'places');
  copySamples(folder, ['clock.jpg']);
  const exif = {
    IFD0: { Make: 'Acme', Artist: 'Somebody Known', DateTime: '2024:05:03 00:00:00' },
    IFD3: {
      GPSLatitudeRef: 'N',
      GPSLatitude: '48/1 51/1 0/1',
      GPSLongitudeRef: 'E',
      GPSLongitude: '2/1 21/1 0/1',
    },
  };
  writeFileSync(
    path.join(folder, 'my-place.jpg'),
    await quadrants(900, 500).withExif(exif).jpeg().toBuffer(),
  );
  server.requests.length = 0;
  const summary = await json<IndexSummary>(dataDir, 'index', folder);
  expect(summary).toMatchObject({ done: 2, failed: 0 });

  const pictures = server.requests.flatMap(({ images }) => images);
  expect(pictures.length).toBeGreaterThanOrEqual(2);
  for (const png of pictures) {
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([260, 260]);
    expect(chunksOf(png)).toEqual(['IHDR', 'IDAT', 'IEND']);
  }
  const sent = JSON.stringify(server.requests.map(({ texts, headers }) => ({ texts, headers })));
  for (const secret of ['Acme', 'Somebody', 'my-place', home]) expect(sent).not.toContain(secret);
});

function chunksOf(png: Buffer): string[] {
  const found: string[] = [];
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12) {
    found.push(png.toString('latin1', at + 4, at + 8));
  }
  return found;
}

it('While a remote encoder is away, photos wait and a search says why; afterwards both go on', async () => {
  const dataDir = await withRemote('away');
  server.fault = (_request, response) => Boolean(response.destroy());
  const stopped = await cli(dataDir, 'index', photos);
  expect(stopped.code).toBe(1);
  expect(stopped.stderr).toMatch(/remote encoder 127\.0\.0\.1:\d+ cannot be reached/);
  const { photos: counts } = await json<LibraryStatus>(dataDir, 'status');
  expect(counts).toMatchObject({ done: 0, pending: 4, failed: 0 });
  server.fault = () => false;
  expect(await json<IndexSummary>(dataDir, 'index')).toMatchObject({ done: 4, failed: 0 });

  server.fault = (_request, response) => Boolean(response.destroy());
  const search = await cli(dataDir, 'search', 'a clock');
  expect(search.code).toBe(1);
  expect(search.stderr).toMatch(/texts can be searched for again then, or now with a model on this computer/);
});

it.runIf(process.platform === 'linux')(
  'The key of a remote encoder is in no process that decodes files, in no argument, no log and no message',
  async () => {
    const dataDir = await withRemote('secret');
    const mark = markProcesses();
    let held = (): void => undefined;
    const sending = new Promise<void>((resolve) => (held = resolve));
    // The first pictures are the probes; how many photos come at a time depends on how busy the machine is.
    let probed = false;
    server.fault = ({ images }) => {
      if (images.length === 0) return false;
      if (!probed) {
        probed = true;
        return false;
      }
      held();
      return true;
    };
    const running = startCli(['index', photos, '--data-dir', dataDir, '--json'], {
      env: { ...env, ...mark.env },
    });
    await sending;
    const seen = mark.living().map(({ pid, role }) => ({
      role,
      environment: readFileSync(`/proc/${pid}/environ`, 'utf8').includes(GOOD_KEY),
      argument: readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(GOOD_KEY),
    }));
    const holders = seen.filter(({ environment }) => environment).map(({ role }) => role);
    expect(seen.map(({ role }) => role)).toEqual(expect.arrayContaining(['courier', 'embedder']));
    expect(holders).not.toContain('embedder');
    expect(holders).not.toContain('decoder');
    expect(seen.some(({ argument }) => argument)).toBe(false);
    running.child.kill('SIGINT');
    running.child.kill('SIGINT');
    const { stdout, stderr } = await running.finished;
    expect(stdout + stderr).not.toContain(GOOD_KEY);
    const { stdout: found } = await cli(dataDir, 'status', '--json');
    expect(found).not.toContain(GOOD_KEY);
    for (const file of readdirSync(dataDir, { recursive: true, withFileTypes: true })) {
      if (!file.isFile()) continue;
      expect(readFileSync(path.join(file.parentPath, file.name)).includes(GOOD_KEY), file.name).toBe(false);
    }
  },
);
