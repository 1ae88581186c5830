import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Database } from '../../../electron/engine/store/database.ts';
import { migrate, schemaVersion } from '../../../electron/engine/store/migrate.ts';
import { migrations } from '../../../electron/engine/store/migrations/index.ts';
import { openStore } from '../../../electron/engine/store/store.ts';
import { asNobody } from '../../support/as-nobody.ts';
import { doneOutcome, pulled, scanned, testSpace } from '../../support/library.ts';
import { temporaryDirectory } from '../../support/temporary.ts';
import { mountTinyDisk } from '../../support/tiny-disk.ts';

function addFolder(directory: string): void {
  const store = openStore(directory, 'writer');
  store.folders.insert(Buffer.from('/photos'));
  store.close();
}

describe('opening a library', () => {
  it('Opening a library keeps what was written, and reads it beside the writer', async () => {
    const directory = await temporaryDirectory();
    const writer = openStore(directory, 'writer');
    const reader = openStore(directory, 'reader');
    const before = reader.dataVersion();
    writer.folders.insert(Buffer.from('/photos'));
    expect(reader.folders.list()).toHaveLength(1);
    expect(reader.dataVersion()).not.toBe(before);
    writer.close();
    expect(reader.folders.list()).toHaveLength(1);
    reader.close();
  });

  it('Opening a library says that there is none to read', async () => {
    const directory = await temporaryDirectory();
    expect(() => openStore(directory, 'reader')).toThrow(expect.objectContaining({ kind: 'no-library' }));
    expect(readdirSync(directory)).toEqual([]);
  });

  it('A reader of a library refuses writes', async () => {
    const directory = await temporaryDirectory();
    addFolder(directory);
    const reader = openStore(directory, 'reader');
    expect(() => reader.folders.insert(Buffer.from('/x'))).toThrow(
      expect.objectContaining({ kind: 'read-only' }),
    );
    reader.close();
  });

  it.each([
    ['text', Buffer.from('this is no database, whatever its name says. '.repeat(200))],
    ['a damaged library', null],
  ])('Opening a library names the file when it finds %s', async (_name, contents) => {
    const directory = await temporaryDirectory();
    const file = path.join(directory, 'library.db');
    if (contents) writeFileSync(file, contents);
    else {
      addFolder(directory);
      const damaged = Buffer.alloc(50_000, 0xaa);
      damaged.write('SQLite format 3\0', 'latin1');
      writeFileSync(file, damaged);
    }
    for (const mode of ['writer', 'reader'] as const) {
      expect(() => openStore(directory, mode)).toThrow(
        expect.objectContaining({ kind: 'unreadable', message: expect.stringContaining(file) as string }),
      );
    }
    // The refused writer left no lock.
    const lock = Database.openLock(path.join(directory, 'lock.db'));
    lock.close();
  });

  it('Opening a library refuses the database of another program', async () => {
    const directory = await temporaryDirectory();
    const other = Database.openWriter(path.join(directory, 'library.db'));
    other.exec('CREATE TABLE bookmarks (url TEXT)');
    other.close();
    expect(() => openStore(directory, 'writer')).toThrow(
      expect.objectContaining({
        kind: 'unreadable',
        message: expect.stringContaining('another program') as string,
      }),
    );
  });

  it('Opening a library refuses a newer schema and leaves it alone', async () => {
    const directory = await temporaryDirectory();
    addFolder(directory);
    const newer = Database.openWriter(path.join(directory, 'library.db'));
    newer.exec(`PRAGMA user_version = ${schemaVersion + 3}`);
    newer.close();
    for (const mode of ['writer', 'reader'] as const) {
      expect(() => openStore(directory, mode)).toThrow(
        expect.objectContaining({
          kind: 'unsupported',
          detail: { expected: schemaVersion, received: schemaVersion + 3 },
        }),
      );
    }
  });
});

describe('migrations', () => {
  it('Files that an earlier version skipped by name are looked into again, and counts follow', async () => {
    const database = Database.openWriter(path.join(await temporaryDirectory(), 'library.db'));
    migrate(database, migrations.slice(0, 7));
    database.exec(`INSERT INTO folders (path, added_at) VALUES (x'2f70', 0);
      INSERT INTO photos (folder_id, path, size, mtime_us, state, reason, indexed_at) VALUES
        (1, x'2f702f61', 1, 1, 'skipped', 'by name', NULL), (1, x'2f702f62', 1, 1, 'skipped', 'when read', 5)`);
    migrate(database);
    expect(database.integers('SELECT id FROM photos')).toEqual([2]);
    expect(database.get("SELECT photos FROM folder_counts WHERE state = 'skipped'")).toEqual({ photos: 1 });
    database.close();
  });

  it('Migrations are applied once, and only those that are missing', async () => {
    const database = Database.openWriter(path.join(await temporaryDirectory(), 'library.db'));
    migrate(database);
    migrate(database);
    migrate(database, [...migrations, 'CREATE TABLE later (a INTEGER)']);
    expect(database.get('SELECT count(*) AS rows FROM later')).toMatchObject({ rows: 0 });
    database.close();
  });

  it('Migrations leave the file as it was when one fails', async () => {
    const database = Database.openWriter(path.join(await temporaryDirectory(), 'library.db'));
    migrate(database);
    const broken = [...migrations, 'CREATE TABLE half (a INTEGER); CREATE TABLE half (a INTEGER);'];
    expect(() => migrate(database, broken)).toThrow(/half/);
    expect(database.get("SELECT name FROM sqlite_schema WHERE name = 'half'")).toBeUndefined();
    expect(database.get('PRAGMA user_version')).toMatchObject({ user_version: migrations.length });
    database.close();
  });
});

