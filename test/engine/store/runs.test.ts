import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Database } from '../../../electron/engine/store/database.ts';
import { migrate } from '../../../electron/engine/store/migrate.ts';
import { migrations } from '../../../electron/engine/store/migrations/index.ts';
import type { IndexRunRow } from '../../../electron/engine/store/runs.ts';
import { openStore } from '../../../electron/engine/store/store.ts';
import { usePhotoLibrary } from '../../support/photo-library.ts';
import { temporaryDirectory } from '../../support/temporary.ts';

const photos = usePhotoLibrary();
const indexRun = (id: number): IndexRunRow => ({
  id,
  state: 'done',
  done: 8,
  failed: 1,
  total: 9,
  startedAt: id * 1_000,
  endedAt: id * 1_000 + 500,
  error: null,
});
const tag = (): number =>
  photos.store.taggingRuns.create({
    name: 'pets',
    labels: ['cat', 'dog'],
    templates: null,
    selection: { filter: {} },
    spaceKey: 'test',
  });
const ids = (rows: readonly { id: number }[]): number[] => rows.map(({ id }) => id);

describe('ids of runs', () => {
  it('Ids of runs are one sequence for both kinds, also while an indexing run is not stored yet', () => {
    const { runs, taggingRuns } = photos.store;
    const indexing = runs.nextId();
    expect([indexing, tag(), tag()]).toEqual([1, 2, 3]);
    runs.addIndexRun(indexRun(indexing));
    expect([ids(runs.indexRuns()), tag()]).toEqual([[1], 4]);
    taggingRuns.delete(4);
    expect(tag()).toBe(5);
  });

  it('Ids of runs continue after the latest stored one when the library is opened again', () => {
    photos.store.runs.addIndexRun(indexRun(photos.store.runs.nextId()));
    tag();
    photos.store.close();
    photos.store = openStore(photos.dataDir, 'writer');
    expect(photos.store.runs.nextId()).toBe(3);
  });
});

it('Of indexing runs the latest two hundred are kept, and every tagging run', () => {
  const { runs, taggingRuns } = photos.store;
  const tagging = tag();
  taggingRuns.setState(tagging, 'done');
  for (let count = 0; count < 205; count++) runs.addIndexRun(indexRun(runs.nextId()));
  const kept = runs.indexRuns();
  expect([kept.length, kept.at(0)?.id, kept.at(-1)?.id]).toEqual([200, 206, 7]);
  expect(kept[0]).toEqual(indexRun(206));
  expect(ids(taggingRuns.list())).toEqual([tagging]);
});

it('Clearing runs takes those that ended off the list, until a tagging run continues', () => {
  const { runs, taggingRuns } = photos.store;
  runs.addIndexRun(indexRun(runs.nextId()));
  const [failed, paused] = [tag(), tag()];
  taggingRuns.setState(failed, 'failed', 'no room');
  taggingRuns.setState(paused, 'paused');
  const cleared = () => taggingRuns.list().map((run) => [run.id, run.cleared]);
  runs.clearEnded();
  expect(runs.indexRuns()).toEqual([]);
  expect(cleared()).toEqual([
    [paused, false],
    [failed, true],
  ]);
  taggingRuns.setState(failed, 'running');
  taggingRuns.setState(failed, 'done');
  expect(cleared()).toContainEqual([failed, false]);
});

it('A library of the third schema keeps its tagging runs under their ids, their proposals, and what it indexed', async () => {
  const dataDir = await temporaryDirectory();
  const database = Database.openWriter(path.join(dataDir, 'library.db'));
  migrate(database, migrations.slice(0, 3));
  database.exec(`
    INSERT INTO folders (id, path, added_at) VALUES (1, CAST('/photos' AS BLOB), 0);
    INSERT INTO photos (id, folder_id, path, size, mtime_us, state) VALUES
      (1, 1, CAST('/photos/a.jpg' AS BLOB), 1, 1, 'done'), (2, 1, CAST('/photos/b.jpg' AS BLOB), 1, 1, 'done');
    INSERT INTO tagging_runs
      (id, name, labels, templates, selection, space_key, state, error, created_at, ended_at, total, done, cleared)
      VALUES
      (3, 'pets', '["cat","dog"]', '["a {}"]', '{"filter":{}}', 'space', 'running', NULL, 10, NULL, 2, 1, 0),
      (7, 'old', '["car"]', NULL, '{"ids":[1]}', 'space', 'failed', 'no room', 20, 30, 0, 0, 1),
      (8, 'gone', '["car"]', NULL, '{"ids":[1]}', 'space', 'done', NULL, 20, 30, 0, 0, 0);
    DELETE FROM tagging_runs WHERE id = 8;
    INSERT INTO proposals (run_id, photo_id, strength, label, heading) VALUES (3, 1, 0.9, 0, 0), (3, 2, NULL, NULL, NULL);
    INSERT INTO proposal_counts VALUES (3, 0, 'proposed', 1);
    INSERT INTO finished_jobs (state, done, failed, total, started_at, ended_at, error) VALUES
      ('done', 5, 0, 5, 100, 200, NULL), ('failed', 1, 2, 9, 300, 400, 'the disk is full');`);
  database.close();
  const store = openStore(dataDir, 'writer');
  try {
    expect(store.taggingRuns.list()).toEqual([
      {
        id: 7,
        ...{ name: 'old', labels: ['car'], templates: null, spaceKey: 'space' },
        ...{
          state: 'failed',
          error: 'no room',
          startedAt: 20,
          endedAt: 30,
          total: 0,
          done: 0,
          cleared: true,
        },
      },
      {
        id: 3,
        ...{ name: 'pets', labels: ['cat', 'dog'], templates: ['a {}'], spaceKey: 'space' },
        ...{ state: 'running', error: null, startedAt: 10, endedAt: null, total: 2, done: 1, cleared: false },
      },
    ]);
    // Above the id of the run that was deleted, too.
    expect(store.runs.indexRuns()).toEqual([
      {
        id: 10,
        state: 'failed',
        done: 1,
        failed: 2,
        total: 9,
        startedAt: 300,
        endedAt: 400,
        error: 'the disk is full',
      },
      { id: 9, state: 'done', done: 5, failed: 0, total: 5, startedAt: 100, endedAt: 200, error: null },
    ]);
    expect(store.runs.nextId()).toBe(11);
    expect(store.proposals.groups(3)).toEqual([{ heading: 0, decision: 'proposed', photos: 1 }]);
    expect(store.proposals.left(3, 0, 9)).toEqual([2]);
    // Counts of a run still follow its proposals.
    store.proposals.record(3, [{ photoId: 2, label: 1, strength: 0.7, none: false }]);
    expect(store.taggingRuns.get(3)).toMatchObject({ total: 2, done: 2 });
    store.proposals.removeSome(3, 1);
    expect(store.taggingRuns.get(3)).toMatchObject({ total: 1, done: 1 });
    store.taggingRuns.delete(3);
    expect([store.taggingRuns.get(3), store.proposals.found(3, [1, 2])]).toEqual([undefined, []]);
  } finally {
    store.close();
  }
});
