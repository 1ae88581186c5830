/**
 * What bad input gets: a stated outcome and a message each, through the command line on real files. One folder with
 * one file of every kind is indexed once; the tests look at what became of each.
 */
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { chown } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { starterModelDir } from '../../electron/engine/app-root.ts';
import { asBuffer, toPathBytes } from '../../electron/engine/files/path-bytes.ts';
import type { EngineApi, EngineEvent, IndexSummary } from '../../electron/engine/api/engine-api.ts';
import { superviseEngine } from '../../electron/engine/processes/start-engine.ts';
import type { Supervisor } from '../../electron/engine/processes/supervisor.ts';
import { openStore } from '../../electron/engine/store/store.ts';
import type { Counts, Hit, LibraryStatus, Photo, Problem } from '../../shared/schemas.ts';
import { CAT, INVALID_NAME, NEWLINE_NAME, writeBadPhotos } from '../support/bad-photos.ts';
import { unprivilegedCli } from '../support/nobody-cli.ts';
import { copySamples, fingerprint, samplePath } from '../support/photo-folders.ts';
import { runCli, startCli, type CliResult } from '../support/run-cli.ts';
import { removeCopy, starterCopy } from '../support/starter-copy.ts';
import { mountTinyDisk } from '../support/tiny-disk.ts';
import { words } from '../support/terms.ts';

type Summary = IndexSummary & { photos: Counts };

const DEADLINE = { timeout: 60_000, interval: 50 };

let home: string;
let photos: string;
let dataDir: string;
let before: Record<string, string>;
let indexed: CliResult;
let found: Map<string, Photo>;
let problems: Problem[];
let lookalikes: Map<string, Hit>;

const cli = (...args: string[]): Promise<CliResult> => runCli([...args, '--data-dir', dataDir]);
const parse = <Data>({ stdout }: CliResult): Data => JSON.parse(stdout) as Data;

beforeAll(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'sightline-bad-input-'));
  // Another user has to get in.
  chmodSync(home, 0o755);
  photos = path.join(home, 'photos');
  dataDir = path.join(home, 'data');
  await writeBadPhotos(photos);
  before = fingerprint(photos);
  indexed = await cli('index', photos, '--json');
  found = libraryPhotos(dataDir);
  ({ problems } = parse<{ problems: Problem[] }>(await cli('status', '--failed', '--json')));
  const { hits } = parse<{ hits: Hit[] }>(await cli('search', '--image', CAT, '--limit', '100', '--json'));
  lookalikes = new Map(hits.map((hit) => [path.relative(photos, hit.path), hit]));
}, 180_000);
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Every photo that the library knows, by its path below the folder as it is shown. */
function libraryPhotos(directory: string): Map<string, Photo> {
  const store = openStore(directory, 'reader');
  try {
    const [folder] = store.folders.list();
    if (!folder) throw new Error('expected a folder in the library');
    const root = asBuffer(folder.path).toString();
    return new Map(
      store.scans.someOf(folder.id, 10_000).flatMap((id) => {
        const photo = store.photos.get(id);
        return photo ? [[path.relative(root, photo.path), photo] as const] : [];
      }),
    );
  } finally {
    store.close();
  }
}

