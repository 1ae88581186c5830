/**
 * Photos with the same bytes. Each file of a library is a photo with a row of its own, so that counts and listings are
 * of files; what a person keeps of a photo belongs to its bytes, so all copies carry the same marks, albums and tags.
 * Runs in the engine process.
 */
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
/** Pairs of copies, the first among the ids of a JSON array. */
const COPIES = `json_each(?) CROSS JOIN photos AS one INDEXED BY photos_copied ON one.id = json_each.value AND one.copied = 1
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
    return [...new Set([...photoIds, ...this.of(photoIds).keys()])];
  }

  /** The copies of up to a few thousand photos, each with one of the photos that it is a copy of. */
  of(photoIds: readonly number[]): Map<number, number> {
    const rows = this.#database.all<{ id: number; photoId: number }>(
      `SELECT other.id, one.id AS photoId FROM ${COPIES} AND other.id <> one.id`,
      JSON.stringify(photoIds),
    );
    return new Map(rows.map(({ id, photoId }) => [id, photoId]));
  }

  /**
   * Gives a photo what its copies carry, and them what it carries: all albums and tags of both, a favourite if either
   * is one, and the newer rating. Copies are equal before it comes, so one of them speaks for all.
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
      const missing = differenceOf(all, own);
      const added = differenceOf(all, theirs);
      const copies = isBare(added) ? [] : this.with([photoId]).filter((id) => id !== photoId);
      const joined = new Changes();
      this.give(missing, [photoId], joined);
      this.give(added, copies, joined);
      const changed = !isBare(missing) || !isBare(added);
      return { changed, met: changed && !isBare(own) && !isBare(theirs) ? joined : null };
    });
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

  /**
   * Photos that have copies, the first of each group left out, by content after `after`: joining each of them makes
   * every group equal.
   */
  page(after: { size: number; hash: Uint8Array } | null): {
    photoIds: number[];
    last: { size: number; hash: Uint8Array } | null;
  } {
    const groups = this.#database.all<{ size: number; hash: Uint8Array; ids: string }>(
      `SELECT size, content_hash AS hash, json_group_array(id) AS ids FROM photos INDEXED BY photos_content
        WHERE content_hash IS NOT NULL AND (size, content_hash) > (?, ?) GROUP BY size, content_hash
        HAVING count(*) > 1 ORDER BY size, content_hash LIMIT ${GROUPS}`,
      after?.size ?? -1,
      after?.hash ?? new Uint8Array(0),
    );
    return {
      photoIds: groups.flatMap(({ ids }) => (JSON.parse(ids) as number[]).toSorted((a, b) => a - b).slice(1)),
      last: groups.length < GROUPS ? null : (groups.at(-1) ?? null),
    };
  }
}

class Changes implements Joined {
  readonly marks = new Map<MarkField, Map<number, number[]>>();
  readonly albums = new Map<number, number[]>();
  readonly tags = new Map<number, TagState[]>();

  addMarks(field: MarkField, before: ReadonlyMap<number, readonly number[]>): void {
    const known = this.marks.get(field) ?? new Map<number, number[]>();
    for (const [value, ids] of before) known.set(value, [...(known.get(value) ?? []), ...ids]);
    this.marks.set(field, known);
  }

  addAlbum(id: number, photoIds: readonly number[]): void {
    this.albums.set(id, [...(this.albums.get(id) ?? []), ...photoIds]);
  }

  addTag(id: number, states: readonly TagState[]): void {
    this.tags.set(id, [...(this.tags.get(id) ?? []), ...states]);
  }
}
