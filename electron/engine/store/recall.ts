/**
 * What is known of bytes that were embedded before, as a copy in the library or before they left it, so that nothing
 * is embedded twice. Runs in the engine process.
 */
import { allFinite } from '../../../shared/all-finite.ts';
import type { EmbedOutcome, GridPicture } from '../api/embedder-api.ts';
import type { Database } from './database.ts';
import type { Departed, Facts } from './departed.ts';
import type { Vectors } from './vectors.ts';

/** Hashes for one size: programs that write files of one size only, such as scanners, would send too many. */
const MOST_HASHES = 2_000;

interface RecallStores {
  readonly vectors: Vectors;
  readonly departed: Departed;
}

export class Recall {
  readonly #database: Database;
  readonly #stores: RecallStores;

  constructor(database: Database, stores: RecallStores) {
    this.#database = database;
    this.#stores = stores;
  }

  /** Hashes, as hex, of the bytes of this size whose vector in a space is known. Looks at 2,000 of each kind. */
  hashes(size: number, spaceId: number): string[] {
    return this.#database
      .all<{ hash: string }>(
        `SELECT lower(hex(hash)) AS hash FROM (
          SELECT * FROM (SELECT content_hash AS hash FROM photos INDEXED BY photos_content
              CROSS JOIN vectors ON photo_id = photos.id AND space_id = ?1
            WHERE size = ?2 AND content_hash IS NOT NULL AND state = 'done' LIMIT ${MOST_HASHES})
          UNION SELECT * FROM (SELECT content_hash FROM departed_contents
              CROSS JOIN departed_vectors ON departed_id = departed_contents.id AND space_id = ?1
            WHERE size = ?2 AND facts IS NOT NULL LIMIT ${MOST_HASHES}))`,
        spaceId,
        size,
      )
      .map(({ hash }) => hash);
  }

  /**
   * The outcome that embedding bytes had.
   * @param contentHash hex.
   * @returns undefined when their vector is not known, or damaged.
   */
  outcome(
    photoId: number,
    size: number,
    contentHash: string,
    spaceId: number,
  ): Extract<EmbedOutcome, { state: 'done' }> | undefined {
    const hash = Buffer.from(contentHash, 'hex');
    const found = this.#ofCopy(size, hash, spaceId) ?? this.#ofDeparted(size, hash, spaceId);
    if (!found || !allFinite(found.embedding)) return undefined;
    const { warning, ...metadata } = found.facts;
    const picture = this.#picture(size, hash);
    const made = picture === undefined ? {} : { picture };
    const known = { embedding: found.embedding, metadata, warning, contentHash, copy: true } as const;
    return { photoId, state: 'done', ...known, ...made };
  }

  /** What a copy looks like. */
  #picture(size: number, hash: Uint8Array): GridPicture | undefined {
    return this.#database.get<GridPicture>(
      `SELECT colour, thumbnail_version AS thumbnailVersion, perceptual_hash AS perceptualHash,
          perceptual_version AS perceptualVersion FROM photos INDEXED BY photos_content
        WHERE size = ? AND content_hash = ? AND state = 'done' AND colour IS NOT NULL LIMIT 1`,
      size,
      hash,
    );
  }

  #ofCopy(
    size: number,
    hash: Uint8Array,
    spaceId: number,
  ): { facts: Facts; embedding: Float32Array } | undefined {
    const row = this.#database.get<Facts & { id: number }>(
      `SELECT id, type, width, height, taken_at AS takenAt, camera, latitude, longitude, reason AS warning
        FROM photos INDEXED BY photos_content CROSS JOIN vectors ON photo_id = id AND space_id = ?
        WHERE size = ? AND content_hash = ? AND state = 'done' LIMIT 1`,
      spaceId,
      size,
      hash,
    );
    if (!row) return undefined;
    const { id, ...facts } = row;
    const embedding = this.#stores.vectors.get(id, spaceId);
    return embedding && { facts, embedding };
  }

  #ofDeparted(
    size: number,
    hash: Uint8Array,
    spaceId: number,
  ): { facts: Facts; embedding: Float32Array } | undefined {
    const found = this.#stores.departed.facts(size, hash, spaceId);
    return found && { facts: found.facts, embedding: new Float32Array(found.embedding.slice().buffer) };
  }
}
