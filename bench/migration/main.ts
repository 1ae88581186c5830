/**
 * Times opening a library that an earlier version made: its migrations, and joining the copies that it knew as
 * strangers. scripts/time-migration.mjs runs it.
 */
import { mkdtemp, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { openDataDir } from '../../electron/engine/files/data-dir.ts';
import { joinOldCopies } from '../../electron/engine/organise/join-copies.ts';
import { UndoList } from '../../electron/engine/organise/undo.ts';
import { Database } from '../../electron/engine/store/database.ts';
import { migrate } from '../../electron/engine/store/migrate.ts';
import { migrations } from '../../electron/engine/store/migrations/index.ts';
import { openStore } from '../../electron/engine/store/store.ts';
import { cacheDir } from '../paths.ts';

/** Schema of the last version that knew photos by place. */
const BEFORE = 4;

/** @param photos of which one in fifty is a copy of the one before, and one in twenty has stars. */
export async function main(photos: number): Promise<void> {
  const directory = await mkdtemp(path.join(cacheDir, 'migration-'));
  try {
    const { database: file } = await openDataDir(directory, 'writer');
    make(file, photos);
    const { size } = await stat(file);
    const started = performance.now();
    const store = openStore(directory, 'writer');
    const migrated = performance.now();
    await joinOldCopies({ store, undo: new UndoList(() => undefined, true) });
    const done = performance.now();
    const rated = await ratedCopies(store, photos);
    store.close();
    const seconds = (from: number, to: number): string => ((to - from) / 1000).toFixed(1);
    console.log(
      `${photos} photos, ${(size / 1e6).toFixed(0)} MB: migrations ${BEFORE + 1} to ${migrations.length} ` +
        `${seconds(started, migrated)} s, joining copies ${seconds(migrated, done)} s; ` +
        `copies without the stars of their photo: ${rated}`,
    );
  } finally {
    await rm(directory, { recursive: true });
  }
}

function make(file: string, photos: number): void {
  const database = Database.openWriter(file);
  migrate(database, migrations.slice(0, BEFORE));
  database.transaction(() => {
    database.run("INSERT INTO folders (path, added_at) VALUES (CAST('/photos' AS BLOB), 0)");
    database.run(
      `WITH RECURSIVE numbers (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n + 1 < ?)
        INSERT INTO photos
          (folder_id, path, size, mtime_us, state, type, width, height, taken_at, camera, content_hash, indexed_at)
        SELECT 1, CAST(printf('/photos/%05d/IMG_%07d.jpg', n / 200, n) AS BLOB),
          3000000 + (n - (n % 50 = 1)) % 65536, n, 'done', 'jpeg', 4000, 3000, n * 600000, 'Camera',
          CAST(printf('%032d', n - (n % 50 = 1)) AS BLOB), 1 FROM numbers`,
      photos,
    );
    database.run(
      'INSERT INTO marks (photo_id, favourite, rating) SELECT id, 0, 1 + id % 5 FROM photos WHERE id % 20 = 1',
    );
  });
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
}

/** Copies whose stars differ from those of the photo before: 0 unless a mark was lost. */
async function ratedCopies(store: ReturnType<typeof openStore>, photos: number): Promise<number> {
  const flags = await store.marks.flags();
  let differing = 0;
  for (let id = 2; id <= photos; id += 50) if (flags[id] !== flags[id - 1]) differing += 1;
  return differing;
}
