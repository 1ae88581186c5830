/**
 * Small values of a library other than photos: the calibration, which space serves searches. Runs in the engine
 * process.
 */
import type { Database } from './database.ts';

export class Settings {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** The JSON value stored under `key`, or null. The caller checks its shape. */
  get(key: string): unknown {
    const row = this.#database.get<{ value: string }>('SELECT value FROM settings WHERE key = ?', key);
    return row === undefined ? null : (JSON.parse(row.value) as unknown);
  }

  /** Stores a JSON value; null removes the key. */
  set(key: string, value: unknown): void {
    if (value === null) this.#database.run('DELETE FROM settings WHERE key = ?', key);
    else {
      this.#database.run(
        'INSERT INTO settings VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
        key,
        JSON.stringify(value),
      );
    }
  }
}
