/** What a person keeps of a photo: favourite, rating, albums and tags, as one value. Runs in the engine process. */
import type { Database } from './database.ts';
import type { GivenTag } from './tag-states.ts';

export interface Kept {
  readonly favourite: boolean;
  /** Stars; 0 is unrated. */
  readonly rating: number;
  /** When the rating last changed, in milliseconds since the epoch; null if that was not recorded. */
  readonly ratedAt: number | null;
  /** When the photo was added, by album id. */
  readonly albums: ReadonlyMap<number, number>;
  readonly tags: ReadonlyMap<number, GivenTag>;
}

/** A {@link Kept} as columns of a table. */
export interface KeptRow {
  readonly favourite: number;
  readonly rating: number;
  readonly ratedAt: number | null;
  /** JSON: [{id, addedAt}]. */
  readonly albums: string;
  /** JSON: [{id, source, strength, spaceKey, taggedAt}]. */
  readonly tags: string;
}

/** Columns of a {@link KeptRow} for a statement that has `photos` and, left joined, `marks`. */
export const KEPT_COLUMNS = `coalesce(favourite, 0) AS favourite, coalesce(rating, 0) AS rating, rated_at AS ratedAt,
  (SELECT json_group_array(json_object('id', album_id, 'addedAt', added_at))
    FROM album_photos WHERE photo_id = photos.id) AS albums,
  (SELECT json_group_array(json_object('id', tag_id, 'source', source, 'strength', strength,
    'spaceKey', space_key, 'taggedAt', tagged_at)) FROM photo_tags WHERE photo_id = photos.id) AS tags`;

/** What a photo carries; nothing if it does not exist. */
export function readKept(database: Database, photoId: number): Kept {
  const row = database.get<KeptRow>(
    `SELECT ${KEPT_COLUMNS} FROM photos LEFT JOIN marks ON marks.photo_id = photos.id WHERE photos.id = ?`,
    photoId,
  );
  return fromRow(row ?? { favourite: 0, rating: 0, ratedAt: null, albums: '[]', tags: '[]' });
}

export function fromRow({ favourite, rating, ratedAt, albums, tags }: KeptRow): Kept {
  const inAlbums = JSON.parse(albums) as { id: number; addedAt: number }[];
  const given = JSON.parse(tags) as (GivenTag & { id: number })[];
  return {
    favourite: favourite === 1,
    rating,
    ratedAt,
    albums: new Map(inAlbums.map(({ id, addedAt }) => [id, addedAt])),
    tags: new Map(given.map(({ id, ...tag }) => [id, tag])),
  };
}

/** {@link fromRow} the other way. */
export function toRow({ favourite, rating, ratedAt, albums, tags }: Kept): KeptRow {
  return {
    favourite: favourite ? 1 : 0,
    rating,
    ratedAt,
    albums: JSON.stringify([...albums].map(([id, addedAt]) => ({ id, addedAt }))),
    tags: JSON.stringify([...tags].map(([id, tag]) => ({ id, ...tag }))),
  };
}

/** Both together: the newer rating, of two as old the higher; a person's tag counts before a model's. */
export function union(one: Kept, other: Kept): Kept {
  const rated = [one, other].filter(({ rating }) => rating > 0);
  const [newest] = rated.toSorted((a, b) => (b.ratedAt ?? 0) - (a.ratedAt ?? 0) || b.rating - a.rating);
  const tags = new Map(other.tags);
  for (const [id, given] of one.tags) {
    if (tags.get(id)?.source !== 'person') tags.set(id, given);
  }
  return {
    favourite: one.favourite || other.favourite,
    rating: newest?.rating ?? 0,
    ratedAt: newest?.ratedAt ?? null,
    albums: new Map([...other.albums, ...one.albums]),
    tags,
  };
}

/** What of `all` is not in `part`, or differs there. */
export function differenceOf(all: Kept, part: Kept): Kept {
  const differs = all.rating !== part.rating;
  return {
    favourite: all.favourite && !part.favourite,
    rating: differs ? all.rating : 0,
    ratedAt: differs ? all.ratedAt : null,
    albums: new Map([...all.albums].filter(([id]) => !part.albums.has(id))),
    tags: new Map([...all.tags].filter(([id, { source }]) => part.tags.get(id)?.source !== source)),
  };
}

/** Whether nothing is kept. */
export function isBare({ favourite, rating, albums, tags }: Kept): boolean {
  return !favourite && rating === 0 && albums.size === 0 && tags.size === 0;
}
