import { beforeEach, describe, expect, it } from 'vitest';
import { acceptAbove, decide } from '../../../electron/engine/tagging/decisions.ts';
import { proposalGroups, proposals, removeTaggingRun } from '../../../electron/engine/tagging/runs.ts';
import * as tags from '../../../electron/engine/tagging/tags.ts';
import type { Decision } from '../../../shared/schemas.ts';
import { usePhotoLibrary } from '../../support/photo-library.ts';

const photos = usePhotoLibrary();
const LABELS = ['beach', 'cat'];
let runId: number;
let ids: number[];

/** The parts of an engine's library that these requests look at; nothing is tagged in the background. */
const library = () => ({
  store: photos.store,
  undo: photos.undo,
  directories: photos.directories,
  space: null,
});
const tagsOf = (id: number) =>
  photos.store.photos.get(id)!.tags.map(({ name, source, strength }) => [name, source, strength]);
const groups = () =>
  proposalGroups(library(), runId).map(({ label, proposed, accepted, rejected }) => [
    label,
    proposed,
    accepted,
    rejected,
  ]);
const decided = (photoIds: number[], decision: Decision) => decide(library(), { runId, photoIds, decision });
const page = (label: string | null, decision?: Decision, after?: string, limit = 100) =>
  proposals(library(), {
    runId,
    label,
    limit,
    ...(decision === undefined ? {} : { decision }),
    ...(after === undefined ? {} : { after }),
  });

/** Six photos: three beaches of strength 0.9, 0.8, 0.7, two cats of 0.6, and one that is none of these. */
beforeEach(() => {
  const { store } = photos;
  ids = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => photos.add(`${name}.jpg`));
  runId = store.taggingRuns.create({
    name: 'test',
    labels: LABELS,
    templates: null,
    selection: { ids },
    spaceKey: 'test',
  });
  store.proposals.add(runId, ids);
  store.taggingRuns.setState(runId, 'running');
  const found = [
    [0, 0.8],
    [0, 0.9],
    [0, 0.7],
    [1, 0.6],
    [1, 0.6],
    [1, 0.2],
  ] as const;
  store.proposals.record(
    runId,
    found.map(([label, strength], index) => ({
      photoId: ids[index]!,
      label,
      strength,
      none: strength < 0.5,
    })),
  );
});

describe('proposals', () => {
  it('Proposals are counted by label, with none of these as the last', () => {
    expect(groups()).toEqual([
      ['beach', 3, 0, 0],
      ['cat', 2, 0, 0],
      [null, 1, 0, 0],
    ]);
    expect(photos.store.taggingRuns.get(runId)).toMatchObject({ done: 6, total: 6 });
  });

  it('Proposals are listed strongest first, page by page, whatever was decided meanwhile', async () => {
    await decided([ids[1]!], 'accepted');
    await decided([ids[2]!], 'rejected');
    expect(
      page('beach').proposals.map(({ photoId, strength, decision }) => [photoId, strength, decision]),
    ).toEqual([
      [ids[1], 0.9, 'accepted'],
      [ids[0], 0.8, 'proposed'],
      [ids[2], 0.7, 'rejected'],
    ]);
    expect(page('beach', 'proposed').proposals).toMatchObject([
      { photoId: ids[0], path: '/photos/a.jpg', label: 'beach' },
    ]);
    const first = page('cat', undefined, undefined, 1);
    expect(first.proposals.map(({ photoId }) => photoId)).toEqual([ids[3]]);
    const second = page('cat', undefined, first.next!, 1);
    expect(second.proposals.map(({ photoId }) => photoId)).toEqual([ids[4]]);
    expect(second.next).toBeNull();
    expect(page(null).proposals).toMatchObject([{ photoId: ids[5], label: 'cat', strength: 0.2 }]);
    expect(() => page('dog')).toThrow('expected a label of the run');
    expect(() => page('cat', undefined, 'x y')).toThrow('expected the next of an earlier page');
  });

  it('Proposals leave the counts with photos that leave the library', () => {
    photos.store.scans.delete([ids[0]!, ids[5]!]);
    expect(groups()).toEqual([
      ['beach', 2, 0, 0],
      ['cat', 2, 0, 0],
      [null, 0, 0, 0],
    ]);
    expect(photos.store.taggingRuns.get(runId)).toMatchObject({ done: 4, total: 4 });
  });
});