describe('a transaction', () => {
  it('A transaction keeps all or nothing, nested ones included', async () => {
    const store = openStore(await temporaryDirectory(), 'writer');
    expect(() =>
      store.transaction(() => {
        store.folders.insert(Buffer.from('/a'));
        store.transaction(() => store.folders.insert(Buffer.from('/b')));
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(store.folders.list()).toEqual([]);
    store.close();
  });
});

describe('a read-only data directory', () => {
  async function readOnlyLibrary(prepare: (directory: string) => void): Promise<string> {
    const directory = path.join(await temporaryDirectory(), 'data');
    mkdirSync(directory);
    prepare(directory);
    for (const name of readdirSync(directory)) await chmod(path.join(directory, name), 0o444);
    await chmod(directory, 0o555);
    return directory;
  }

  it('A library in a read-only data directory is read when it was closed properly', async () => {
    const directory = await readOnlyLibrary(addFolder);
    await asNobody(() => {
      const reader = openStore(directory, 'reader');
      expect(reader.folders.list()).toHaveLength(1);
      reader.close();
    });
  });

  it('A library in a read-only data directory is read with what its killed writer had not checkpointed', async () => {
    const directory = await readOnlyLibrary((target) => {
      const source = path.join(path.dirname(target), 'source');
      mkdirSync(source);
      const writer = openStore(source, 'writer');
      writer.folders.insert(Buffer.from('/photos'));
      for (const name of ['library.db', 'library.db-wal']) {
        copyFileSync(path.join(source, name), path.join(target, name));
      }
      writer.close();
    });
    await asNobody(() => {
      const reader = openStore(directory, 'reader');
      expect(reader.folders.list()).toHaveLength(1);
      reader.close();
    });
  });

  it('A read-only data directory is refused for writing, with its path', async () => {
    const directory = await readOnlyLibrary(addFolder);
    await asNobody(() =>
      expect(() => openStore(directory, 'writer')).toThrow(
        expect.objectContaining({ kind: 'read-only', message: expect.stringContaining(directory) as string }),
      ),
    );
  });
});

const disk = mountTinyDisk(4_000_000);
afterAll(() => {
  if (typeof disk !== 'string') disk.unmount();
});

describe.skipIf(typeof disk === 'string')(
  `a full disk${typeof disk === 'string' ? ` (NOT TESTED: ${disk})` : ''}`,
  () => {
    it('A full disk stops writing, keeps what was acknowledged, and lets it continue when there is room', () => {
      if (typeof disk === 'string') return;
      const store = openStore(disk.path, 'writer');
      const folder = store.folders.insert(Buffer.from('/photos'));
      const space = testSpace(store);
      const first = store.scans.insert(folder, scanned('/photos/a.jpg'));
      const second = store.scans.insert(folder, scanned('/photos/b.jpg'));
      store.outcomes.record(space, [
        { pulled: pulled(store, first), outcome: doneOutcome(first), hub: null },
      ]);
      const free = disk.fill();
      const waiting = pulled(store, second);
      const warning = 'w'.repeat(500_000);
      expect(() =>
        store.outcomes.record(space, [
          { pulled: waiting, outcome: doneOutcome(second, { warning }), hub: null },
        ]),
      ).toThrow(
        expect.objectContaining({ kind: 'disk-full', message: expect.stringContaining(disk.path) as string }),
      );
      expect(store.folders.counts()).toMatchObject({ done: 1, pending: 1 });
      expect(() => openStore(disk.path, 'writer')).toThrow(expect.objectContaining({ kind: 'locked' }));
      free();
      store.outcomes.record(space, [{ pulled: waiting, outcome: doneOutcome(second), hub: null }]);
      expect(store.folders.counts()).toMatchObject({ done: 2, pending: 0 });
      store.close();
    });

    it('A full disk refuses a new library, and still gives the lock', () => {
      if (typeof disk === 'string') return;
      const directory = path.join(disk.path, 'new');
      mkdirSync(directory);
      const free = disk.fill();
      expect(() => openStore(directory, 'writer')).toThrow(expect.objectContaining({ kind: 'disk-full' }));
      free();
      openStore(directory, 'writer').close();
    });
  },
);
