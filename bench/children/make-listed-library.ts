/** Creates fictitious photos in one statement: 5 years of 12 months of days with photos, 23 cameras, some marked. */
import path from 'node:path';
import { openDataDir } from '../../electron/engine/files/data-dir.ts';
import { Database } from '../../electron/engine/store/database.ts';
import { openStore } from '../../electron/engine/store/store.ts';
import { answerOnce } from '../child.ts';

answerOnce<'make-listed-library'>(async ({ dataDir, photos }) => {
  const { database: file } = await openDataDir(dataDir, 'writer');
  const store = openStore(dataDir, 'writer');
  const folderId = store.folders.insert(Buffer.from('/photos'));
  store.close();
  const database = Database.openWriter(path.resolve(file));
  database.transaction(() => {
    database.run(
      `WITH RECURSIVE numbers (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n + 1 < ?)
        INSERT INTO photos
          (folder_id, path, size, mtime_us, state, type, width, height, taken_at, camera, content_hash, indexed_at)
        SELECT ?,
          CAST(printf('/photos/%04d/%02d/event %05d/IMG_%07d.jpg', 2005 + n / 50000, n / 4000 % 12 + 1, n / 200, n) AS BLOB),
          3000000 + n, 1104537600000000 + n * 600000000, 'done',
          CASE WHEN n % 10 = 0 THEN 'png' ELSE 'jpeg' END,
          CASE WHEN n % 3 = 0 THEN 3000 ELSE 4000 END, CASE WHEN n % 3 = 0 THEN 4000 ELSE 3000 END,
          -- A seventh without capture time; within an event in the order of the files, events somewhat mixed.
          CASE WHEN n % 7 > 0 THEN 1104537600000 + (n + (n / 200 * 7919) % 3000) * 600000 END,
          CASE WHEN n % 5 < 4 THEN 'Camera model ' || (n / 400 % 23) END,
          randomblob(32), 1
        FROM numbers`,
      photos,
      folderId,
    );
    database.run(
      `INSERT INTO marks (photo_id, favourite, rating) SELECT id, id % 50 = 0, CASE WHEN id % 20 = 0 THEN id / 20 % 5 + 1 ELSE 0 END
        FROM photos WHERE id % 50 = 0 OR id % 20 = 0`,
    );
  });
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
  return {};
});
