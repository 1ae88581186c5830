/**
 * Vector spaces: one per (file hashes, preprocessing version); vectors of two never mix. Runs in the engine process.
 */
import { SightlineError } from '../../../shared/errors.ts';
import type { Database } from './database.ts';

export interface Space {
  readonly id: number;
  readonly key: string;
  readonly modelId: string;
  readonly dimensions: number;
}

/** What a vector takes besides its numbers: ids, hub number, record and index entries. */
const ROW_BYTES = 40;

const COLUMNS = 'id, key, model_id AS modelId, dimensions';

/** A space's name for people who read an export: the model's id, then what identifies the space. */
export const spaceLabel = ({ modelId, key }: Space): string => `${modelId}@${key}`;

/** Whether a {@link spaceLabel} is of this space, whatever the model was called then. */
export const isLabelOf = (label: string, { key }: Space): boolean => label.replace(/^.*@/, '') === key;

export class Spaces {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  find(key: string): Space | undefined {
    const found = this.#row(key);
    return found && { ...found, key };
  }

  /**
   * Earlier versions put the model's id before the key (`id@key`), so that one space could have several rows: the one
   * with the most vectors counts.
   */
  #row(key: string): Space | undefined {
    return this.#database.get<Space>(
      `SELECT ${COLUMNS} FROM spaces WHERE key = ?1 OR substr(key, -length(?1) - 1) = '@' || ?1
        ORDER BY key = ?1 DESC, (SELECT count(*) FROM vectors WHERE space_id = spaces.id) DESC LIMIT 1`,
      key,
    );
  }

  /** Oldest first. */
  list(): Space[] {
    return this.#database.all<Space>(`SELECT ${COLUMNS} FROM spaces ORDER BY id`);
  }

  /**
   * The space with that key, created if new; writes nothing if it exists under that very key.
   * @throws SightlineError `model-invalid` when the key exists with another number of dimensions.
   */
  ensure(space: { key: string; modelId: string; dimensions: number }): Space {
    const stored = this.#row(space.key) ?? this.#insert(space);
    if (stored.dimensions !== space.dimensions) {
      throw new SightlineError(
        'model-invalid',
        `expected ${stored.dimensions} dimensions as stored for this model, received ${space.dimensions}`,
      );
    }
    if (stored.key !== space.key) {
      this.#database.run('UPDATE spaces SET key = ? WHERE id = ?', space.key, stored.id);
    }
    return { ...stored, key: space.key };
  }

  #insert(space: Omit<Space, 'id'>): Space {
    const { id } = this.#database.run(
      'INSERT INTO spaces (key, model_id, dimensions, created_at) VALUES (?, ?, ?, ?)',
      space.key,
      space.modelId,
      space.dimensions,
      Date.now(),
    );
    return { id, key: space.key, modelId: space.modelId, dimensions: space.dimensions };
  }

  /** All spaces, oldest first, with their photos and about how many bytes of the file their vectors take. */
  sizes(): (Space & { readonly photos: number; readonly bytes: number })[] {
    return this.list().map((space) => {
      const photos =
        this.#database.get<{ photos: number }>(
          'SELECT count(*) AS photos FROM vectors WHERE space_id = ?',
          space.id,
        )?.photos ?? 0;
      return { ...space, photos, bytes: photos * (space.dimensions * 4 + ROW_BYTES) };
    });
  }

  /** Deletes up to `limit` vectors of a space, and the space with its last one; returns whether it is gone. */
  removeSome(id: number, limit = 2_000): boolean {
    return this.#database.transaction(() => {
      const { changes } = this.#database.run(
        `DELETE FROM vectors WHERE rowid IN (SELECT rowid FROM vectors WHERE space_id = ? LIMIT ?)`,
        id,
        limit,
      );
      if (changes === limit) return false;
      this.#database.run('DELETE FROM spaces WHERE id = ?', id);
      return true;
    });
  }
}
