import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addFolder } from '../../../electron/engine/library/add-folder.ts';
import { openDataDir, type DataDirLayout } from '../../../electron/engine/files/data-dir.ts';
import { contentHash } from '../../../electron/engine/images/content-hash.ts';
import { thumbnailPath } from '../../../electron/engine/files/thumbnail-files.ts';
import { reconcile, type ReconcileTarget } from '../../../electron/engine/library/reconcile.ts';
import { removeFolder } from '../../../electron/engine/library/remove.ts';
import { Database } from '../../../electron/engine/store/database.ts';
import { openStore, type Store } from '../../../electron/engine/store/store.ts';
import { reasonText } from '../../../shared/reasons.ts';
import { asNobody } from '../../support/as-nobody.ts';
import { doneOutcome, testSpace } from '../../support/library.ts';
import { temporaryDirectory } from '../../support/temporary.ts';
import { mountTinyDisk } from '../../support/tiny-disk.ts';

let base: string;
let root: string;
let layout: DataDirLayout;
let store: Store;
let space: number;
let folder: number;

beforeEach(async () => {
  base = await temporaryDirectory();
  root = path.join(base, 'photos');
  mkdirSync(root);
  layout = await openDataDir(path.join(base, 'data'), 'writer');
  store = openStore(layout.root, 'writer');
  space = testSpace(store);
  folder = (await addFolder(store, layout.root, Buffer.from(root))).folder.id;
});
afterEach(() => store.close());

const write = (name: string, text = name): void => {
  mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
  writeFileSync(path.join(root, name), text);
};
const scan = (target: Partial<ReconcileTarget> = {}, other: object = {}) =>
  reconcile([{ folderId: folder, ...target }], { store, dataDir: layout, ...other });
/** Everything that is pending gets its vector. */
function embed(): void {
  const pending = store.outcomes.pending(null, 1_000);
  store.outcomes.record(
    space,
    pending.map((photo) => ({
      pulled: photo,
      outcome: doneOutcome(photo.id, { contentHash: contentHash(readFileSync(Buffer.from(photo.path))) }),
      hub: null,
    })),
  );
}
/** Path below the folder → state, or the reason. */
function library(): Record<string, string> {
  const rows: Record<string, string> = {};
  for (let id = 1; id < 500; id++) {
    const photo = store.photos.get(id);
    if (photo) rows[photo.path.replace(`${root}/`, '')] = photo.reason ?? photo.state;
  }
  return rows;
}

describe('what a person kept of a photo', () => {
  const idOf = (name: string): number => store.photos.idOf(Buffer.from(path.join(root, name))) ?? 0;
  const tagged = (): number[] => store.tags.photosOf(store.tags.ensure('beach'), 0, 10);

  beforeEach(async () => {
    write('a.jpg');
    write('sub/b.jpg');
    await scan();
    embed();
    store.tags.change(store.tags.ensure('beach'), [idOf('a.jpg')], () => ({
      source: 'person',
      strength: null,
      spaceKey: null,
      taggedAt: 1,
    }));
  });

  it('What a person kept of a photo is there again when it comes back out of the trash', async () => {
    renameSync(path.join(root, 'a.jpg'), path.join(base, 'in the trash'));
    expect(await scan()).toMatchObject({ removed: 1 });
    expect(tagged()).toEqual([]);
    renameSync(path.join(base, 'in the trash'), path.join(root, 'a.jpg'));
    expect(await scan()).toMatchObject({ added: 1 });
    embed();
    expect(tagged()).toEqual([idOf('a.jpg')]);
  });

  it('A copy that a scan saw half written carries what the photo carries when it is complete', async () => {
    write('copy.jpg', 'a.j');
    await scan();
    write('copy.jpg', 'a.jpg');
    embed();
    utimesSync(path.join(root, 'copy.jpg'), 9, 9);
    await scan();
    embed();
    expect(tagged()).toEqual([idOf('a.jpg'), idOf('copy.jpg')]);
  });

  it('What a person kept of a photo stays when it moves between two looks at its folders', async () => {
    renameSync(path.join(root, 'a.jpg'), path.join(base, 'on its way'));
    await scan({ directories: [{ path: Buffer.from(root), deep: false }] });
    renameSync(path.join(base, 'on its way'), path.join(root, 'sub/c.jpg'));
    await scan({ directories: [{ path: Buffer.from(path.join(root, 'sub')), deep: false }] });
    embed();
    expect(tagged()).toEqual([idOf('sub/c.jpg')]);
  });

  it('What a person kept of a photo waits for it on another disk, after its folder was removed', async () => {
    await removeFolder(folder, { store, dataDir: layout });
    expect(tagged()).toEqual([]);
    renameSync(root, path.join(base, 'copied'));
    root = path.join(base, 'copied');
    renameSync(path.join(root, 'a.jpg'), path.join(root, 'sub', 'another name.jpg'));
    utimesSync(path.join(root, 'sub', 'another name.jpg'), 5, 5);
    folder = (await addFolder(store, layout.root, Buffer.from(root))).folder.id;
    await scan();
    embed();
    expect(tagged()).toEqual([idOf('sub/another name.jpg')]);
  });
});

