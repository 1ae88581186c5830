/** Label sets: labels and prompt templates that a person saved under a name. Runs in the engine process. */
import type { LabelSet } from '../../../shared/schemas.ts';
import type { Database } from './database.ts';

interface LabelSetRow {
  id: number;
  name: string;
  labels: string;
  templates: string | null;
}

export class LabelSets {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** By name. */
  list(): LabelSet[] {
    return this.#database
      .all<LabelSetRow>('SELECT * FROM label_sets ORDER BY name COLLATE NOCASE, id')
      .map(parsed);
  }

  get(id: number): LabelSet | undefined {
    const row = this.#database.get<LabelSetRow>('SELECT * FROM label_sets WHERE id = ?', id);
    return row && parsed(row);
  }

  /** Stores a new one, or replaces the one with that id. @returns its id. */
  put({ id, name, labels, templates }: Omit<LabelSet, 'id'> & { id: number | null }): number {
    const stored = this.#database.run(
      `INSERT INTO label_sets (id, name, labels, templates) VALUES (?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, labels = excluded.labels, templates = excluded.templates`,
      id,
      name,
      JSON.stringify(labels),
      templates === null ? null : JSON.stringify(templates),
    );
    return id ?? stored.id;
  }

  delete(id: number): void {
    this.#database.run('DELETE FROM label_sets WHERE id = ?', id);
  }
}

function parsed({ id, name, labels, templates }: LabelSetRow): LabelSet {
  return {
    id,
    name,
    labels: JSON.parse(labels) as string[],
    templates: templates === null ? null : (JSON.parse(templates) as string[]),
  };
}
