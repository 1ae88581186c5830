/**
 * A change of model in a library that stays open: the present model answers every search until the other one has every
 * photo, whatever is killed meanwhile, and the way back is instant. By hand with more photos, with the times of the
 * searches: `SIGHTLINE_CHANGE_PHOTOS=2000 npx vitest run test/integration/change-of-model.test.ts -t "loses no search"`.
 */
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { dataDirLayout } from '../../electron/engine/files/data-dir.ts';
import { toPathBytes } from '../../electron/engine/files/path-bytes.ts';
import { LibrarySession } from '../../electron/host/library-session.ts';
import { openSettings, settingsFile } from '../../electron/host/settings-file.ts';
import type { LibraryEvent, LibraryModel, LibraryStatus, SearchResult } from '../../shared/schemas.ts';
import { writeTinyClip } from '../support/onnx/model-folders.ts';
import { copySamples, writeVariants } from '../support/photo-folders.ts';
import { markProcesses, type Role } from '../support/processes.ts';
import { runCli } from '../support/run-cli.ts';
import { words } from '../support/terms.ts';

const PHOTOS = Number(process.env['SIGHTLINE_CHANGE_PHOTOS'] ?? 120);
const WAIT = { timeout: 60_000 + 200 * PHOTOS, interval: 100 };
const DEADLINE = { timeout: 5 * WAIT.timeout };
const STARTER = 'sightline-starter';