describe('a rescan', () => {
  it('A rescan finds new and changed files, leaves the others alone, and drops what vanished', async () => {
    write('a.jpg');
    write('sub/b.PNG');
    write('notes.txt');
    expect(await scan()).toMatchObject({ found: 2, added: 2, changed: 0, unchanged: 0, removed: 0 });
    embed();
    write('a.jpg', 'other content');
    write('c.jpg');
    rmSync(path.join(root, 'sub'), { recursive: true });
    expect(await scan()).toMatchObject({ found: 2, added: 1, changed: 1, unchanged: 0, removed: 1 });
    expect(library()).toEqual({ 'a.jpg': 'pending', 'c.jpg': 'pending' });
    embed();
    expect(await scan()).toMatchObject({ added: 0, changed: 0, unchanged: 2, removed: 0 });
    expect(store.outcomes.pending(null, 10)).toEqual([]);
    expect(store.folders.get(folder)?.lastScanAt).toBeTypeOf('number');
  });

  it('A rescan takes a file of the same size with another time for changed', async () => {
    write('a.jpg');
    await scan();
    embed();
    utimesSync(path.join(root, 'a.jpg'), 1, 1);
    expect(await scan()).toMatchObject({ changed: 1 });
  });

  it('A rescan does not read a failed file again until it changes', async () => {
    write('a.jpg');
    await scan();
    const [pulled] = store.outcomes.pending(null, 1);
    if (!pulled) throw new Error('nothing pending');
    const outcome = { photoId: pulled.id, state: 'failed' as const, reason: 'corrupt' };
    store.outcomes.record(space, [{ pulled, outcome, hub: null }]);
    expect(await scan()).toMatchObject({ unchanged: 1 });
    expect(library()).toEqual({ 'a.jpg': 'corrupt' });
    write('a.jpg', 'repaired');
    await scan();
    expect(library()).toEqual({ 'a.jpg': 'pending' });
  });

  it('A rescan deletes thumbnails of what changed or vanished, but not those of a copy that is still there', async () => {
    const contents = { 'a.jpg': 'a', 'b.jpg': 'b', 'c.jpg': 'c', 'copy-of-c.jpg': 'c' };
    for (const [name, content] of Object.entries(contents)) write(name, content);
    await scan();
    const idOf = (name: string): number => store.photos.idOf(Buffer.from(path.join(root, name))) ?? 0;
    const hashes = new Map(
      Object.entries(contents).map(([name, content]) => [idOf(name), content.repeat(64)]),
    );
    store.outcomes.record(
      space,
      store.outcomes.pending(null, 10).map((pulled) => {
        const contentHash = hashes.get(pulled.id) ?? '';
        return { pulled, outcome: doneOutcome(pulled.id, { contentHash }), hub: null };
      }),
    );
    for (const hash of hashes.values()) {
      const file = thumbnailPath(layout.thumbnails, hash, 'small');
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, 'thumbnail');
    }
    const [changedId, ...gone] = [idOf('a.jpg'), idOf('b.jpg'), idOf('c.jpg')];
    write('a.jpg', 'changed');
    rmSync(path.join(root, 'b.jpg'));
    rmSync(path.join(root, 'c.jpg'));
    const [removed, changed]: [number[], number[]] = [[], []];
    await scan(
      {},
      {
        onRemoved: (gone: readonly number[]) => removed.push(...gone),
        onChanged: (stale: readonly number[]) => changed.push(...stale),
      },
    );
    expect([removed, changed]).toEqual([gone, [changedId]]);
    expect(
      readdirSync(layout.thumbnails).flatMap((shard) => readdirSync(path.join(layout.thumbnails, shard))),
    ).toEqual([`${'c'.repeat(64)}-small.jpg`]);
  });

  it('A rescan counts what is not supported yet, and leaves hidden and system files out', async () => {
    for (const name of ['.hidden.jpg', '._a.jpg', '.git/a.jpg', '@eaDir/a.jpg', '$RECYCLE.BIN/a.jpg'])
      write(name);
    for (const name of ['System Volume Information/a.jpg', 'lost+found/a.jpg', '#recycle/a.jpg']) write(name);
    write('a.xcf');
    expect(await scan()).toMatchObject({ found: 1, added: 1, skipped: 1 });
    expect(library()).toEqual({ 'a.xcf': 'format not supported yet (XCF)' });
    expect(await scan()).toMatchObject({ unchanged: 1, skipped: 0 });
  });

  it('A rescan takes on what an earlier version could not read', async () => {
    for (const name of ['phone.heic', 'camera.jpg', 'b.xcf']) write(name);
    await scan();
    const database = Database.openWriter(path.join(layout.root, 'library.db'));
    const skip = (name: string, reason: string, indexedAt: number | null): void => {
      database.run(
        "UPDATE photos SET state = 'skipped', reason = ?, indexed_at = ? WHERE path = ?",
        `format not supported yet (${reason})`,
        indexedAt,
        Buffer.from(path.join(root, name)),
      );
    };
    skip('phone.heic', 'HEIC', null);
    // Its contents were found to be RAW when it was read.
    skip('camera.jpg', 'RAW', 1);
    database.close();
    expect(await scan()).toMatchObject({ changed: 2, unchanged: 1 });
    expect(library()).toEqual({
      'phone.heic': 'pending',
      'camera.jpg': 'pending',
      'b.xcf': 'format not supported yet (XCF)',
    });
  });

  it('A scan looks into files whose names are not those of photos, and what it finds there decides', async () => {
    const jpeg = Buffer.from('ffd8ffe000104a4649460001', 'hex').toString('latin1');
    for (const name of ['takeout.HEIC', 'camera.dng', 'clip.mp4', '3d.MPO', 'tweet.jpg_large', 'no-ending']) {
      writeFileSync(path.join(root, name), jpeg, 'latin1');
    }
    writeFileSync(path.join(root, 'real.mov'), 'xxxxftypqt  ');
    writeFileSync(path.join(root, 'drawing.bin.xcf'), 'gimp xcf v011');
    write('README', 'words');
    write('notes.txt', jpeg);
    const photos = ['takeout.HEIC', 'camera.dng', 'clip.mp4', '3d.MPO', 'tweet.jpg_large', 'no-ending'];
    const expected = {
      ...Object.fromEntries(photos.map((name) => [name, 'pending'])),
      'real.mov': 'format not supported yet (video)',
      'drawing.bin.xcf': 'format not supported yet (XCF)',
    };
    await scan();
    expect(library()).toEqual(expected);
    embed();
    expect(await scan()).toMatchObject({ added: 0, changed: 0, unchanged: 8 });
  });

  it('A rescan leaves the data directory out', async () => {
    const inside = path.join(root, 'data');
    mkdirSync(inside);
    writeFileSync(path.join(inside, 'thumb.jpg'), 'x');
    write('a.jpg');
    await scan({}, { dataDir: { ...layout, root: inside } });
    expect(library()).toEqual({ 'a.jpg': 'pending' });
  });

  it('A rescan keeps names that are not UTF-8, and ones with newlines', async () => {
    const invalid = Buffer.concat([Buffer.from(`${root}/b`), Buffer.of(0xff, 0xfe), Buffer.from('.jpg')]);
    writeFileSync(invalid, 'x');
    write('new\nline.jpg');
    await scan();
    expect(library()).toEqual({ 'b\\xff\\xfe.jpg': 'pending', 'new\nline.jpg': 'pending' });
    expect(store.photos.idOf(invalid)).toBeTypeOf('number');
    embed();
    expect(await scan()).toMatchObject({ unchanged: 2, removed: 0 });
  });

  it('A rescan skips what only looks like a file', async () => {
    execFileSync('mkfifo', [path.join(root, 'pipe.jpg')]);
    mkdirSync(path.join(root, 'folder.jpg'));
    await scan();
    expect(library()).toEqual({ 'pipe.jpg': 'not a regular file' });
  });

  it('A rescan can be cancelled, and then removes nothing', async () => {
    write('a.jpg');
    await scan();
    rmSync(path.join(root, 'a.jpg'));
    write('b.jpg');
    await expect(scan({}, { signal: AbortSignal.abort() })).rejects.toMatchObject({ kind: 'cancelled' });
    expect(library()).toMatchObject({ 'a.jpg': 'pending' });
  });
});

