/** Questions that a person saved under a name. Runs in the engine process. */
import { savedQuestion, type SavedQuestion, type SavedSearch } from '../../../shared/schemas.ts';
import type { Database } from './database.ts';

interface Row {
  id: number;
  name: string;
  question: string;
}

export class SavedSearches {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** By name. Omits questions that this version can't read (saved by a newer one). */
  list(): SavedSearch[] {
    return this.#database
      .all<Row>('SELECT id, name, question FROM saved_searches ORDER BY name COLLATE NOCASE, id')
      .flatMap((row) => parse(row) ?? []);
  }

  get(id: number): SavedSearch | undefined {
    const row = this.#database.get<Row>('SELECT id, name, question FROM saved_searches WHERE id = ?', id);
    return row && parse(row);
  }

  insert(name: string, question: SavedQuestion): number {
    const sql = 'INSERT INTO saved_searches (name, question) VALUES (?, ?)';
    return this.#database.run(sql, name, JSON.stringify(question)).id;
  }

  /** Stores or replaces a saved search; also restores a removed one. */
  put({ id, name, question }: SavedSearch): void {
    this.#database.run(
      `INSERT INTO saved_searches (id, name, question) VALUES (?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, question = excluded.question`,
      id,
      name,
      JSON.stringify(question),
    );
  }

  delete(id: number): void {
    this.#database.run('DELETE FROM saved_searches WHERE id = ?', id);
  }
}

function parse({ id, name, question }: Row): SavedSearch | undefined {
  const { data } = savedQuestion.safeParse(JSON.parse(question));
  return data && { id, name, question: data };
}