describe('a decision', () => {
  it('A decision makes a tag that says where it came from, and can be undone', async () => {
    const accepted = await decided([ids[0]!, ids[3]!], 'accepted');
    expect(accepted.changed).toBe(2);
    expect(tagsOf(ids[0]!)).toEqual([['beach', 'model', 0.8]]);
    expect(tagsOf(ids[3]!)).toEqual([['cat', 'model', 0.6]]);
    expect(groups()).toEqual([
      ['beach', 2, 1, 0],
      ['cat', 1, 1, 0],
      [null, 1, 0, 0],
    ]);
    expect(photos.events.at(-1)).toEqual({ type: 'organised', topics: ['tags', 'proposals'] });
    const back = await photos.undo.undo(accepted.undo!);
    expect([tagsOf(ids[0]!), tagsOf(ids[3]!)]).toEqual([[], []]);
    expect(groups()[0]).toEqual(['beach', 3, 0, 0]);
    await photos.undo.undo(back.undo!);
    expect(tagsOf(ids[0]!)).toEqual([['beach', 'model', 0.8]]);
    expect(groups()[0]).toEqual(['beach', 2, 1, 0]);
  });

  it('A decision never touches what a person gave', async () => {
    await tags.assignTags(library(), { selection: { ids: [ids[0]!] }, names: ['Beach'] });
    const mine = [['Beach', 'person', null]];
    const accepted = await decided([ids[0]!], 'accepted');
    expect(tagsOf(ids[0]!)).toEqual(mine);
    await photos.undo.undo(accepted.undo!);
    expect(tagsOf(ids[0]!)).toEqual(mine);
    await decided([ids[0]!], 'accepted');
    await decided([ids[0]!], 'rejected');
    expect(tagsOf(ids[0]!)).toEqual(mine);
  });

  it('A decision can be changed: rejecting or reconsidering takes away what accepting gave', async () => {
    await decided([ids[0]!, ids[1]!], 'accepted');
    const rejected = await decided([ids[0]!], 'rejected');
    await decided([ids[1]!], 'proposed');
    expect([tagsOf(ids[0]!), tagsOf(ids[1]!)]).toEqual([[], []]);
    expect(groups()[0]).toEqual(['beach', 2, 0, 1]);
    await photos.undo.undo(rejected.undo!);
    expect(tagsOf(ids[0]!)).toEqual([['beach', 'model', 0.8]]);
    expect(groups()[0]).toEqual(['beach', 2, 1, 0]);
  });

  it('A decision that changes nothing has nothing to undo', async () => {
    await decided([ids[0]!], 'rejected');
    expect(await decided([ids[0]!], 'rejected')).toEqual({ changed: 0, undo: null });
    expect(await decided([99_999], 'accepted')).toEqual({ changed: 0, undo: null });
  });

  it('A decision accepts all above a line, and of those only what is undecided', async () => {
    await decided([ids[1]!], 'rejected');
    const accepted = await acceptAbove(library(), { runId, label: 'beach', strength: 0.75 });
    expect(accepted.changed).toBe(1);
    expect(groups()[0]).toEqual(['beach', 1, 1, 1]);
    await photos.undo.undo(accepted.undo!);
    expect(groups()[0]).toEqual(['beach', 2, 0, 1]);
    // None of these is under no label.
    expect((await acceptAbove(library(), { runId, label: 'cat', strength: 0 })).changed).toBe(2);
    expect(() => acceptAbove(library(), { runId, label: 'dog', strength: 0 })).toThrow(
      'expected a label of the run',
    );
  });
});

it('A removed run leaves its tags, and what was decided can still be undone', async () => {
  const accepted = await decided([ids[0]!], 'accepted');
  await removeTaggingRun(library(), runId);
  expect(photos.store.taggingRuns.list()).toEqual([]);
  expect(() => groups()).toThrow('expected the id of a tagging run');
  expect(tagsOf(ids[0]!)).toEqual([['beach', 'model', 0.8]]);
  await photos.undo.undo(accepted.undo!);
  expect(tagsOf(ids[0]!)).toEqual([]);
});

describe('copies', () => {
  const BYTES = 'ab'.repeat(32);

  it('A decision counts for all copies, in the run and elsewhere, and is undone for all', async () => {
    const [a, b] = [ids[0]!, ids[1]!];
    photos.change(a, BYTES);
    photos.change(b, BYTES);
    const elsewhere = photos.add('elsewhere.jpg', {}, 0, BYTES);
    const { undo } = await decided([a], 'accepted');
    expect(groups()[0]).toEqual(['beach', 1, 2, 0]);
    for (const id of [a, b, elsewhere])
      expect(tagsOf(id)).toMatchObject([['beach', 'model', expect.any(Number)]]);
    await photos.undo.undo(undo!);
    expect(groups()[0]).toEqual(['beach', 3, 0, 0]);
    for (const id of [a, b, elsewhere]) expect(tagsOf(id)).toEqual([]);
    await decided([b], 'rejected');
    expect(groups()[0]).toEqual(['beach', 1, 0, 2]);
  });
});