describe('a folder that leaves the library while it is scanned', () => {
  /** More than a batch of a scan. */
  const FILES = 700;
  let other: string;
  let otherFolder: number;

  beforeEach(async () => {
    for (let index = 0; index < FILES; index++) write(`${index}.jpg`);
    other = path.join(base, 'other');
    mkdirSync(other);
    writeFileSync(path.join(other, 'p.jpg'), 'p');
    otherFolder = (await addFolder(store, layout.root, Buffer.from(other))).folder.id;
  });
  /** Scans both, and does something when the first batch of the folder is stored. */
  const scanBoth = (then: () => void) => {
    let batches = 0;
    const targets = [{ folderId: folder }, { folderId: otherFolder }];
    const onProgress = (): void => void (++batches === 1 && then());
    return reconcile(targets, { store, dataDir: layout, onProgress });
  };

  it('A folder removed during its scan is scanned no further, and the others are', async () => {
    const result = await scanBoth(() => {
      store.scans.delete(store.scans.someOf(folder, FILES));
      store.folders.delete(folder);
    });
    expect(result).toMatchObject({ unavailable: [], unlisted: [], removed: 0 });
    expect(result.found).toBeLessThan(FILES);
    expect(result.added).toBe(result.found);
    expect(store.folders.counts()).toMatchObject({ pending: 1 });
    expect(store.folders.get(otherFolder)?.lastScanAt).toBeTypeOf('number');
  });

  it('A folder is scanned as a part of the one that was added around it', async () => {
    let around = 0;
    await scanBoth(() => {
      around = store.folders.insert(Buffer.from(base));
      store.folders.absorb(around, folder);
    });
    expect(store.folders.counts(otherFolder)).toMatchObject({ pending: 1 });
    await reconcile([{ folderId: around }], { store, dataDir: layout });
    expect(store.folders.counts(around)).toMatchObject({ pending: FILES });
  });

  it('A folder removed during its scan is left to its removal, with files that vanished before', async () => {
    await scan();
    store.tags.change(store.tags.ensure('beach'), store.scans.someOf(folder, FILES), () => ({
      source: 'person',
      strength: null,
      spaceKey: null,
      taggedAt: 1,
    }));
    for (let index = 1; index < FILES; index++) rmSync(path.join(root, `${index}.jpg`));
    const targets = [{ folderId: folder }, { folderId: otherFolder }];
    // The other one is scanned after it, and before what vanished is removed.
    const onProgress = ({ added }: { added: number }): void =>
      void (added > 0 && store.folders.setRemoving(folder));
    expect(await reconcile(targets, { store, dataDir: layout, onProgress })).toMatchObject({ removed: 0 });
    expect(store.scans.someOf(folder, 2 * FILES)).toHaveLength(FILES);
  });
});

