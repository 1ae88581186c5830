import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import type * as FileSystem from 'node:fs/promises';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FolderWatcherOptions } from '../../../electron/engine/library/folder-watcher.ts';
import { LibraryWatcher } from '../../../electron/engine/library/library-watcher.ts';
import { showPath } from '../../../electron/engine/files/path-bytes.ts';
import type { ReconcileTarget } from '../../../electron/engine/library/reconcile.ts';
import { bundle } from '../../support/bundle.ts';
import { temporaryDirectory } from '../../support/temporary.ts';

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof FileSystem>();
  return { ...real, stat: vi.fn(real.stat) };
});

const QUIET = 100;

let root: string;
let dataDir: string;
let changes: ReconcileTarget[];
let notices: string[];
let watcher: LibraryWatcher;
beforeEach(async () => {
  root = path.join(await temporaryDirectory(), 'photos');
  dataDir = path.join(root, 'data');
  for (const directory of ['sub', 'data', '.hidden'])
    mkdirSync(path.join(root, directory), { recursive: true });
  changes = [];
  notices = [];
});
afterEach(() => watcher.close());

async function start(
  options: Partial<FolderWatcherOptions> = {},
  watched: Buffer = Buffer.from(root),
): Promise<void> {
  watcher = new LibraryWatcher({
    dataDir,
    onChange: (target) => changes.push(target),
    onNotice: (message) => notices.push(message),
    quietMilliseconds: QUIET,
    ...options,
  });
  await watcher.add(1, watched);
  // What was made just before is told once watching begins.
  if (options.pollMilliseconds === undefined) await settle(options.quietMilliseconds);
}

/** Why a command can't run in namespaces of its own; null if it can. */
function refusalOf(command: string): string | null {
  try {
    execFileSync('unshare', ['-Urm', 'sh', '-c', command], { stdio: 'pipe' });
    return null;
  } catch (error) {
    return String((error as { stderr?: Buffer }).stderr ?? error).trim();
  }
}

/** Until nothing more comes; then forgets what came. */
async function settle(quietMilliseconds = QUIET): Promise<void> {
  for (let before = -1; before !== changes.length;) {
    before = changes.length;
    await new Promise((resolve) => setTimeout(resolve, 4 * quietMilliseconds));
  }
  changes.length = 0;
}

/** Directories that were told, below the root, `/` appended when they are to be scanned in depth. */
const told = (): string[] => [
  ...new Set(
    changes.flatMap((target) =>
      (target.directories ?? []).map(
        ({ path: directory, deep }) => (path.relative(root, showPath(directory)) || '.') + (deep ? '/' : ''),
      ),
    ),
  ),
];

