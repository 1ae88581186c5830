/** The most recent search texts. Runs in the engine process. */
import { LIMITS } from '../../../shared/limits.ts';
import type { HistoryEntry } from '../../../shared/schemas.ts';
import type { Database } from './database.ts';

export class SearchHistory {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Newest first. */
  list(): HistoryEntry[] {
    return this.#database.all<HistoryEntry>(
      'SELECT text, used_at AS usedAt FROM search_history ORDER BY used_at DESC, rowid DESC LIMIT ?',
      LIMITS.historyEntries,
    );
  }

  /** Saves a text, without duplicates; drops the oldest when there are too many. */
  remember(text: string): void {
    this.#database.transaction(() => {
      this.#database.run(
        'INSERT OR REPLACE INTO search_history (text, used_at) VALUES (?, ?)',
        text,
        Date.now(),
      );
      this.#database.run(
        `DELETE FROM search_history WHERE rowid NOT IN
          (SELECT rowid FROM search_history ORDER BY used_at DESC, rowid DESC LIMIT ?)`,
        LIMITS.historyEntries,
      );
    });
  }

  /** Forgets a text, or everything if omitted. */
  forget(text?: string): void {
    if (text === undefined) this.#database.run('DELETE FROM search_history');
    else this.#database.run('DELETE FROM search_history WHERE text = ?', text);
  }
}