describe('a renamed file', () => {
  it('A renamed file keeps id and vector, in its folder and in another one', async () => {
    const second = path.join(base, 'second');
    mkdirSync(second);
    const other = (await addFolder(store, layout.root, Buffer.from(second))).folder.id;
    write('a.jpg');
    write('b.jpg');
    await scan();
    embed();
    const ids = ['a.jpg', 'b.jpg'].map((name) => store.photos.idOf(Buffer.from(path.join(root, name))));
    mkdirSync(path.join(root, 'sub'));
    renameSync(path.join(root, 'a.jpg'), path.join(root, 'sub/renamed.jpg'));
    renameSync(path.join(root, 'b.jpg'), path.join(second, 'b.jpg'));
    const targets = [{ folderId: folder }, { folderId: other }];
    const result = await reconcile(targets, { store, dataDir: layout });
    expect(result).toMatchObject({ moved: 2, added: 0, removed: 0 });
    expect(store.photos.idOf(Buffer.from(path.join(root, 'sub/renamed.jpg')))).toBe(ids[0]);
    expect(store.photos.get(ids[1] ?? 0)).toMatchObject({ folderId: other, state: 'done' });
    expect(store.vectors.count(space)).toBe(2);
  });

  it('A renamed file is a new one when its photo left with its old folder before this is stored', async () => {
    write('a.jpg');
    await scan();
    const second = path.join(base, 'second');
    mkdirSync(second);
    const to = (await addFolder(store, layout.root, Buffer.from(second))).folder.id;
    renameSync(path.join(root, 'a.jpg'), path.join(second, 'a.jpg'));
    const look = store.scans.moveCandidates.bind(store.scans);
    vi.spyOn(store.scans, 'moveCandidates').mockImplementation((...question) => {
      const candidates = look(...question);
      store.scans.delete(candidates.map(({ id }) => id));
      return candidates;
    });
    const result = await reconcile([{ folderId: to }], { store, dataDir: layout });
    expect(result).toMatchObject({ added: 1, moved: 0 });
    expect(store.folders.counts(to)).toMatchObject({ pending: 1 });
  });

  it('A renamed file is a new one when the old name is still there (a hard link)', async () => {
    write('a.jpg');
    await scan();
    linkSync(path.join(root, 'a.jpg'), path.join(root, 'b.jpg'));
    expect(await scan()).toMatchObject({ moved: 0, added: 1, unchanged: 1 });
  });

  it('A renamed file is one of two hard links that replaced it', async () => {
    write('a.jpg');
    await scan();
    linkSync(path.join(root, 'a.jpg'), path.join(root, 'b.jpg'));
    renameSync(path.join(root, 'a.jpg'), path.join(root, 'c.jpg'));
    expect(await scan()).toMatchObject({ moved: 1, added: 1, removed: 0 });
  });

  it('A renamed file is read when only its new ending is that of a photo', async () => {
    write('a.xcf');
    await scan();
    renameSync(path.join(root, 'a.xcf'), path.join(root, 'a.jpg'));
    expect(await scan()).toMatchObject({ added: 1, removed: 1 });
    expect(library()).toEqual({ 'a.jpg': 'pending' });
  });
});

