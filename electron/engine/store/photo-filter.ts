/**
 * Translates filters to SQL: conditions on the photos, and which index lists the few that a narrow filter selects.
 * Runs
 * in the engine process.
 */
import type { SearchFilter } from '../../../shared/schemas.ts';
import { rangeBelow } from '../files/path-bytes.ts';
import type { PathBytes } from '../files/path-bytes.ts';
import type { SqlValue } from './database.ts';

/** A filter of the contract, with its directory as a path in place of the opaque id. */
export interface PhotoFilter extends Omit<SearchFilter, 'directoryId'> {
  readonly directory?: PathBytes;
}

/** A piece of SQL with the values for its question marks. */
export interface Fragment {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

interface Part {
  /** True for the photos that pass, in a statement about `photos`. */
  readonly term: Fragment;
  /** Selects the ids of all photos that pass, from an index; null if there is none. */
  readonly ids: Fragment | null;
}

/** Whether everything passes. */
export function isOpen(filter: PhotoFilter): boolean {
  return parts(filter).length === 0;
}

/** A condition in a statement about `photos`: the listed ones that pass. */
export function condition(filter: PhotoFilter): Fragment {
  const terms = parts(filter).map(({ term }) => term);
  return {
    sql: ['listed', ...terms.map(({ sql }) => sql)].join(' AND '),
    values: terms.flatMap(({ values }) => values),
  };
}

/** Statements that each select a superset of the photos that pass, likely short ones first. */
export function candidates(filter: PhotoFilter): Fragment[] {
  return parts(filter).flatMap(({ ids }) => ids ?? []);
}

function parts(filter: PhotoFilter): Part[] {
  const found: Part[] = [];
  const add = (sql: string, values: readonly SqlValue[], ids: Fragment | null): number =>
    found.push({ term: { sql, values }, ids });

  for (const tagId of filter.tagIds ?? []) {
    add('EXISTS (SELECT 1 FROM photo_tags WHERE tag_id = ? AND photo_id = photos.id)', [tagId], {
      sql: 'SELECT photo_id AS id FROM photo_tags WHERE tag_id = ?',
      values: [tagId],
    });
  }
  const { albumId, directory, ratingFrom, favourite, cameras, takenFrom, takenTo, folderId, types } = filter;
  if (albumId !== undefined) {
    add('EXISTS (SELECT 1 FROM album_photos WHERE album_id = ? AND photo_id = photos.id)', [albumId], {
      sql: 'SELECT photo_id AS id FROM album_photos WHERE album_id = ?',
      values: [albumId],
    });
  }
  if (directory !== undefined) {
    const { from, to } = rangeBelow(directory);
    add('path >= ? AND path < ?', [from, to], {
      sql: 'SELECT id FROM photos INDEXED BY photos_path WHERE listed AND path >= ? AND path < ?',
      values: [from, to],
    });
  }
  if (ratingFrom !== undefined) {
    add('EXISTS (SELECT 1 FROM marks WHERE photo_id = photos.id AND rating >= ?)', [ratingFrom], {
      sql: 'SELECT photo_id AS id FROM marks INDEXED BY marks_rating WHERE rating > 0 AND rating >= ?',
      values: [ratingFrom],
    });
  }
  if (favourite !== undefined) {
    const ids = 'SELECT photo_id AS id FROM marks INDEXED BY marks_favourite WHERE favourite = 1';
    add(
      `${favourite ? '' : 'NOT '}EXISTS (SELECT 1 FROM marks WHERE photo_id = photos.id AND favourite = 1)`,
      [],
      favourite ? { sql: ids, values: [] } : null,
    );
  }
  if (cameras !== undefined) {
    const list = [JSON.stringify(cameras)];
    const among = 'camera IN (SELECT value FROM json_each(?))';
    add(among, list, { sql: `SELECT id FROM photos INDEXED BY photos_camera WHERE ${among}`, values: list });
  }
  if (takenFrom !== undefined || takenTo !== undefined) {
    const range = [takenFrom ?? Number.MIN_SAFE_INTEGER, takenTo ?? Number.MAX_SAFE_INTEGER];
    add('taken_at BETWEEN ? AND ?', range, {
      sql: 'SELECT id FROM photos INDEXED BY photos_taken WHERE taken_at BETWEEN ? AND ?',
      values: range,
    });
  }
  if (folderId !== undefined) {
    add('folder_id = ?', [folderId], {
      sql: 'SELECT id FROM photos INDEXED BY photos_folder WHERE folder_id = ?',
      values: [folderId],
    });
  }
  if (types !== undefined) add('type IN (SELECT value FROM json_each(?))', [JSON.stringify(types)], null);
  return found;
}
