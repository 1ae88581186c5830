/**
 * Photos with the same bytes. Each file of a library is a photo with a row of its own, so that counts and listings are
 * of files; what a person keeps of a photo belongs to its bytes, so all copies carry the same marks, albums and tags.
 * Runs in the engine process.
 */
import { CONTENT_VERSION } from '../api/fact-versions.ts';
import type { Albums } from './albums.ts';
import type { Database } from './database.ts';
import { differenceOf, isBare, readKept, union, type Kept } from './kept.ts';
import type { MarkField, Marks } from './marks.ts';
import type { TagState } from './tag-states.ts';
import type { Tags } from './tags.ts';

/** What copies carried before they were joined, as changes to it report it. */
export interface Joined {
  readonly marks: ReadonlyMap<MarkField, ReadonlyMap<number, readonly number[]>>;
  /** Photos that were added, by album. */
  readonly albums: ReadonlyMap<number, readonly number[]>;
  readonly tags: ReadonlyMap<number, readonly TagState[]>;
}

export interface JoinResult {
  /** The photo, or a copy of it, now carries something that it did not. */
  readonly changed: boolean;
  /** Set when both the photo and its copies had been given something, and it differed. */
  readonly met: Joined | null;
}

interface KeptParts {
  readonly marks: Marks;
  readonly albums: Albums;
  readonly tags: Tags;
}

/** Groups that one statement lists. */
const GROUPS = 500;
/** Equal bytes; `one` and `other` are rows of photos. */
const SAME = 'other.size = one.size AND other.content_hash = one.content_hash';
/** Members of the groups of copies that some of the ids of a JSON array belong to; `one` stands for its group. */
const GROUPS_OF = `(SELECT min(photos.id) AS id, size, content_hash FROM json_each(?)
    CROSS JOIN photos INDEXED BY photos_copied ON photos.id = json_each.value AND photos.copied = 1
    GROUP BY size, content_hash) AS one
  CROSS JOIN photos AS other INDEXED BY photos_content ON ${SAME}`;

export class Copies {
  readonly #database: Database;
  readonly #parts: KeptParts;

  constructor(database: Database, parts: KeptParts) {
    this.#database = database;
    this.#parts = parts;
  }

  /** Up to a few thousand photos and all copies of them, each once. */
  with(photoIds: readonly number[]): number[] {
    const members = this.of(photoIds);
    return members.size === 0 ? [...photoIds] : [...new Set([...photoIds, ...members.keys()])];
  }

