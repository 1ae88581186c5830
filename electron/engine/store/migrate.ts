/** Brings a library file to the current schema, forward only, each step in a transaction. Runs in the engine process. */
import { SightlineError } from '../../../shared/errors.ts';
import type { Database } from './database.ts';
import { migrations } from './migrations/index.ts';

/** `SIGH`: marks a SQLite file as a Sightline library. */
const APPLICATION_ID = 0x53494748;

/** The schema that this version of Sightline reads and writes. */
export const schemaVersion = migrations.length;

/** Version of the file's schema: 0 for a new, empty file. */
export function readSchemaVersion(database: Database): number {
  return database.get<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0;
}

/**
 * Refuses a file that is not a library or that a newer Sightline created; accepts an older one.
 * @throws SightlineError `unreadable` or `unsupported`.
 */
export function checkSchema(database: Database): void {
  const id = database.get<{ application_id: number }>('PRAGMA application_id')?.application_id ?? 0;
  const tables =
    database.get<{ tables: number }>('SELECT count(*) AS tables FROM sqlite_schema')?.tables ?? 0;
  if (id !== APPLICATION_ID && tables > 0) {
    throw new SightlineError(
      'unreadable',
      `expected a Sightline library in ${database.file}, received a SQLite database from another program`,
    );
  }
  const version = readSchemaVersion(database);
  if (version > schemaVersion) {
    throw new SightlineError(
      'unsupported',
      `expected a library of schema ${schemaVersion} or older in ${database.file}, received schema ${version}: ` +
        'a newer Sightline made it; update Sightline, or use another data directory',
      { detail: { expected: schemaVersion, received: version } },
    );
  }
}

/**
 * Applies the file's missing migrations.
 * @param steps SQL of version n at index n - 1.
 */
export function migrate(database: Database, steps: readonly string[] = migrations): void {
  checkSchema(database);
  const from = readSchemaVersion(database);
  for (const [index, sql] of steps.entries()) {
    if (index < from) continue;
    database.transaction(() => {
      database.exec(sql);
      database.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${index + 1};`);
    });
  }
}