describe('a watched folder', () => {
  it('The watcher reports the directory of a new, a changed, a renamed and a deleted file', async () => {
    await start();
    for (const change of [
      () => writeFileSync(path.join(root, 'sub/a.jpg'), 'x'),
      () => appendFileSync(path.join(root, 'sub/a.jpg'), 'y'),
      () => renameSync(path.join(root, 'sub/a.jpg'), path.join(root, 'sub/b.jpg')),
      () => rmSync(path.join(root, 'sub/b.jpg')),
    ]) {
      change();
      await expect.poll(told, { timeout: 10_000 }).toEqual(['sub']);
      expect(changes[0]).toMatchObject({ folderId: 1, settleMilliseconds: 80 });
      await settle();
    }
  });

  it('The watcher reports both directories of a move at once', async () => {
    writeFileSync(path.join(root, 'sub/a.jpg'), 'x');
    // Both halves of the move are heard within the quiet time, on a busy machine, too.
    await start({ quietMilliseconds: 1_000 });
    renameSync(path.join(root, 'sub/a.jpg'), path.join(root, 'a.jpg'));
    // Which half is heard first is the system's choice.
    await expect.poll(() => told().sort(), { timeout: 10_000 }).toEqual(['.', 'sub']);
    expect(changes).toHaveLength(1);
  });

  it('The watcher reports new directories in depth, and watches them', async () => {
    await start();
    mkdirSync(path.join(root, 'new/deep'), { recursive: true });
    await expect.poll(told, { timeout: 10_000 }).toContain('new/');
    await settle();
    writeFileSync(path.join(root, 'new/deep/a.jpg'), 'x');
    await expect.poll(told, { timeout: 10_000 }).toEqual(['new/deep']);
  });

  it('The watcher reports the directory of a name that is not UTF-8', async () => {
    await start();
    writeFileSync(Buffer.concat([Buffer.from(`${root}/sub/`), Buffer.of(0xff), Buffer.from('.jpg')]), 'x');
    await expect.poll(told, { timeout: 10_000 }).toEqual(['sub']);
  });

  it('The watcher ignores hidden files, the data directory and what is no image', async () => {
    writeFileSync(path.join(root, 'log.txt'), '');
    await start();
    writeFileSync(path.join(root, '.hidden/a.jpg'), 'x');
    writeFileSync(path.join(root, '.a.jpg'), 'x');
    writeFileSync(path.join(dataDir, 'a.jpg'), 'x');
    appendFileSync(path.join(root, 'log.txt'), 'x');
    writeFileSync(path.join(root, 'sub/real.jpg'), 'x');
    await expect.poll(told, { timeout: 10_000 }).toContain('sub');
    expect(told()).toEqual(['sub']);
  });

  it('The watcher looks at a directory again on request', async () => {
    await start();
    watcher.touch(1, Buffer.from(path.join(root, 'sub')));
    await expect.poll(told, { timeout: 10_000 }).toEqual(['sub']);
  });

  it('The watcher is quiet about a folder that was removed', async () => {
    await start();
    await watcher.remove(1);
    writeFileSync(path.join(root, 'sub/a.jpg'), 'x');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(changes).toEqual([]);
  });

  it('A watched folder that goes and comes back is scanned as a whole, and watched again', async () => {
    await start({ heartbeatMilliseconds: 50 });
    renameSync(root, `${root}-away`);
    await expect.poll(() => changes.some((target) => target.directories === undefined)).toBe(true);
    await settle();
    mkdirSync(root);
    renameSync(path.join(`${root}-away`, 'sub'), path.join(root, 'sub'));
    await expect.poll(() => changes.some((target) => target.directories === undefined)).toBe(true);
    await settle();
    writeFileSync(path.join(root, 'sub/a.jpg'), 'x');
    await expect.poll(told, { timeout: 10_000 }).toEqual(['sub']);
  });
});

describe('a watch that has ended', () => {
  /** Deletes the root and makes it again until it has the same inode, as ext4 gives it about every second time. */
  function recreateRoot(): void {
    const { ino } = statSync(root);
    rmSync(root, { recursive: true });
    for (let attempt = 0; attempt < 300; attempt++) {
      mkdirSync(root);
      if (statSync(root).ino === ino) return;
      renameSync(root, `${root}-${attempt}`);
    }
    mkdirSync(root);
  }

  it('A watched folder that is deleted and made again is scanned and watched, with the same inode too', async () => {
    await start();
    recreateRoot();
    await expect.poll(() => changes, { timeout: 10_000 }).toContainEqual({ folderId: 1 });
    await settle();
    writeFileSync(path.join(root, 'a.jpg'), 'x');
    await expect.poll(told, { timeout: 10_000 }).toEqual(['.']);
  });

  it('Changes that overflow the queue of the system end in a scan of the whole folder, which is watched on', async () => {
    await start();
    // One burst, while the event loop stands still: the directory at its end finds no room in the queue.
    const file = path.join(root, 'sub/a.jpg');
    const limit = Number(readFileSync('/proc/sys/fs/inotify/max_queued_events', 'utf8'));
    for (let events = 0; events < 2 * limit; events += 2) {
      writeFileSync(file, '');
      rmSync(file);
    }
    mkdirSync(path.join(root, 'late'));
    await expect.poll(() => changes, { timeout: 20_000 }).toContainEqual({ folderId: 1 });
    await settle();
    writeFileSync(path.join(root, 'late/a.jpg'), 'x');
    await expect.poll(told, { timeout: 10_000 }).toEqual(['late']);
  });

  it('A directory that could not be listed is watched and scanned when its permissions change', async () => {
    const other = path.join(root, 'other');
    mkdirSync(other);
    await start({ isUnlisted: (folderId, directory) => folderId === 1 && showPath(directory) === other });
    chmodSync(path.join(root, 'sub'), 0o750);
    await expect.poll(told, { timeout: 10_000 }).toContain('.');
    await new Promise((resolve) => setTimeout(resolve, 4 * QUIET));
    expect(changes).not.toContainEqual({ folderId: 1 });
    chmodSync(other, 0o750);
    await expect.poll(() => changes, { timeout: 10_000 }).toContainEqual({ folderId: 1 });
  });

  it('A folder that is held unavailable is scanned and watched again when it is back, though it looks the same', async () => {
    let away = false;
    await start({
      heartbeatMilliseconds: 50,
      isBack: (folderId) => {
        const isBack = folderId === 1 && away;
        away &&= !isBack;
        return Promise.resolve(isBack);
      },
    });
    expect(changes).toEqual([]);
    away = true;
    await expect.poll(() => changes, { timeout: 10_000 }).toContainEqual({ folderId: 1 });
    await settle();
    writeFileSync(path.join(root, 'sub/a.jpg'), 'x');
    await expect.poll(told, { timeout: 10_000 }).toEqual(['sub']);
  });

  const refusal = refusalOf('mount -t tmpfs none /mnt');
  it.skipIf(refusal !== null)(
    `A disk below a watched folder that is unmounted and mounted again is scanned and watched${refusal ? ` (NOT TESTED: ${refusal})` : ''}`,
    async () => {
      const script = await bundle('test/fixtures/library/watch-mounts.ts');
      const output = execFileSync('unshare', ['-Urm', process.execPath, script, root], { encoding: 'utf8' });
      const [unmounted, mounted, written] = output.split('--\n').slice(1);
      expect(unmounted).toContain('change {"folderId":1}\n');
      expect(mounted).toContain('change {"folderId":1}\n');
      expect(written).toContain('change sub\n');
      await start();
    },
  );
});

