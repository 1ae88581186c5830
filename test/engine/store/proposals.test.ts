import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Database } from '../../../electron/engine/store/database.ts';
import { migrate } from '../../../electron/engine/store/migrate.ts';
import { NONE_HEADING, Proposals } from '../../../electron/engine/store/proposals.ts';
import { temporaryDirectory } from '../../support/temporary.ts';

const PHOTOS = [1, 2, 3, 4, 5, 6];
const RUN = 1;
let database: Database;
let proposals: Proposals;

beforeEach(async () => {
  database = Database.openWriter(path.join(await temporaryDirectory(), 'library.db'));
  migrate(database);
  database.run('INSERT INTO folders (id, path, added_at) VALUES (1, ?, 0)', Buffer.from('/photos'));
  for (const id of PHOTOS) {
    database.run(
      "INSERT INTO photos (id, folder_id, path, size, mtime_us, state) VALUES (?, 1, ?, 1, 1, 'done')",
      id,
      Buffer.from(`/photos/${id}.jpg`),
    );
  }
  database.run("INSERT INTO runs (id, kind, state, started_at) VALUES (?, 'tag', 'running', 0)", RUN);
  proposals = new Proposals(database);
  proposals.add(RUN, PHOTOS);
  proposals.record(
    RUN,
    [1, 2, 3, 4, 5].map((photoId) => ({
      photoId,
      label: photoId % 2,
      strength: photoId / 10,
      none: photoId === 5,
    })),
  );
});
afterEach(() => database.close());

const counts = (): Record<string, number> =>
  Object.fromEntries(
    proposals
      .groups(RUN)
      .filter(({ photos }) => photos !== 0)
      .map(({ heading, decision, photos }) => [`${heading} ${decision}`, photos]),
  );

describe('deciding on proposals', () => {
  it('Deciding on proposals answers what changed by earlier decision, and counts it under its headings', () => {
    proposals.decide(RUN, [3], 'rejected');
    const before = proposals.decide(RUN, [1, 2, 3, 5, 6], 'accepted');
    // The sixth was not looked at: there is nothing to decide on.
    expect(before.get('proposed')?.toSorted()).toEqual([1, 2, 5]);
    expect(before.get('rejected')).toEqual([3]);
    expect(counts()).toEqual({
      '0 accepted': 1,
      '0 proposed': 1,
      '1 accepted': 2,
      [`${NONE_HEADING} accepted`]: 1,
    });
    expect(proposals.decide(RUN, [1, 2, 3], 'accepted')).toEqual(new Map());
  });
});

/** How SQLite reaches the table in the statements that `work` runs. */
function reaches(work: () => void): string[] {
  const statements = new Set<string>();
  const spies = (['run', 'get', 'all'] as const).map((method) => {
    const real = database[method].bind(database) as (sql: string, ...values: unknown[]) => never;
    return vi.spyOn(database, method).mockImplementation((sql: string, ...values: unknown[]) => {
      statements.add(sql);
      return real(sql, ...values);
    });
  });
  work();
  for (const spy of spies) spy.mockRestore();
  return [...statements].flatMap((sql) =>
    database
      .all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .map(({ detail }) => detail)
      .filter((detail) => /^(SEARCH|SCAN) proposals\b/.test(detail)),
  );
}

/** A run may have a million photos, and whoever decides waits: what they decide on is all that may be looked at. */
it.each<[string, number, () => void]>([
  ['deciding', 2, () => proposals.decide(RUN, [1, 2], 'accepted')],
  ['what was found', 1, () => proposals.found(RUN, [1, 2])],
  ['what is left among some', 1, () => proposals.leftAmong(RUN, [6])],
  ['dropping some that failed', 1, () => proposals.dropFailed(RUN, [6])],
  ['recording', 1, () => proposals.record(RUN, [{ photoId: 6, label: 0, strength: 1, none: false }])],
])('The statement for %s reads only the requested photos, not the whole run', (_what, statements, work) => {
  const found = reaches(work);
  expect(found).toHaveLength(statements);
  for (const reach of found) expect(reach).toMatch(/\(run_id=\? AND photo_id=\?\)$/);
});