describe('an unavailable folder', () => {
  beforeEach(async () => {
    write('a.jpg');
    write('sub/b.jpg');
    await scan();
    embed();
  });
  const all = { 'a.jpg': 'done', 'sub/b.jpg': 'done' };

  it.each([
    ['missing', () => rmSync(root, { recursive: true }), 'does not exist'],
    [
      'a file now',
      () => {
        rmSync(root, { recursive: true });
        writeFileSync(root, '');
      },
      'found a file',
    ],
    [
      'empty where it had photos',
      () => {
        rmSync(root, { recursive: true });
        mkdirSync(root);
        writeFileSync(path.join(root, '.mounted-here'), '');
      },
      'is empty but had 2 photos',
    ],
  ])('An unavailable folder keeps everything when it is %s', async (_name, change, reason) => {
    change();
    const result = await scan();
    expect(result).toMatchObject({ removed: 0, unavailable: [{ path: root }] });
    expect(store.folders.get(folder)?.unavailableReason).toContain(reason);
    expect(library()).toEqual(all);
    rmSync(root, { recursive: true, force: true });
    write('a.jpg');
    write('sub/b.jpg');
    await scan();
    expect(store.folders.get(folder)?.unavailableReason).toBeNull();
  });

  it('A folder that comes back retries only the files that could not be read', async () => {
    for (const [name, reason] of [
      ['away.jpg', reasonText('fileUnreadable', 'EIO')],
      ['odd.jpg', reasonText('noImage')],
    ] as const) {
      write(name);
      await scan();
      store.outcomes.record(
        space,
        store.outcomes.pending(null, 1).map((pulled) => ({
          pulled,
          outcome: { photoId: pulled.id, state: 'failed', reason },
          hub: null,
        })),
      );
    }
    const failed = {
      ...all,
      'away.jpg': 'the file could not be read (EIO)',
      'odd.jpg': reasonText('noImage'),
    };
    await scan();
    expect(library()).toEqual(failed);
    renameSync(root, `${root}-away`);
    await scan();
    expect(library()).toEqual(failed);
    renameSync(`${root}-away`, root);
    await scan();
    expect(library()).toEqual({ ...failed, 'away.jpg': 'pending' });
  });

  it('An unavailable folder keeps everything when this user may not read it', async () => {
    chmodSync(root, 0o700);
    const result = await asNobody(() => scan());
    expect(result).toMatchObject({
      removed: 0,
      unavailable: [{ reason: 'permission to read the folder was denied' }],
    });
    expect(library()).toEqual(all);
  });

  it("A scan keeps what lies in a directory that can't be listed, and drops the rest", async () => {
    chmodSync(path.join(root, 'sub'), 0o700);
    rmSync(path.join(root, 'a.jpg'));
    if (process.geteuid?.() === 0) execFileSync('chown', ['-R', '65534:65534', layout.root]);
    const result = await asNobody(() => scan());
    expect(result).toMatchObject({ removed: 1, unavailable: [], unlisted: [{ path: `${root}/sub` }] });
    expect(library()).toEqual({ 'sub/b.jpg': 'done' });
    expect(store.unlisted.page(0, 9).unlisted).toMatchObject([
      { folderId: folder, path: `${root}/sub`, reason: 'permission to read the folder was denied' },
    ]);
    chmodSync(path.join(root, 'sub'), 0o755);
    expect(await asNobody(() => scan())).toMatchObject({ removed: 0, unlisted: [] });
    expect(store.unlisted.count()).toBe(0);
  });

  it('A scan keeps what lies in a directory that can be listed but not entered', async () => {
    chmodSync(path.join(root, 'sub'), 0o744);
    const result = await asNobody(() => scan());
    expect(result).toMatchObject({
      removed: 0,
      unlisted: [{ reason: 'permission to read the folder was denied' }],
    });
  });

  it('A folder keeps everything when another disk is there, and accepts a new device number with the same photos', async () => {
    store.folders.setAvailable(folder, '12345');
    expect(await scan()).toMatchObject({ unavailable: [], unchanged: 2 });
    expect(store.folders.get(folder)?.device).not.toBe('12345');
    store.folders.setAvailable(folder, '12345');
    rmSync(root, { recursive: true });
    write('of-the-other-disk.jpg');
    expect(await scan()).toMatchObject({ added: 0, removed: 0, unavailable: [{ path: root }] });
    expect(library()).toEqual(all);
  });
});

