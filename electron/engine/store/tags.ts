/**
 * Tags, and which photos carry them from which source. A tag that no longer has photos keeps its row, so that undo
 * finds
 * it, but is not listed. Photos that leave the library leave tags by cascade. Runs in the engine process.
 */
import type { Tag, TagSource } from '../../../shared/schemas.ts';
import type { Database } from './database.ts';
import type { GivenTag, TagState } from './tag-states.ts';

interface PhotoTagRow {
  photoId: number;
  source: TagSource;
  strength: number | null;
  spaceKey: string | null;
  taggedAt: number;
}

/** One tag of one photo, for an export. */
export interface ExportedTag extends PhotoTagRow {
  readonly path: Uint8Array;
  readonly name: string;
}

const GIVEN = 'source, strength, space_key AS spaceKey, tagged_at AS taggedAt';

export class Tags {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** All tags that a photo carries, by name. */
  list(): Tag[] {
    return this.#database.all<Tag>(
      'SELECT id, name, photos FROM tags WHERE photos > 0 ORDER BY name COLLATE NOCASE, id',
    );
  }

  get(id: number): Tag | undefined {
    return this.#database.get<Tag>('SELECT id, name, photos FROM tags WHERE id = ?', id);
  }

  /** The tag of that name, ignoring case. */
  find(name: string): Tag | undefined {
    const wanted = spelt(name);
    const found = this.#database.get<Tag>('SELECT id, name, photos FROM tags WHERE name = ?', wanted);
    // SQLite ignores the case of ASCII letters only.
    if (found || isAscii(wanted)) return found;
    const key = wanted.toLowerCase();
    return this.#database
      .all<Tag>('SELECT id, name, photos FROM tags ORDER BY photos = 0, id')
      .find((tag) => tag.name.toLowerCase() === key);
  }

  /** Id of the tag of that name, created if new. A tag without photos takes the new spelling. */
  ensure(name: string): number {
    const known = this.find(name);
    if (known?.photos === 0) this.rename(known.id, name);
    if (known) return known.id;
    const sql = 'INSERT INTO tags (name, created_at) VALUES (?, ?)';
    return this.#database.run(sql, spelt(name), Date.now()).id;
  }

  rename(id: number, name: string): void {
    this.#database.run('UPDATE tags SET name = ? WHERE id = ?', spelt(name), id);
  }

  /** Ids above `after` of photos that carry a tag, ascending. */
  photosOf(id: number, after: number, limit: number): number[] {
    return this.#database.integers(
      'SELECT photo_id AS id FROM photo_tags WHERE tag_id = ? AND photo_id > ? ORDER BY photo_id LIMIT ?',
      id,
      after,
      limit,
    );
  }

  /**
   * Changes how photos carry a tag, in one transaction; skips ids that no longer exist.
   * @param decide returns how a photo should carry it, null for not at all, or undefined to leave it unchanged.
   * @returns the photos that changed, in their previous state.
   */
  change(
    id: number,
    photoIds: readonly number[],
    decide: (photoId: number, now: GivenTag | null) => GivenTag | null | undefined,
  ): TagState[] {
    return this.#database.transaction(() => {
      const carried = this.carried(id, photoIds);
      const before: TagState[] = [];
      for (const photoId of this.#existing(photoIds)) {
        const now = carried.get(photoId) ?? null;
        const wanted = decide(photoId, now);
        if (wanted === undefined || wanted === now) continue;
        this.#put(id, photoId, wanted);
        before.push({ photoId, given: now });
      }
      return before;
    });
  }

  /** Tags of up to a few thousand photos, by name, each with how many of those carry it. */
  countAmong(photoIds: readonly number[]): { id: number; photos: number }[] {
    return this.#database.all<{ id: number; photos: number }>(
      `SELECT tag_id AS id, count(*) AS photos FROM json_each(?)
        CROSS JOIN photo_tags ON photo_id = json_each.value GROUP BY tag_id`,
      JSON.stringify(photoIds),
    );
  }

  /** Ids above `after` of photos that carry any tag, ascending. */
  tagged(after: number, limit: number): number[] {
    return this.#database.integers(
      'SELECT DISTINCT photo_id AS id FROM photo_tags WHERE photo_id > ? ORDER BY photo_id LIMIT ?',
      after,
      limit,
    );
  }

  /** All tags of some photos, by photo and name. */
  exported(photoIds: readonly number[]): ExportedTag[] {
    return this.#database.all<ExportedTag>(
      `SELECT photo_id AS photoId, photos.path, name, ${GIVEN} FROM json_each(?)
        CROSS JOIN photo_tags ON photo_id = json_each.value
        JOIN tags ON tags.id = tag_id JOIN photos ON photos.id = photo_id
        ORDER BY photo_id, name COLLATE NOCASE`,
      JSON.stringify(photoIds),
    );
  }

  /** How the photos carry a tag; omits those that don't. */
  carried(id: number, photoIds: readonly number[]): Map<number, GivenTag> {
    const rows = this.#database.all<PhotoTagRow>(
      `SELECT photo_id AS photoId, ${GIVEN} FROM json_each(?)
        CROSS JOIN photo_tags ON tag_id = ? AND photo_id = json_each.value`,
      JSON.stringify(photoIds),
      id,
    );
    return new Map(rows.map(({ photoId, ...given }) => [photoId, given]));
  }

  #existing(photoIds: readonly number[]): number[] {
    return this.#database.integers(
      'SELECT id FROM photos WHERE id IN (SELECT value FROM json_each(?))',
      JSON.stringify(photoIds),
    );
  }

  #put(id: number, photoId: number, given: GivenTag | null): void {
    if (given === null) {
      this.#database.run('DELETE FROM photo_tags WHERE tag_id = ? AND photo_id = ?', id, photoId);
      return;
    }
    this.#database.run(
      `INSERT INTO photo_tags (tag_id, photo_id, source, strength, space_key, tagged_at) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET source = excluded.source, strength = excluded.strength,
          space_key = excluded.space_key, tagged_at = excluded.tagged_at`,
      id,
      photoId,
      given.source,
      given.strength,
      given.spaceKey,
      given.taggedAt,
    );
  }
}

function isAscii(text: string): boolean {
  return Buffer.byteLength(text) === text.length;
}

/** Normalises names that look the same: an accented letter may be one character or two. */
function spelt(name: string): string {
  return name.trim().normalize('NFC');
}
