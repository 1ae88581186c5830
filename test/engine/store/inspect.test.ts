import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Database } from '../../../electron/engine/store/database.ts';
import { inspectDatabase } from '../../../electron/engine/store/inspect.ts';
import { schemaVersion } from '../../../electron/engine/store/migrate.ts';
import { openStore } from '../../../electron/engine/store/store.ts';
import { scanned } from '../../support/library.ts';
import { temporaryDirectory } from '../../support/temporary.ts';

async function library(): Promise<{ directory: string; file: string }> {
  const directory = await temporaryDirectory();
  const store = openStore(directory, 'writer');
  store.folders.insert(Buffer.from('/photos'));
  store.close();
  return { directory, file: path.join(directory, 'library.db') };
}

describe('An inspection of a database', () => {
  it('An inspection finds no database where there is none, and makes none', async () => {
    const directory = await temporaryDirectory();
    expect(await inspectDatabase(path.join(directory, 'library.db'))).toBe('missing');
    expect(readdirSync(directory)).toEqual([]);
  });

  it('An inspection beside a writer counts what is there and changes nothing', async () => {
    const directory = await temporaryDirectory();
    const writer = openStore(directory, 'writer');
    const file = path.join(directory, 'library.db');
    const before = writer.dataVersion();
    expect(await inspectDatabase(file)).toMatchObject({ problem: null, schema: schemaVersion, folders: 0 });
    expect(writer.dataVersion()).toBe(before);
    const folder = writer.folders.insert(Buffer.from('/photos'));
    for (const name of ['a/1.jpg', 'b/2.jpg', 'a/3.jpg', '4.jpg']) {
      writer.scans.insert(folder, scanned(`/photos/${name}`));
    }
    expect(await inspectDatabase(file)).toMatchObject({ folders: 1, photos: 4, directories: 3 });
    writer.close();
  });

  it('An inspection refuses bytes that are no database', async () => {
    const file = path.join(await temporaryDirectory(), 'library.db');
    writeFileSync(file, Buffer.alloc(50_000, 'x'));
    await expect(inspectDatabase(file)).rejects.toMatchObject({ kind: 'unreadable' });
  });

  it('An inspection notices a database that was cut off', async () => {
    const { file } = await library();
    truncateSync(file, Math.floor(readFileSync(file).length / 2));
    const found = await inspectDatabase(file).catch((error: { kind: string }) => error.kind);
    expect(found === 'unreadable' || (found as { problem: string }).problem !== null).toBe(true);
  });

  it('An inspection notices pages that were overwritten', async () => {
    const { file } = await library();
    const bytes = readFileSync(file);
    bytes.fill(0xff, 16_384 * 2, 16_384 * 6);
    writeFileSync(file, bytes);
    const found = await inspectDatabase(file).catch((error: { kind: string }) => error.kind);
    expect(found === 'unreadable' || (found as { problem: string }).problem !== null).toBe(true);
  });

  it('An inspection refuses a database of a newer version', async () => {
    const { file } = await library();
    const database = Database.openWriter(file);
    database.exec(`PRAGMA user_version = ${schemaVersion + 1}`);
    database.close();
    await expect(inspectDatabase(file)).rejects.toMatchObject({ kind: 'unsupported' });
  });

  it('An inspection says that another program holds the database', async () => {
    const { file } = await library();
    const database = Database.openWriter(file);
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;');
    await expect(inspectDatabase(file)).rejects.toMatchObject({ kind: 'locked' });
    database.close();
  }, 20_000);
});
