/**
 * A remote encoder, end to end through the command line: the starter model behind the documented form on this machine,
 * asked as a person asks it.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { BuildSummary, IndexSummary } from '../../electron/engine/api/engine-api.ts';
import type { LibraryModel, LibraryStatus, RemoteEncoder, SearchResult } from '../../shared/schemas.ts';
import { copySamples } from '../support/photo-folders.ts';
import { GOOD_KEY, startRemoteEncoder, type RemoteEncoderServer } from '../support/remote-encoder.ts';
import { runCli, type CliResult } from '../support/run-cli.ts';

const QUERIES = ['a clock', 'a cat', 'a cup of coffee'];

let home: string;
let photos: string;
let server: RemoteEncoderServer;
beforeAll(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'sightline-remote-'));
  photos = path.join(home, 'photos');
  copySamples(photos, ['clock.jpg', 'tabby-cat.jpg', 'cup-of-coffee.jpg', 'orange-dahlia.jpg']);
  server = await startRemoteEncoder();
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