const disk = mountTinyDisk(1_000_000);
describe.skipIf(typeof disk === 'string')(
  `a disk below a folder${typeof disk === 'string' ? ` (NOT TESTED: ${disk})` : ''}`,
  () => {
    it('A disk below a folder keeps its photos while it is not mounted', async () => {
      if (typeof disk === 'string') return;
      writeFileSync(path.join(disk.path, 'usb.jpg'), 'x');
      const around = (await addFolder(store, layout.root, Buffer.from(path.dirname(disk.path)))).folder;
      const directories = [{ path: Buffer.from(disk.path), deep: true }];
      await scan({ folderId: around.id, directories });
      const id = store.photos.idOf(Buffer.from(path.join(disk.path, 'usb.jpg')));
      execFileSync('umount', [disk.path]);
      const result = await scan({ folderId: around.id, directories });
      expect(result).toMatchObject({ removed: 0, unlisted: [{ path: disk.path }] });
      expect(store.photos.get(id ?? 0)).toBeDefined();
      rmSync(disk.path, { recursive: true });
    });
  },
);

describe('symlinks', () => {
  let outside: string;
  beforeEach(() => {
    outside = path.join(base, 'outside');
    mkdirSync(outside);
    writeFileSync(path.join(outside, 'x.jpg'), 'x');
  });
  const link = (target: string, name: string): void => symlinkSync(target, path.join(root, name));

  it('Symlinks are followed once by real path, after what is there itself', async () => {
    write('z/real.jpg');
    link(path.join(root, 'z'), 'a-link-to-z');
    link(path.join(root, 'z/real.jpg'), 'a-link.jpg');
    link(outside, 'out1');
    link(outside, 'out2');
    link(path.join(outside, 'x.jpg'), 'x-again.jpg');
    await scan();
    const already = (name: string): string => `symlink to ${name}, which is already in the library`;
    expect(library()).toEqual({
      'z/real.jpg': 'pending',
      'a-link-to-z': already(`${root}/z`),
      'a-link.jpg': already(`${root}/z/real.jpg`),
      'out1/x.jpg': 'pending',
      out2: already(`${root}/out1`),
      'x-again.jpg': 'pending',
    });
    expect(await scan()).toMatchObject({ added: 0, changed: 0, removed: 0, unchanged: 6 });
  });

  it('Symlinks to files are followed once', async () => {
    link(path.join(outside, 'x.jpg'), 'one.jpg');
    link(path.join(outside, 'x.jpg'), 'two.jpg');
    link(path.join(outside, 'x.jpg'), 'no-ending');
    link(outside, '.hidden');
    await scan();
    const already = expect.stringMatching(/^symlink to .+, which is already in the library$/) as string;
    expect(Object.values(library()).sort()).toEqual(['pending', already, already]);
    for (const reason of Object.values(library()).filter((state) => state !== 'pending')) {
      expect(reason).toContain(`symlink to ${root}/`);
    }
  });

  it('Symlinks into a hidden directory of the folder are followed (git-annex)', async () => {
    write('.git/annex/object.jpg');
    link('.git/annex/object.jpg', 'photo.jpg');
    await scan();
    expect(library()).toEqual({ 'photo.jpg': 'pending' });
  });

  it('Symlinks that dangle or loop are skipped with that reason', async () => {
    link('nowhere.jpg', 'dangling.jpg');
    link('nowhere', 'dangling');
    link('loop2', 'loop1');
    link('loop1', 'loop2');
    link('.', 'self');
    link('..', 'up');
    link(outside, 'out');
    symlinkSync(root, path.join(outside, 'back'));
    await scan();
    const dangling = 'dangling symlink: its target does not exist';
    const self = 'symlink loop: it leads back to itself';
    expect(library()).toEqual({
      'dangling.jpg': dangling,
      dangling,
      loop1: self,
      loop2: self,
      self: `symlink loop: it leads back to ${root}`,
      up: `symlink loop: it leads back to ${base}`,
      'out/x.jpg': 'pending',
      'out/back': `symlink loop: it leads back to ${root}`,
    });
  });

  it('Symlinks to a directory that is gone for now keep its photos', async () => {
    link(outside, 'out');
    write('a.jpg');
    await scan();
    embed();
    renameSync(outside, `${outside}-unmounted`);
    const result = await scan();
    expect(result).toMatchObject({ removed: 0, unlisted: [{ path: `${root}/out` }] });
    expect(library()).toEqual({ 'a.jpg': 'done', 'out/x.jpg': 'done' });
  });
});