describe('a drive that does not answer', () => {
  it('A drive that does not answer is asked once, scanned when it falls silent, and again when it answers', async () => {
    await start({ heartbeatMilliseconds: 50 });
    const found = await stat(root, { bigint: true });
    let answer: (value: typeof found) => void = () => undefined;
    let beats = 0;
    const beat = setInterval(() => beats++, 50);
    vi.mocked(stat).mockClear();
    vi.mocked(stat).mockImplementationOnce(
      () => new Promise<never>((resolve) => (answer = resolve as never)),
    );
    await expect.poll(() => changes).toEqual([{ folderId: 1 }]);
    const seen = beats;
    await expect.poll(() => beats - seen).toBeGreaterThan(3);
    clearInterval(beat);
    expect(stat).toHaveBeenCalledTimes(1);
    expect(changes).toHaveLength(1);
    answer(found);
    await expect.poll(() => changes).toEqual([{ folderId: 1 }, { folderId: 1 }]);
    // As before: the same folder is still watched.
    writeFileSync(path.join(root, 'sub/a.jpg'), 'x');
    await expect.poll(told, { timeout: 10_000 }).toEqual(['sub']);
  });

  it('A drive that does not answer from the start holds nobody up, and is scanned when it answers', async () => {
    const found = await stat(root, { bigint: true });
    let answer: (value: typeof found) => void = () => undefined;
    vi.mocked(stat).mockImplementationOnce(
      () => new Promise<never>((resolve) => (answer = resolve as never)),
    );
    const starting = start({ heartbeatMilliseconds: 50 });
    await expect.poll(() => changes).toEqual([{ folderId: 1 }]);
    answer(found);
    await expect.poll(() => changes).toEqual([{ folderId: 1 }, { folderId: 1 }]);
    await starting;
  });
});

describe('a folder that can not be watched', () => {
  it("A folder that can't be watched is rescanned now and then, with a notice: a name that is not UTF-8", async () => {
    const invalid = Buffer.concat([Buffer.from(`${root}/`), Buffer.of(0xff)]);
    mkdirSync(invalid);
    await start({ pollMilliseconds: 50 }, invalid);
    await expect.poll(() => changes).toContainEqual({ folderId: 1 });
    expect(notices).toEqual([expect.stringContaining('not valid UTF-8')]);
  });

  const refusal = refusalOf('echo 2 > /proc/sys/user/max_inotify_watches');
  it.skipIf(refusal !== null)(
    `A folder that can't be watched is rescanned now and then, with a notice: more directories than watches${refusal ? ` (NOT TESTED: ${refusal})` : ''}`,
    async () => {
      const script = await bundle('test/fixtures/library/watch-without-watches.ts');
      for (let index = 0; index < 10; index++) mkdirSync(path.join(root, `${index}`));
      const command = 'echo 2 > /proc/sys/user/max_inotify_watches; exec "$0" "$@"';
      const output = execFileSync('unshare', ['-Ur', 'sh', '-c', command, process.execPath, script, root], {
        encoding: 'utf8',
      });
      expect(output).toContain('notice');
      expect(output).toContain('more directories than the system lets us watch');
      expect(output).toContain('change {"folderId":1}\n');
      await start();
    },
  );
});