let home: string;
let clip: string;
let session: LibrarySession | undefined;
beforeAll(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'sightline-change-'));
  clip = path.join(home, 'clip');
  await writeTinyClip(clip);
  writeVariants(path.join(home, 'photos'), PHOTOS);
  copySamples(path.join(home, 'few'), ['clock.jpg', 'tabby-cat.jpg', 'cup-of-coffee.jpg']);
});
afterEach(async () => {
  await session?.stop();
  session = undefined;
  vi.unstubAllEnvs();
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

async function open(dataDir: string): Promise<LibrarySession> {
  const settings = await openSettings(settingsFile(dataDir));
  session = new LibrarySession({ dataDir, demoWhenEmpty: false, settings });
  await session.open();
  return session;
}

/** Processes that this one starts from here on carry a mark. */
function marked(): { kill(...roles: Role[]): void } {
  const { env, living } = markProcesses();
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  return {
    kill(...roles) {
      for (const { pid, role } of living()) if (roles.includes(role)) process.kill(pid, 'SIGKILL');
    },
  };
}

/** How long the searches took, in milliseconds. */
function report(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number => Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
  return `${times.length} searches: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(1)} ms`;
}

const modelOf = async ({ api }: LibrarySession): Promise<LibraryModel> =>
  (await api.library.status({})).model;

async function untilIndexed({ api }: LibrarySession, photos: number): Promise<void> {
  await vi.waitFor(async () => expect((await api.library.status({})).photos.done).toBe(photos), WAIT);
}

const search = ({ api }: LibrarySession): Promise<SearchResult> =>
  api.search.query({ terms: words('a clock'), limit: 5 });

async function json<Data>(...args: string[]): Promise<Data> {
  const { code, stdout, stderr } = await runCli([...args, '--json']);
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout) as Data;
}

it(
  'A change of model loses no search: the old one answers until the new one has every photo, over a kill, and back at once',
  DEADLINE,
  async () => {
    const dataDir = path.join(home, 'switched');
    const mark = marked();
    const opened = await open(dataDir);
    const events: LibraryEvent[] = [];
    opened.onEvent((event) => events.push(event));
    await opened.api.folders.add({ path: toPathBytes(path.join(home, 'photos')) });
    await untilIndexed(opened, PHOTOS);

    const answers: string[] = [];
    const times: number[] = [];
    const failures: unknown[] = [];
    const searching = { on: true };
    const searches = (async () => {
      while (searching.on) {
        const started = performance.now();
        await search(opened).then(
          ({ model, hits }) => answers.push(hits.length === 5 ? model : 'too few hits'),
          (error: unknown) => failures.push(error),
        );
        times.push(performance.now() - started);
        await sleep(200);
      }
    })();
    const chosen = await opened.api.models.use({ id: clip });
    expect(chosen).toMatchObject({ id: STARTER, next: { id: 'tiny-clip', name: clip, waiting: PHOTOS } });
    // The embedder of the new model is killed on its way: nobody is blamed, and nothing is lost.
    await vi.waitFor(async () => expect((await modelOf(opened)).next?.waiting).toBeLessThan(PHOTOS), WAIT);
    mark.kill('embedder');
    await vi.waitFor(async () => expect((await modelOf(opened)).id).toBe('tiny-clip'), WAIT);
    await sleep(500);
    searching.on = false;
    await searches;

    expect(failures).toEqual([]);
    if (process.env['SIGHTLINE_CHANGE_PHOTOS'] !== undefined) console.log(report(times));
    expect(answers.length).toBeGreaterThan(3);
    const first = answers.indexOf('tiny-clip');
    expect(new Set(answers.slice(0, first))).toEqual(new Set([STARTER]));
    expect(new Set(answers.slice(first))).toEqual(new Set(['tiny-clip']));
    expect(await modelOf(opened)).toMatchObject({ name: clip, next: null, problem: null });
    const runs = events.flatMap((event) =>
      event.type === 'run' && event.run.kind === 'model' ? [event.run] : [],
    );
    expect(runs.at(-1)).toMatchObject({ state: 'done', failed: 0, error: null });
    expect(await opened.api.spaces.list({})).toMatchObject([
      { model: STARTER, photos: PHOTOS, state: 'idle' },
      { model: 'tiny-clip', photos: PHOTOS, state: 'answering' },
    ]);

    const back = await opened.api.models.use({ id: 'starter' });
    expect(back).toMatchObject({ id: STARTER, next: null });
    expect(await search(opened)).toMatchObject({ model: STARTER, searched: PHOTOS });
  },
);

it(
  'A change of model that was killed goes on where it was, with the old model answering meanwhile',
  DEADLINE,
  async () => {
    const dataDir = path.join(home, 'killed');
    const mark = marked();
    let opened = await open(dataDir);
    await opened.api.folders.add({ path: toPathBytes(path.join(home, 'photos')) });
    await untilIndexed(opened, PHOTOS);
    await opened.api.models.use({ id: clip });
    await (await openSettings(settingsFile(dataDir))).update({ model: clip });
    await vi.waitFor(async () => expect((await modelOf(opened)).next?.waiting).toBeLessThan(PHOTOS), WAIT);
    await opened.api.spaces.pause({});
    const { next } = await modelOf(opened);
    mark.kill('engine', 'embedder');
    await opened.stop();

    opened = await open(dataDir);
    const resumed = await modelOf(opened);
    expect(resumed).toMatchObject({ id: STARTER, next: { id: 'tiny-clip' } });
    expect(resumed.next?.waiting).toBeLessThanOrEqual(next?.waiting ?? 0);
    expect(await search(opened)).toMatchObject({ model: STARTER, searched: PHOTOS });
    await vi.waitFor(async () => expect((await modelOf(opened)).id).toBe('tiny-clip'), WAIT);
    expect(await search(opened)).toMatchObject({ model: 'tiny-clip', searched: PHOTOS });
  },
);

it(
  'A model is chosen for all commands, and index makes it ready, with new photos and one that is gone',
  { timeout: 180_000 },
  async () => {
    const data = ['--data-dir', path.join(home, 'commands')];
    const few = path.join(home, 'some');
    copySamples(few, ['clock.jpg', 'tabby-cat.jpg', 'cup-of-coffee.jpg']);
    await json('index', few, ...data);
    expect(await json('models', 'use', clip, ...data)).toMatchObject({ id: STARTER, next: { waiting: 3 } });
    expect(await json('search', 'a clock', ...data)).toMatchObject({ model: STARTER, searched: 3 });
    const told = await runCli(['status', ...data]);
    expect(told.stdout).toContain('tiny-clip is chosen and answers once it has indexed 3 photos');

    copySamples(few, ['two-dogs-at-a-window.jpg']);
    rmSync(path.join(few, 'tabby-cat.jpg'));
    expect(await json('index', ...data)).toMatchObject({
      done: 1,
      built: { model: 'tiny-clip', changed: true },
    });
    expect(await json('search', 'a clock', ...data)).toMatchObject({ model: 'tiny-clip', searched: 3 });
    expect(await json('search', 'a clock', '--model', 'starter', ...data)).toMatchObject({ model: STARTER });
    expect(await json('models', 'use', 'starter', ...data)).toMatchObject({ id: STARTER, next: null });
    expect(await json('search', 'a clock', ...data)).toMatchObject({ model: STARTER, searched: 3 });

    expect((await runCli(['models', 'spaces', 'rm', STARTER, ...data])).stderr).toContain('answering');
    await json('models', 'spaces', 'rm', 'tiny-clip', ...data);
    expect(await json('models', 'spaces', ...data)).toMatchObject([{ model: STARTER, photos: 3 }]);
  },
);

it(
  'A chosen model that is gone leaves a library that opens, with the last one that works and a sentence',
  { timeout: 180_000 },
  async () => {
    const data = ['--data-dir', path.join(home, 'gone')];
    const away = path.join(home, 'unplugged');
    await writeTinyClip(away);
    await json('index', path.join(home, 'few'), ...data);
    await json('models', 'use', away, ...data);
    await json('index', ...data);
    renameSync(away, `${away}.away`);
    expect(await json<LibraryStatus>('status', ...data)).toMatchObject({
      model: { id: STARTER, problem: expect.stringContaining(away) as string },
    });
    expect(await json('search', 'a clock', ...data)).toMatchObject({ model: STARTER, searched: 3 });
    renameSync(`${away}.away`, away);
    expect(await json('search', 'a clock', ...data)).toMatchObject({ model: 'tiny-clip', searched: 3 });

    const wrong = await runCli(['models', 'use', 'no-such-model', ...data]);
    expect(wrong.code).toBe(1);
    expect(wrong.stderr).toContain(`received 'no-such-model'`);
    expect(await json('settings', 'get', 'model', ...data)).toEqual({ model: away });
  },
);

it('An installed model is found by its name and by its hub id', { timeout: 120_000 }, async () => {
  const dataDir = path.join(home, 'installed');
  const data = ['--data-dir', dataDir];
  const { models } = dataDirLayout(dataDir);
  await writeTinyClip(path.join(models, 'someone--tiny'));
  expect((await runCli(['search', 'a clock', '--model', 'someone/tiny', ...data])).code).toBe(1);
  writeFileSync(path.join(models, 'someone--tiny', 'sightline-model.json'), '{}');
  await json('index', path.join(home, 'few'), '--model', 'someone/tiny', ...data);
  for (const name of ['someone/tiny', 'someone--tiny', path.join(models, 'someone--tiny')]) {
    const { model } = await json<LibraryStatus>('status', '--model', name, ...data);
    expect(model).toMatchObject({ id: 'tiny-clip', name: 'someone--tiny' });
  }
});

it('The model of a library is removed only once another one is chosen', { timeout: 120_000 }, async () => {
  const data = ['--data-dir', path.join(home, 'removing')];
  const folder = path.join(home, 'to-remove');
  await writeTinyClip(folder);
  const { name } = await json<{ name: string }>('models', 'import', folder, ...data);
  await json('models', 'use', name, ...data);
  const refused = await runCli(['models', 'rm', name, ...data]);
  expect(refused.code).not.toBe(0);
  expect(refused.stderr).toContain(`${name} is the model of this library; choose another one first`);
  await json('models', 'use', 'starter', ...data);
  expect(await json('models', 'rm', name, ...data)).toEqual({ name });
});
