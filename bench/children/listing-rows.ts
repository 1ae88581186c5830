/** Measures what a listing is compared with: row objects of the same columns, and SQLite's own pass over them. */
import path from 'node:path';
import { Database } from '../../electron/engine/store/database.ts';
import { LIMITS } from '../../shared/limits.ts';
import { answerOnce } from '../child.ts';

interface Row {
  readonly id: number;
  readonly date: number;
  readonly ratio: number;
}

answerOnce<'listing-rows'>(async ({ dataDir, rounds }) => {
  const database = Database.openReader(path.join(dataDir, 'library.db'));
  const objects = (): void => {
    for (
      let last: Row | undefined = { id: 0, date: Number.MAX_SAFE_INTEGER, ratio: 0 };
      last !== undefined;
    ) {
      last = database
        .all<Row>(
          `SELECT id, date, ratio FROM photos INDEXED BY photos_date WHERE listed AND (date, id) < (?, ?)
            ORDER BY date DESC, id DESC LIMIT ?`,
          last.date,
          last.id,
          LIMITS.indexRows,
        )
        .at(-1);
    }
  };
  const scan = (): void => {
    database.get(
      'SELECT sum(id % 7), sum(date % 7), sum(ratio) FROM photos INDEXED BY photos_date WHERE listed',
    );
  };
  const facetScan = (): void => {
    database.get(
      `SELECT sum(id % 7), sum(date % 7), sum(length(camera)), sum(length(type))
        FROM photos INDEXED BY photos_date WHERE listed`,
    );
  };
  const times = {
    objects: timed(rounds, objects),
    scan: timed(rounds, scan),
    facetScan: timed(rounds, facetScan),
  };
  database.close();
  return times;
});

/** Milliseconds of each round, after a warm-up. */
function timed(rounds: number, work: () => void): number[] {
  work();
  return Array.from({ length: rounds }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
}
