/**
 * Proposals of tagging runs, one row per photo: the run's best label for it, and what a person decided. Runs in the
 * engine process.
 */
import type { Decision } from '../../../shared/schemas.ts';
import type { PathBytes } from '../files/path-bytes.ts';
import type { Database, SqlValue } from './database.ts';

/** What a run found for a photo. */
export interface Proposed {
  readonly photoId: number;
  /** Index of the best label. */
  readonly label: number;
  /** Its match strength, 0 to 1. */
  readonly strength: number;
  /** Whether the match is too weak: none of these. */
  readonly none: boolean;
}

/** A photo under its heading. */
export interface ProposalRow {
  readonly photoId: number;
  readonly path: PathBytes;
  readonly label: number;
  readonly strength: number;
  readonly decision: Decision;
  readonly width: number | null;
  readonly height: number | null;
}

/** Where a page begins: after this photo, in the order of strength. */
export interface ProposalPlace {
  readonly strength: number;
  readonly photoId: number;
}

/** The heading of photos for which every label is too weak. */
export const NONE_HEADING = -1;
export const DECISIONS = ['proposed', 'accepted', 'rejected'] as const satisfies readonly Decision[];

export class Proposals {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Adds photos to a run, to be compared. */
  add(runId: number, photoIds: readonly number[]): void {
    this.#database.transaction(() => {
      const { changes } = this.#database.run(
        `INSERT OR IGNORE INTO proposals (run_id, photo_id)
          SELECT ?, id FROM photos WHERE id IN (SELECT value FROM json_each(?))`,
        runId,
        JSON.stringify(photoIds),
      );
      this.#database.run('UPDATE runs SET total = total + ? WHERE id = ?', changes, runId);
    });
  }

  /** Ids above `after` of photos not compared yet, ascending. */
  left(runId: number, after: number, limit: number): number[] {
    return this.#database.integers(
      `SELECT photo_id AS id FROM proposals INDEXED BY proposals_left
        WHERE run_id = ? AND strength IS NULL AND photo_id > ? ORDER BY photo_id LIMIT ?`,
      runId,
      after,
      limit,
    );
  }

  /** Those of the ids that are in the run and not compared yet. */
  leftAmong(runId: number, photoIds: readonly number[]): number[] {
    return this.#database.integers(
      `SELECT photo_id AS id FROM proposals WHERE run_id = ? AND strength IS NULL
        AND photo_id IN (SELECT value FROM json_each(?))`,
      runId,
      JSON.stringify(photoIds),
    );
  }

  /** Stores results in one transaction. Skips photos that left or already have a result. */
  record(runId: number, found: readonly Proposed[]): void {
    this.#database.transaction(() => {
      const counts = new Map<number, number>();
      // Sort as in the index, so that entries of the same page are written together.
      const sorted = found.toSorted((a, b) => a.label - b.label || b.strength - a.strength);
      for (const { photoId, label, strength, none } of sorted) {
        const heading = none ? NONE_HEADING : label;
        const { changes } = this.#database.run(
          `UPDATE proposals SET label = ?, strength = ?, heading = ?
            WHERE run_id = ? AND photo_id = ? AND strength IS NULL`,
          label,
          strength,
          heading,
          runId,
          photoId,
        );
        counts.set(heading, (counts.get(heading) ?? 0) + changes);
      }
      let done = 0;
      for (const [heading, photos] of counts) {
        this.#count(runId, heading, 'proposed', photos);
        done += photos;
      }
      this.#database.run('UPDATE runs SET done = done + ? WHERE id = ?', done, runId);
    });
  }

  /** Drops those of the photos that can't be read from the run and its total: they will never have a vector. */
  dropFailed(runId: number, photoIds: readonly number[]): void {
    this.#database.run(
      `DELETE FROM proposals WHERE run_id = ? AND strength IS NULL AND photo_id IN
        (SELECT id FROM photos WHERE id IN (SELECT value FROM json_each(?)) AND state IN ('failed', 'skipped'))`,
      runId,
      JSON.stringify(photoIds),
    );
  }

  /** How many photos each heading has, by decision. */
  groups(runId: number): { heading: number; decision: Decision; photos: number }[] {
    return this.#database.all<{ heading: number; decision: Decision; photos: number }>(
      'SELECT heading, decision, photos FROM proposal_counts WHERE run_id = ? ORDER BY heading',
      runId,
    );
  }

  /** Photos of a heading, strongest first. @param decision only these; all if omitted. */
  page(
    runId: number,
    heading: number,
    { decision, after, limit }: { decision?: Decision; after?: ProposalPlace; limit: number },
  ): ProposalRow[] {
    // Merges one index range per decision: the index is sorted only within a decision.
    return (decision === undefined ? DECISIONS : [decision])
      .flatMap((one) => this.#reach(runId, heading, one, after, limit))
      .sort((a, b) => b.strength - a.strength || a.photoId - b.photoId)
      .slice(0, limit);
  }

  #reach(
    runId: number,
    heading: number,
    decision: Decision,
    after: ProposalPlace | undefined,
    limit: number,
  ): ProposalRow[] {
    const behind: readonly [string, readonly SqlValue[]] =
      after === undefined
        ? ['', []]
        : [
            'AND strength <= ? AND (strength < ? OR photo_id > ?)',
            [after.strength, after.strength, after.photoId],
          ];
    return this.#database.all<ProposalRow>(
      `SELECT photo_id AS photoId, path, label, strength, decision, width, height FROM
        (SELECT * FROM proposals INDEXED BY proposals_order
          WHERE run_id = ? AND heading = ? AND decision = ? AND strength IS NOT NULL ${behind[0]}
          ORDER BY strength DESC, photo_id LIMIT ?)
        JOIN photos ON photos.id = photo_id`,
      runId,
      heading,
      decision,
      ...behind[1],
      limit,
    );
  }

  /** Up to `limit` undecided photos of a heading that are at least this strong, strongest first. */
  above(runId: number, heading: number, strength: number, limit: number): number[] {
    return this.#database.integers(
      `SELECT photo_id AS id FROM proposals INDEXED BY proposals_order
        WHERE run_id = ? AND heading = ? AND decision = 'proposed' AND strength IS NOT NULL AND strength >= ?
        ORDER BY strength DESC, photo_id LIMIT ?`,
      runId,
      heading,
      strength,
      limit,
    );
  }

  /** Results for some photos; omits those not compared yet. */
  found(
    runId: number,
    photoIds: readonly number[],
  ): { photoId: number; label: number; strength: number; decision: Decision }[] {
    return this.#database.all(
      `SELECT photo_id AS photoId, label, strength, decision FROM proposals
        WHERE run_id = ? AND strength IS NOT NULL AND photo_id IN (SELECT value FROM json_each(?))`,
      runId,
      JSON.stringify(photoIds),
    );
  }

  /** Decides on photos, in one transaction. @returns those that changed, by their previous decision. */
  decide(runId: number, photoIds: readonly number[], decision: Decision): Map<Decision, number[]> {
    const list = JSON.stringify(photoIds);
    const those = `run_id = ? AND strength IS NOT NULL AND decision <> ?
      AND photo_id IN (SELECT value FROM json_each(?))`;
    return this.#database.transaction(() => {
      const before = new Map<Decision, number[]>();
      // The plus signs keep SQLite from scanning the whole run in proposals_order just for the grouping.
      for (const row of this.#database.all<{ heading: number; decision: Decision; ids: string }>(
        `SELECT heading, decision, json_group_array(photo_id) AS ids FROM proposals WHERE ${those}
          GROUP BY +heading, +decision`,
        runId,
        decision,
        list,
      )) {
        const ids = JSON.parse(row.ids) as number[];
        before.set(row.decision, [...(before.get(row.decision) ?? []), ...ids]);
        this.#count(runId, row.heading, row.decision, -ids.length);
        this.#count(runId, row.heading, decision, ids.length);
      }
      this.#database.run(`UPDATE proposals SET decision = ? WHERE ${those}`, decision, runId, decision, list);
      return before;
    });
  }

  /** Deletes up to `limit` proposals of a run; returns whether there were that many. */
  removeSome(runId: number, limit: number): boolean {
    const { changes } = this.#database.run(
      `DELETE FROM proposals WHERE run_id = ? AND photo_id IN
        (SELECT photo_id FROM proposals WHERE run_id = ? LIMIT ?)`,
      runId,
      runId,
      limit,
    );
    return changes === limit;
  }

  #count(runId: number, heading: number, decision: Decision, photos: number): void {
    this.#database.run(
      `INSERT INTO proposal_counts VALUES (?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET photos = photos + excluded.photos`,
      runId,
      heading,
      decision,
      photos,
    );
  }
}