describe('a scan of some directories', () => {
  it('A scan of some directories sees new files and directories, and leaves known directories alone', async () => {
    write('a.jpg');
    write('known/k.jpg');
    write('known0.jpg');
    await scan();
    embed();
    write('b.jpg');
    rmSync(path.join(root, 'a.jpg'));
    rmSync(path.join(root, 'known/k.jpg'));
    rmSync(path.join(root, 'known0.jpg'));
    write('new/deep/n.jpg');
    const directories = [{ path: Buffer.from(root), deep: false }];
    expect(await scan({ directories })).toMatchObject({ found: 2, added: 2, removed: 2 });
    expect(library()).toEqual({ 'b.jpg': 'pending', 'new/deep/n.jpg': 'pending', 'known/k.jpg': 'done' });
    expect(await scan({ directories: [{ path: Buffer.from(root), deep: true }] })).toMatchObject({
      removed: 1,
    });
  });

  it('A scan of some directories drops what was in a directory that is gone', async () => {
    write('a.jpg');
    write('sub/b.jpg');
    await scan();
    rmSync(path.join(root, 'sub'), { recursive: true });
    const gone = [{ path: Buffer.from(path.join(root, 'sub')), deep: true }];
    expect(await scan({ directories: gone })).toMatchObject({ removed: 1 });
  });

  it('A scan of some directories leaves files for later that were written to just now', async () => {
    write('a.jpg');
    const directories = [{ path: Buffer.from(root), deep: false }];
    const result = await scan({ directories, settleMilliseconds: 60_000 });
    expect(result).toMatchObject({
      added: 0,
      unsettled: [{ folderId: folder, directory: Buffer.from(root) }],
    });
  });

  it('A scan of some directories scans the whole folder at a symlink to follow, and skips hidden directories', async () => {
    const outside = path.join(base, 'outside');
    mkdirSync(outside);
    writeFileSync(path.join(outside, 'x.jpg'), 'x');
    write('sub/b.jpg');
    write('.hidden/c.jpg');
    symlinkSync(outside, path.join(root, 'sub/out'));
    const directories = ['sub', '.hidden'].map((name) => ({
      path: Buffer.from(path.join(root, name)),
      deep: true,
    }));
    await scan({ directories });
    expect(library()).toEqual({ 'sub/b.jpg': 'pending', 'sub/out/x.jpg': 'pending' });
  });
});
