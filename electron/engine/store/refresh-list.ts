/**
 * Which photos lack something that the current version makes from a file, and storing it. Each such thing has a version
 * in the photo's row: an addition is a column here and a line in the condition, and the next start reads what is
 * missing. Runs in the engine process.
 */
import type { ReadPicture } from '../api/embedder-api.ts';
import type { PathBytes } from '../files/path-bytes.ts';
import type { Database } from './database.ts';
import { safe } from './safe-numbers.ts';
import { CONTENT_VERSION, PERCEPTUAL_VERSION, THUMBNAIL_VERSION } from '../api/fact-versions.ts';

/** Ids looked at by one statement: about ten milliseconds. */
const STEP = 5_000;
/** Hashes of smaller files are the same in all versions; see images/content-hash.ts. */
const SAMPLED_ABOVE = 64 * 2 ** 20;

const BEHIND = `state = 'done' AND (thumbnail_version IS NOT ${THUMBNAIL_VERSION}
  OR perceptual_version IS NOT ${PERCEPTUAL_VERSION}
  OR (content_version <> ${CONTENT_VERSION} AND size > ${SAMPLED_ABOVE}))`;

export class RefreshList {
  /** Ids that {@link behind} looks at. */
  readonly step = STEP;
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** The highest id of a photo; 0 in an empty library. */
  lastId(): number {
    return this.#database.get<{ last: number | null }>('SELECT max(id) AS last FROM photos')?.last ?? 0;
  }

  /** Whether a photo with an id above `after` has no thumbnail yet, as one whose bytes were known. */
  lacksThumbnails(after: number): boolean {
    return (
      this.#database.get(
        "SELECT 1 FROM photos INDEXED BY photos_pictureless WHERE state = 'done' AND thumbnail_version IS NULL AND id > ? LIMIT 1",
        after,
      ) !== undefined
    );
  }

  /** Photos from id `from` up to, but not including, `from + step` that lack something, in available folders. */
  behind(from: number): number[] {
    return this.#database.integers(
      `SELECT id FROM photos WHERE id >= ? AND id < ? AND ${BEHIND} AND +folder_id IN
        (SELECT id FROM folders WHERE removing = 0 AND unavailable_reason IS NULL)`,
      from,
      from + STEP,
    );
  }

  /** The file of a photo that lacks something. */
  fileOf(id: number): { path: PathBytes; size: number } | undefined {
    return this.#database.get<{ path: PathBytes; size: number }>(
      `SELECT path, ${safe('size')} AS size FROM photos WHERE id = ? AND ${BEHIND}`,
      id,
    );
  }

  /** Stores what was made of a photo's bytes. @returns false if it has other bytes, or is gone. */
  put(id: number, { colour, thumbnailVersion, perceptualHash, contentHash }: ReadPicture): boolean {
    const { changes } = this.#database.run(
      `UPDATE photos SET colour = ?, thumbnail_version = ?, perceptual_hash = ?,
          perceptual_version = ${PERCEPTUAL_VERSION}, content_version = ${CONTENT_VERSION}
        WHERE id = ? AND state = 'done' AND content_hash = ?`,
      colour,
      thumbnailVersion,
      perceptualHash,
      id,
      Buffer.from(contentHash, 'hex'),
    );
    return changes > 0;
  }
}