  /** The members of the groups of copies that these photos belong to, each with an id that stands for its group. */
  of(photoIds: readonly number[]): Map<number, number> {
    const rows = this.#database.all<{ id: number; group: number }>(
      `SELECT other.id, one.id AS "group" FROM ${GROUPS_OF}`,
      JSON.stringify(photoIds),
    );
    return new Map(rows.map(({ id, group }) => [id, group]));
  }

  /**
   * Gives a photo what its copies carry, and them what it carries: all albums and tags of both, a favourite if either
   * is one, and the newer rating. Copies are equal as a rule, so one of them speaks for all until something differs.
   */
  join(photoId: number): JoinResult {
    return this.#database.transaction(() => {
      const other = this.#database.get<{ id: number }>(
        `SELECT other.id FROM photos AS one CROSS JOIN photos AS other INDEXED BY photos_content ON ${SAME}
          WHERE one.id = ? AND other.id <> one.id ORDER BY other.id LIMIT 1`,
        photoId,
      );
      if (!other) return { changed: false, met: null };
      this.#database.run('UPDATE photos SET copied = 1 WHERE id IN (?, ?) AND copied = 0', photoId, other.id);
      const own = readKept(this.#database, photoId);
      const theirs = readKept(this.#database, other.id);
      const all = union(own, theirs);
      if (!isBare(differenceOf(all, theirs))) return this.joinAll([...this.of([photoId]).keys()]);
      const missing = differenceOf(all, own);
      const joined = new Changes();
      this.give(missing, [photoId], joined);
      return { changed: !isBare(missing), met: isBare(missing) || isBare(own) ? null : joined };
    });
  }

  /** Gives all of a group of copies what any of them carries; see {@link join}. */
  joinAll(photoIds: readonly number[]): JoinResult {
    return this.#database.transaction(() => {
      const list = JSON.stringify(photoIds);
      this.#database.run(
        'UPDATE photos SET copied = 1 WHERE id IN (SELECT value FROM json_each(?)) AND copied = 0',
        list,
      );
      const kept = photoIds.map((id) => readKept(this.#database, id));
      const all = kept.reduce(union);
      const joined = new Changes();
      let changed = false;
      for (const [index, one] of kept.entries()) {
        const missing = differenceOf(all, one);
        if (isBare(missing)) continue;
        changed = true;
        this.give(missing, photoIds.slice(index, index + 1), joined);
      }
      const given = kept.filter((one) => !isBare(one)).length;
      return { changed, met: changed && given > 1 ? joined : null };
    });
  }

  /**
   * Bytes that an earlier version knew by another hash: all rows take the new one.
   * @returns whether photos had the former.
   */
  renameContent(size: number, former: Uint8Array, hash: Uint8Array): boolean {
    const { changes } = this.#database.run(
      `UPDATE photos SET content_hash = ?, content_version = ${CONTENT_VERSION} WHERE size = ? AND content_hash = ?`,
      hash,
      size,
      former,
    );
    this.#database.run(
      'UPDATE OR IGNORE departed_contents SET content_hash = ? WHERE size = ? AND content_hash = ?',
      hash,
      size,
      former,
    );
    return changes > 0;
  }

  /** Gives photos what was kept, beside what they carry. Albums and tags that were removed meanwhile stay removed. */
  give(kept: Kept, photoIds: readonly number[], before: Changes = new Changes()): void {
    if (photoIds.length === 0) return;
    const { marks, albums, tags } = this.#parts;
    const { favourite, rating, ratedAt } = kept;
    if (favourite) before.addMarks('favourite', marks.set('favourite', 1, photoIds));
    if (rating > 0) before.addMarks('rating', marks.set('rating', rating, photoIds, ratedAt));
    for (const [id, addedAt] of kept.albums) {
      if (albums.get(id)) before.addAlbum(id, albums.add(id, photoIds, addedAt));
    }
    for (const [id, given] of kept.tags) {
      if (tags.get(id))
        before.addTag(
          id,
          tags.change(id, photoIds, () => given),
        );
    }
  }

  /** Groups of photos with the same bytes, by content after `after`. */
  page(after: { size: number; hash: Uint8Array } | null): {
    groups: number[][];
    last: { size: number; hash: Uint8Array } | null;
  } {
    const rows = this.#database.all<{ size: number; hash: Uint8Array; ids: string }>(
      `SELECT size, content_hash AS hash, json_group_array(id) AS ids FROM photos INDEXED BY photos_content
        WHERE content_hash IS NOT NULL AND (size, content_hash) > (?, ?) GROUP BY size, content_hash
        HAVING count(*) > 1 ORDER BY size, content_hash LIMIT ${GROUPS}`,
      after?.size ?? -1,
      after?.hash ?? new Uint8Array(0),
    );
    return {
      groups: rows.map(({ ids }) => JSON.parse(ids) as number[]),
      last: rows.length < GROUPS ? null : (rows.at(-1) ?? null),
    };
  }
}

/** Collects {@link Joined}. */
export class Changes implements Joined {
  readonly marks = new Map<MarkField, Map<number, number[]>>();
  readonly albums = new Map<number, number[]>();
  readonly tags = new Map<number, TagState[]>();

  addMarks(field: MarkField, before: ReadonlyMap<number, readonly number[]>): void {
    const known = this.marks.get(field) ?? new Map<number, number[]>();
    for (const [value, ids] of before) known.set(value, appended(known.get(value), ids));
    this.marks.set(field, known);
  }

  addAlbum(id: number, photoIds: readonly number[]): void {
    this.albums.set(id, appended(this.albums.get(id), photoIds));
  }

  addTag(id: number, states: readonly TagState[]): void {
    this.tags.set(id, appended(this.tags.get(id), states));
  }

  addAll({ marks, albums, tags }: Joined): void {
    for (const [field, before] of marks) this.addMarks(field, before);
    for (const [id, photoIds] of albums) this.addAlbum(id, photoIds);
    for (const [id, states] of tags) this.addTag(id, states);
  }
}

/** Adds to the list, or to a new one. */
function appended<Value>(list: Value[] | undefined, more: readonly Value[]): Value[] {
  if (list === undefined) return [...more];
  for (const value of more) list.push(value);
  return list;
}