describe('indexing a folder with bad files', () => {
  it('Indexing a folder with bad files runs, counts them and never writes to the folder', () => {
    expect(indexed.code, indexed.stderr).toBe(0);
    const states = [...found.values()].map(({ state }) => state);
    const count = (state: string): number => states.filter((each) => each === state).length;
    expect(parse<Summary>(indexed)).toMatchObject({
      done: count('done'),
      failed: count('failed'),
      skipped: count('skipped'),
      photos: { pending: 0 },
    });
    expect(fingerprint(photos)).toEqual(before);
  });

  it.each([
    [
      'corrupt JPEG',
      'corrupt.jpg',
      'failed',
      /^the (image could not be decoded|file is truncated|file is damaged)/,
    ],
    [
      'corrupt PNG',
      'corrupt.png',
      'failed',
      /^the (image could not be decoded|file is truncated|file is damaged)/,
    ],
    [
      'truncated at 60 %',
      'cut-60.jpg',
      'done',
      /^the file is truncated.*; about [56]\d % of the image could be read$/,
    ],
    [
      'truncated at 30 %',
      'cut-30.jpg',
      'failed',
      /^the file is truncated.*: expected at least half .*, found about [23]\d %$/,
    ],
    ['zero-byte', 'empty.jpg', 'failed', /^expected an image, received an empty file \(0 bytes\)$/],
    ['text named .jpg', 'text.jpg', 'failed', /^expected an image, received an unknown format$/],
    ['30,000 × 30,000', 'huge.png', 'failed', /^expected at most \d+ megapixels, received 30000 × 30000$/],
    ['a format for later', 'drawing.xcf', 'skipped', /not supported yet/],
    ['dangling symlink', 'dangling.jpg', 'skipped', /^dangling symlink: its target does not exist$/],
    ['symlink to itself', 'itself.jpg', 'skipped', /^symlink loop: it leads back to itself$/],
    ['symlink to its parent', 'inner/around', 'skipped', /^symlink loop: it leads back to \//],
  ] as const)('A bad file has its state and reason: %s', (_kind, name, state, reason) => {
    expect(found.get(name)).toMatchObject({ state, reason: expect.stringMatching(reason) as string });
    if (state === 'done') return;
    expect(problems).toContainEqual(
      expect.objectContaining({ path: path.join(photos, name), state, reason: found.get(name)?.reason }),
    );
  });

  it.each([
    ['animated GIF: its first frame', 'animated.gif', 'gif'],
    ['animated WebP: its first frame', 'animated.webp', 'webp'],
    ['CMYK', 'cmyk.jpg', 'jpeg'],
    ['16-bit', 'deep.png', 'png'],
    ['progressive', 'progressive.jpg', 'jpeg'],
    ['name with a newline', NEWLINE_NAME, 'jpeg'],
    ['name of invalid UTF-8', 'caf\\xe9.jpg', 'jpeg'],
  ] as const)(
    'An odd file is done without a warning, and looks like its original: %s',
    (_kind, name, type) => {
      expect(found.get(name)).toMatchObject({ state: 'done', reason: null, type });
      expect(lookalikes.get(name)?.cosine).toBeGreaterThan(0.9);
      // What shows something else does not.
      expect(lookalikes.get('good/clock.jpg')?.cosine).toBeLessThan(0.8);
    },
  );

  it('An animation has the size of its frame', () => {
    for (const name of ['animated.gif', 'animated.webp'])
      expect(found.get(name)).toMatchObject({ width: 300, height: 300 });
  });

  it('A name with a newline takes one line on a terminal', async () => {
    const { stdout } = await cli('search', '--image', CAT, '--limit', '100');
    expect(stdout).toContain('/two\\nlines.jpg\n');
    expect(stdout).toContain('/caf\\xe9.jpg\n');
  });

  it('A name of invalid UTF-8 is opened by its bytes', async () => {
    const running = superviseEngine({ dataDir, mode: 'writer' });
    try {
      const id = found.get('caf\\xe9.jpg')?.id ?? 0;
      const { path: thumbnail } = await running.api.thumbnail({ id, size: 'small' });
      expect(readFileSync(thumbnail).toString('hex', 0, 2)).toBe('ffd8');
      const file = Buffer.concat([Buffer.from(`${photos}/`), INVALID_NAME]);
      const { results } = await running.api.classify({ files: [file], labels: ['a cat', 'a clock'] });
      expect(results).toMatchObject([{ label: 'a cat', error: null }]);
    } finally {
      await running.stop();
    }
  });
});

describe('a file that vanishes between scan and read', () => {
  it('A file that vanishes between scan and read leaves without a trace, and the others are done', async () => {
    const folder = path.join(home, 'vanishing');
    copySamples(folder, ['clock.jpg', 'tabby-cat.jpg']);
    const running: Supervisor<EngineApi, EngineEvent> = superviseEngine({
      dataDir: path.join(home, 'vanishing-data'),
      mode: 'writer',
    });
    try {
      await running.api.folders.add({ path: toPathBytes(folder) });
      await running.api.indexing.pause({});
      const run = running.api.index({});
      await expect.poll(async () => (await running.api.library.status({})).photos.pending, DEADLINE).toBe(2);
      rmSync(path.join(folder, 'clock.jpg'));
      await running.api.indexing.resume({});
      expect(await run).toMatchObject({ done: 1, failed: 0, skipped: 0, removed: 1 });
      expect((await running.api.library.status({})).photos).toMatchObject({ done: 1, pending: 0, failed: 0 });
    } finally {
      await running.stop();
    }
  });
});

describe('a folder', () => {
  it.each([
    ['that does not exist', 'missing', /expected a folder at .*\/missing, found nothing there/],
    ['that is a file', 'photos/text.jpg', /expected a folder at .*\/text\.jpg, received a file/],
  ])("A folder %s can't be indexed", async (_kind, name, message) => {
    const { code, stdout, stderr } = await cli('index', path.join(home, name));
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(message);
  });
});

describe('a query', () => {
  it.each([
    ['empty', '', /expected a description of 1 to 2,000 characters, received an empty one/],
    ['of blanks', '  ', /received an empty one/],
    [
      'of 10,000 characters',
      'cat '.repeat(2_500).trim().padEnd(10_000, 's'),
      /to 2,000 characters, received 10,000/,
    ],
  ])('A query %s is wrong usage', async (_kind, text, message) => {
    const { code, stdout, stderr } = await cli('search', text);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });

  it('A query of emoji, Chinese, control characters or the longest text is answered, or not understood', async () => {
    const running = superviseEngine({ dataDir, mode: 'reader' });
    try {
      // The vocabulary has 一, which is a piece of the Chinese sentence, and long words.
      const texts = { '🐈‍⬛🎉': 0, 一只猫在睡觉: 5, '\u0000\u202e': 0, ['a '.repeat(1_000).trim()]: 5 };
      for (const [text, length] of Object.entries(texts)) {
        const result = await running.api.search.query({ terms: words(text), limit: 5 });
        expect(result.query.text).toBe(text);
        expect(result.understood).toBe(length > 0);
        expect(result.hits).toHaveLength(length);
        for (const hit of result.hits) expect(Number.isFinite(hit.strength)).toBe(true);
      }
    } finally {
      await running.stop();
    }
  });

  it('A query of an image that is none says what came', async () => {
    const { code, stderr } = await cli('search', '--image', path.join(photos, 'text.jpg'));
    expect(code).toBe(1);
    expect(stderr).toContain('expected an image, received an unknown format');
  });
});

describe('a second writer', () => {
  it('A second writer is refused with 4 and the process id of the command that the user started', async () => {
    const server = startCli(['serve', '--json', '--data-dir', dataDir]);
    try {
      await server.waitFor('stdout', /"pid"/);
      const { pid } = server.child;
      const second = await cli('index', photos, '--json');
      expect(second.code).toBe(4);
      expect(parse(second)).toMatchObject({ error: { kind: 'locked', detail: { pid } } });
      expect(second.stderr).toContain(`is locked by process ${pid};`);
      expect((await cli('search', 'a cat', '--json')).code).toBe(0);
    } finally {
      server.child.kill('SIGTERM');
      await server.finished;
    }
  });
});

describe('a model that was tampered with', () => {
  it.each([
    ['vision_model_quantized.onnx', 'index', 'good'],
    ['text_model_quantized.onnx', 'search', 'a cat'],
  ])(
    'A model that was tampered with, %s: %s is refused by naming the file',
    async (name, command, argument) => {
      const bytes = readFileSync(path.join(starterModelDir, 'onnx', name));
      const middle = Math.floor(bytes.length / 2);
      bytes[middle] = (bytes[middle] ?? 0) ^ 1;
      const model = await starterCopy({ [`onnx/${name}`]: bytes }, { sums: true });
      try {
        const { code, stdout, stderr } =
          command === 'index'
            ? await runCli([
                ...['index', path.join(photos, argument), '--model', model],
                ...['--data-dir', path.join(home, 'tampered')],
              ])
            : await cli('search', argument, '--model', model);
        expect({ code, stdout }, stderr).toEqual({ code: 1, stdout: '' });
        expect(stderr).toContain(`onnx/${name}`);
        expect(stderr).toMatch(/expected sha256 [0-9a-f]{8,}.*received/);
        expect(stderr.trimEnd().split('\n')).toHaveLength(1);
      } finally {
        await removeCopy(model);
      }
      // The library is as it was.
      expect(parse<LibraryStatus>(await cli('status', '--json')).photos.pending).toBe(0);
    },
  );
});

const disk = mountTinyDisk(4_000_000);
if (typeof disk === 'string') console.warn(`NOT TESTED: a full disk: ${disk}`);
afterAll(() => {
  if (typeof disk !== 'string') disk.unmount();
});

describe.skipIf(typeof disk === 'string')('a full disk', { timeout: 240_000 }, () => {
  it('A full disk stops indexing with that message; searches work, and with room the next run finishes', async () => {
    if (typeof disk === 'string') return;
    const folder = path.join(home, 'for-a-full-disk');
    const library = ['--data-dir', path.join(disk.path, 'data')];
    copySamples(folder, ['clock.jpg', 'tabby-cat.jpg']);
    expect((await runCli(['index', folder, ...library])).code).toBe(0);

    copySamples(folder);
    const free = disk.fill();
    const full = await runCli(['index', '--json', ...library]);
    expect(full.code).toBe(1);
    expect(parse(full)).toMatchObject({ error: { kind: 'disk-full' } });
    expect(full.stderr).toMatch(/the disk is full, .*library\.db could not be written; free up some space/);
    const search = await runCli(['search', 'a tabby cat', '--json', ...library]);
    expect(search.code, search.stderr).toBe(0);
    expect(parse<{ hits: Hit[] }>(search).hits[0]?.path).toContain('tabby-cat.jpg');

    free();
    const again = await runCli(['index', '--json', ...library]);
    expect(again.code, again.stderr).toBe(0);
    expect(parse<Summary>(again).photos).toMatchObject({ done: 23, pending: 0, failed: 0 });
  });
});

/** Room that may be enough for the start of a tagging run and not for its proposals, in bytes. */
const ROOM_FOR_A_START = [200_000, 220_000, 240_000, 260_000, 280_000, 300_000];
const tagDisk = mountTinyDisk(5_000_000);
afterAll(() => {
  if (typeof tagDisk !== 'string') tagDisk.unmount();
});

describe.skipIf(typeof tagDisk === 'string')('a disk that fills while photos are tagged', () => {
  it('A tagging run that a full disk stopped ends the command with 1, and is resumed with room', async () => {
    if (typeof tagDisk === 'string') return;
    const folder = path.join(home, 'for-tagging-on-a-full-disk');
    copySamples(folder);
    const library = ['--data-dir', path.join(tagDisk.path, 'data')];
    expect((await runCli(['index', folder, ...library])).code).toBe(0);
    const data = path.join(tagDisk.path, 'data');
    cpSync(data, path.join(home, 'before-tagging'), { recursive: true });
    let stopped: CliResult | null = null;
    let free: () => void = () => undefined;
    for (const room of ROOM_FOR_A_START) {
      free = tagDisk.fill(room);
      const tried = await runCli(['tag', 'run', '--labels', 'cat, dog', '--json', ...library]);
      expect(tried.code, tried.stdout).toBe(1);
      if (parse<{ run?: unknown }>(tried).run) {
        stopped = tried;
        break;
      }
      free();
      rmSync(data, { recursive: true });
      cpSync(path.join(home, 'before-tagging'), data, { recursive: true });
    }
    if (!stopped) throw new Error('expected a run that started on a disk that was nearly full');
    const full = expect.stringContaining('the disk is full') as string;
    expect(parse(stopped)).toMatchObject({ run: { state: 'running', done: 0, error: full } });
    expect(stopped.stderr).toMatch(/0 of 23 photos done; the disk is full.*\n.*sightline tag resume/);

    free();
    const resumed = await runCli(['tag', 'resume', '--json', ...library]);
    expect(resumed.code, resumed.stderr).toBe(0);
    expect(parse(resumed)).toMatchObject({ run: { state: 'done', done: 23, error: null } });
  });
});

describe.skipIf(typeof disk === 'string')('a disk that was full', { timeout: 240_000 }, () => {
  it('A full disk with room again lets a running Sightline go on by itself', async () => {
    if (typeof disk === 'string') return;
    const folder = path.join(home, 'for-a-disk-that-was-full');
    rmSync(path.join(disk.path, 'data'), { recursive: true, force: true });
    copySamples(folder, ['clock.jpg', 'tabby-cat.jpg']);
    const dataDir = path.join(disk.path, 'running');
    const engine = superviseEngine({ dataDir, mode: 'writer', watch: true });
    const status = (): Promise<LibraryStatus> => engine.api.library.status({});
    try {
      await engine.api.folders.add({ path: toPathBytes(folder) });
      await expect.poll(async () => (await status()).photos.done, { timeout: 60_000 }).toBe(2);
      await expect.poll(async () => (await status()).progress.phase).toBe('idle');
      const free = disk.fill();
      copySamples(folder);
      await expect
        .poll(async () => (await status()).progress.stopped, { timeout: 60_000 })
        .toMatch(/the disk is full/);
      free();
      await expect
        .poll(status, { timeout: 90_000 })
        .toMatchObject({ photos: { done: 23, pending: 0, failed: 0 }, progress: { stopped: null } });
    } finally {
      await engine.stop();
      rmSync(dataDir, { recursive: true });
    }
  });
});

const nobody = unprivilegedCli();
if (typeof nobody === 'string') console.warn(`NOT TESTED: permissions: ${nobody}`);

describe.skipIf(typeof nobody === 'string')('without permission', { timeout: 240_000 }, () => {
  it('Without permission a photo fails with that reason and a folder keeps what is in it; the rest is done', async () => {
    if (typeof nobody === 'string') return;
    const folder = path.join(home, 'forbidden');
    const own = path.join(home, 'forbidden-data');
    copySamples(folder, ['clock.jpg', 'tabby-cat.jpg']);
    copySamples(path.join(folder, 'closed'), ['orange-dahlia.jpg']);
    mkdirSync(own);
    for (const entry of [own, folder, path.join(folder, 'closed'), path.join(folder, 'clock.jpg')])
      await chown(entry, nobody.uid, nobody.uid);
    chmodSync(path.join(folder, 'clock.jpg'), 0o000);
    const first = nobody.run('index', folder, '--json', '--data-dir', own);
    expect(first.code, first.stderr).toBe(0);
    expect(parse(first)).toMatchObject({ done: 2, failed: 1 });
    const failures = nobody.run('status', '--failed', '--data-dir', own).stdout;
    expect(failures).toContain('clock.jpg: permission to read the file was denied');

    chmodSync(path.join(folder, 'closed'), 0o000);
    expect(parse(nobody.run('index', '--json', '--data-dir', own))).toMatchObject({ removed: 0, done: 0 });
    chmodSync(folder, 0o000);
    const shut = nobody.run('index', '--json', '--data-dir', own);
    expect(shut.code).toBe(0);
    expect(parse(shut)).toMatchObject({ removed: 0, unavailable: [{ path: folder }], photos: { done: 2 } });
    expect(shut.stderr).toContain('permission to read the folder was denied');
    expect(nobody.run('index', folder, '--data-dir', path.join(own, 'other')).stderr).toMatch(
      /expected a readable folder at .*forbidden, permission was denied/,
    );
    chmodSync(folder, 0o755);
    chmodSync(path.join(folder, 'closed'), 0o755);
  });

  it('Without permission for a subfolder it is counted, listed with its reason, and done when there is permission', async () => {
    if (typeof nobody === 'string') return;
    const folder = path.join(home, 'partly forbidden');
    const own = path.join(home, 'partly-forbidden-data');
    const closed = path.join(folder, 'closed');
    copySamples(folder, ['clock.jpg']);
    copySamples(closed, ['orange-dahlia.jpg']);
    mkdirSync(own);
    for (const entry of [own, folder, closed]) await chown(entry, nobody.uid, nobody.uid);
    chmodSync(closed, 0o000);
    const entry = { path: closed, reason: 'permission to read the folder was denied' };
    const status = (): unknown => parse(nobody.run('status', '--failed', '--json', '--data-dir', own));

    const first = nobody.run('index', folder, '--json', '--data-dir', own);
    expect(parse(first)).toMatchObject({ done: 1, failed: 0, unlisted: [entry] });
    expect(first.stderr).toContain(`Left out: ${closed}: ${entry.reason}`);
    expect(status()).toMatchObject({ unlistedCount: 1, unlisted: [entry] });
    expect(nobody.run('status', '--failed', '--data-dir', own)).toMatchObject({
      stdout: `left out ${closed}: ${entry.reason}\n`,
      stderr: '',
    });
    expect(nobody.run('status', '--data-dir', own).stdout).toContain('Left out 1 folder or file');

    chmodSync(closed, 0o755);
    expect(parse(nobody.run('index', '--json', '--data-dir', own))).toMatchObject({ done: 1, unlisted: [] });
    expect(status()).toMatchObject({ unlistedCount: 0, unlisted: [], photos: { done: 2 } });
  });

  it('In a data directory that is read-only nothing can be indexed, and searches work', async () => {
    if (typeof nobody === 'string') return;
    const own = path.join(home, 'read-only-data');
    cpSync(dataDir, own, { recursive: true });
    const entries = Object.keys(fingerprint(own));
    for (const entry of entries) await chown(entry, nobody.uid, nobody.uid);
    for (const entry of [own, ...entries]) chmodSync(entry, 0o555);
    const kept = fingerprint(own);
    const index = nobody.run('index', path.join(photos, 'good'), '--data-dir', own);
    expect({ code: index.code, stdout: index.stdout }).toEqual({ code: 1, stdout: '' });
    expect(index.stderr).toMatch(
      /^sightline: expected a directory for the library at .* may write to, received EACCES/,
    );
    const search = nobody.run('search', 'a tabby cat', '--json', '--data-dir', own);
    expect(search.code, search.stderr).toBe(0);
    expect(parse<{ hits: Hit[] }>(search).hits).toHaveLength(
      parse<{ hits: Hit[] }>(await cli('search', 'a tabby cat', '--json')).hits.length,
    );
    expect(nobody.run('status', '--data-dir', own).code).toBe(0);
    expect(fingerprint(own)).toEqual(kept);
  });
});

describe.skipIf(process.platform === 'win32')('a data directory that others may look into', () => {
  it('Everything that a library writes into it is for its user alone', { timeout: 240_000 }, async () => {
    const own = path.join(home, 'open-data');
    mkdirSync(own);
    chmodSync(own, 0o755);
    const umask = process.umask(0o022);
    const index = await runCli(['index', path.join(photos, 'good'), '--data-dir', own, '--json']);
    await runCli(['settings', 'set', 'theme', 'dark', '--data-dir', own]);
    const server = startCli(['serve', '--json', '--data-dir', own, '--port', '0']);
    process.umask(umask);
    expect(index.code, index.stderr).toBe(0);
    const [line] = await server.waitFor('stdout', /^.*\n/);
    const { url } = JSON.parse(line) as { url: string };
    const authorization = `Bearer ${new URL(url).searchParams.get('token') ?? ''}`;
    const thumbnail = await fetch(new URL('/thumb/1?size=small', url), { headers: { authorization } });
    expect(thumbnail.status).toBe(200);
    const entries = readdirSync(own, { recursive: true, withFileTypes: true });
    expect(entries.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'library.db',
        'library.db-wal',
        'lock.db',
        'lock.json',
        'settings.json',
        'logs',
      ]),
    );
    const open = entries
      .map((entry) => path.join(entry.parentPath, entry.name))
      .filter((entry) => (statSync(entry).mode & 0o077) !== 0);
    expect(open).toEqual([]);
    server.child.kill('SIGTERM');
    await server.finished;
  });
});

