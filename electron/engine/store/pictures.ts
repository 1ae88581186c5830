/** What a grid shows of photos: their colours, and their thumbnails, which are named by content. Runs in the engine process. */
import type { PathBytes } from '../files/path-bytes.ts';
import type { Database } from './database.ts';

/** Bytes that a photo has or had. */
export interface Content {
  /** Bytes of the file. */
  readonly size: number;
  /** Hex sha256. */
  readonly contentHash: string;
}

/** Whether content_hash is that of the bytes as last scanned: the file has not changed or failed since it was read. */
const CURRENT = `content_hash IS NOT NULL AND indexed_at IS NOT NULL AND
  (state = 'done' OR (state = 'pending' AND EXISTS (SELECT 1 FROM vectors WHERE photo_id = photos.id)))`;

export class Pictures {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** A photo's path, and the hex hash of its content unless it has to be read first; undefined if there is none. */
  of(id: number): { path: PathBytes; contentHash: string | null } | undefined {
    return this.#database.get<{ path: PathBytes; contentHash: string | null }>(
      `SELECT path, CASE WHEN ${CURRENT} THEN lower(hex(content_hash)) END AS contentHash FROM photos WHERE id = ?`,
      id,
    );
  }

  /** The contents that these photos had when they were last read. */
  contents(ids: readonly number[]): Content[] {
    return this.#database.all<Content>(
      `SELECT size, lower(hex(content_hash)) AS contentHash FROM photos
        WHERE id IN (SELECT value FROM json_each(?)) AND content_hash IS NOT NULL
          AND size BETWEEN 0 AND ${Number.MAX_SAFE_INTEGER}`,
      JSON.stringify(ids),
    );
  }

  /** Hex hashes of those contents that no photo has any more. */
  unused(contents: readonly Content[]): string[] {
    if (contents.length === 0) return [];
    const used = new Set(
      this.#database
        .all<{ contentHash: string }>(
          `SELECT lower(hex(content_hash)) AS contentHash FROM photos
            WHERE (size, content_hash) IN (SELECT value ->> 0, unhex(value ->> 1) FROM json_each(?))
              AND ${CURRENT}`,
          JSON.stringify(contents.map(({ size, contentHash }) => [size, contentHash])),
        )
        .map(({ contentHash }) => contentHash),
    );
    return [...new Set(contents.map(({ contentHash }) => contentHash))].filter((hash) => !used.has(hash));
  }
}
