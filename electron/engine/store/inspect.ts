/**
 * Reads a whole database to check that it is sound, without the write lock and without changing it. Runs in the
 * engine
 * process.
 */
import { existsSync } from 'node:fs';
import { createPace } from '../work/pace.ts';
import { Database } from './database.ts';
import { checkSchema, readSchemaVersion } from './migrate.ts';

/** Rows that one statement reads. */
const STEP_ROWS = 50_000;
/** SQLite may list many faults; the first few are enough. */
const MOST_FAULTS = 5;
const SEPARATORS = [0x2f, 0x5c];

export interface DatabaseInspection {
  /** Null if the database is sound. */
  readonly problem: string | null;
  readonly schema: number;
  readonly folders: number;
  readonly photos: number;
  /** Directories that directly contain photos. */
  readonly directories: number;
}

/**
 * Checks the pages, indexes and schema of a database.
 * @returns `missing` if there is no such file.
 * @throws SightlineError `unreadable` (no database, or damaged), `unsupported` (of a newer version), `locked`.
 */
export async function inspectDatabase(file: string): Promise<DatabaseInspection | 'missing'> {
  if (!existsSync(file)) return 'missing';
  const database = Database.openReader(file);
  try {
    checkSchema(database);
    // Unlike integrity_check, this does not compare indexes with tables, which takes many times as long.
    const faults = database
      .all<{ quick_check: string }>(`PRAGMA quick_check(${MOST_FAULTS})`)
      .map(({ quick_check: fault }) => fault)
      .filter((fault) => fault !== 'ok');
    const schema = readSchemaVersion(database);
    const sound = faults.length === 0 && schema > 0;
    return {
      problem: faults.length === 0 ? null : `the database is damaged: ${faults.join('; ')}`,
      schema,
      folders: sound ? count(database, 'folders') : 0,
      photos: sound ? count(database, 'photos') : 0,
      directories: sound ? await countDirectories(database) : 0,
    };
  } finally {
    database.close();
  }
}

function count(database: Database, table: 'folders' | 'photos'): number {
  return database.get<{ rows: number }>(`SELECT count(*) AS rows FROM ${table}`)?.rows ?? 0;
}

/** Paths come in byte order; a directory may reappear after one of its own subdirectories. */
async function countDirectories(database: Database): Promise<number> {
  const seen = new Set<string>();
  const pace = createPace();
  let after: Uint8Array = new Uint8Array(0);
  for (;;) {
    const rows = database.all<{ path: Uint8Array }>(
      `SELECT path FROM photos WHERE path > ? ORDER BY path LIMIT ${STEP_ROWS}`,
      after,
    );
    for (const { path } of rows) seen.add(directoryOf(path));
    const last = rows.at(-1);
    if (last === undefined) return seen.size;
    after = last.path;
    await pace();
  }
}

function directoryOf(path: Uint8Array): string {
  const end = Math.max(...SEPARATORS.map((separator) => path.lastIndexOf(separator)));
  return Buffer.from(path.subarray(0, Math.max(0, end))).toString('latin1');
}