describe('a data directory that is none', () => {
  it('A data directory that is none is refused by its name', async () => {
    const file = path.join(home, 'a-file');
    writeFileSync(file, 'not a directory');
    const { code, stderr } = await runCli(['index', photos, '--data-dir', file]);
    expect(code).toBe(1);
    expect(stderr).toContain(`expected a directory for the library at ${file}, received a file`);
  });
});

describe.skipIf(process.platform === 'win32')('a data directory that is moved away', () => {
  it('A data directory that is moved away while its library is open loses nothing, and is whole where it is now', async () => {
    const folder = path.join(home, 'for-a-move');
    const here = path.join(home, 'to-be-moved');
    const there = path.join(home, 'moved');
    const open = (directory: string) => superviseEngine({ dataDir: directory, mode: 'writer' });
    copySamples(folder, ['clock.jpg', 'tabby-cat.jpg']);
    const running = open(here);
    try {
      await running.api.folders.add({ path: toPathBytes(folder) });
      await running.api.index({});
      renameSync(here, there);
      copySamples(folder, ['orange-dahlia.jpg']);
      expect(await running.api.index({})).toMatchObject({ done: 1, failed: 0 });
      expect((await running.api.search.query({ terms: words('a cat'), limit: 1 })).hits[0]?.path).toContain(
        'tabby-cat',
      );
    } finally {
      await running.stop();
    }
    const moved = open(there);
    const emptied = open(here);
    try {
      expect((await moved.api.library.status({})).photos).toMatchObject({ done: 3, pending: 0 });
      // Where it was a new library begins; nobody takes the one that is gone for emptied.
      expect(await emptied.api.folders.list({})).toEqual([]);
    } finally {
      await Promise.all([moved.stop(), emptied.stop()]);
    }
  });
});

describe('the originals', () => {
  it('The originals are as they were after all this', () => {
    expect(fingerprint(photos)).toEqual(before);
    expect(readFileSync(samplePath('clock.jpg'))).toEqual(readFileSync(path.join(photos, 'good/clock.jpg')));
  });
});
