import { beforeEach, expect, it } from 'vitest';
import { cancelTagging, pauseTagging, resumeTagging } from '../../../electron/engine/tagging/run-control.ts';
import type { RunControlParts } from '../../../electron/engine/tagging/run-control.ts';
import { usePhotoLibrary } from '../../support/photo-library.ts';

const photos = usePhotoLibrary();
let library: RunControlParts;
let heard: string[];
let id: number;
const stateOf = () => photos.store.taggingRuns.get(id)?.state;

beforeEach(() => {
  const { store } = photos;
  heard = [];
  library = {
    store,
    tagger: { enqueue: (run) => heard.push(`work on ${run}`) },
    activity: {
      emit: (run) => heard.push(`emit ${run}`),
      resumed: (run) => heard.push(`resumed ${run}`),
    },
  };
  id = store.taggingRuns.create({
    name: 'pets',
    labels: ['cat'],
    templates: null,
    selection: { filter: {} },
    spaceKey: 'test',
  });
  store.taggingRuns.setState(id, 'running');
});

it('A tagging run is paused, resumed and cancelled by its id, and every page hears of it', () => {
  pauseTagging(library, id);
  expect(stateOf()).toBe('paused');
  resumeTagging(library, id);
  expect(stateOf()).toBe('running');
  cancelTagging(library, id);
  expect(stateOf()).toBe('cancelled');
  expect(heard).toEqual([`emit ${id}`, `work on ${id}`, `resumed ${id}`, `emit ${id}`]);
});

it('A tagging run that failed is resumed without its failure', () => {
  photos.store.taggingRuns.setState(id, 'failed', 'no room');
  resumeTagging(library, id);
  expect(photos.store.taggingRuns.get(id)).toMatchObject({ state: 'running', error: null, endedAt: null });
});

it.each([
  ['paused', pauseTagging, 'paused'],
  ['resumed', resumeTagging, 'done'],
  ['cancelled', cancelTagging, 'failed'],
] as const)('A tagging run can’t be %s when its state does not allow that', (_done, request, state) => {
  photos.store.taggingRuns.setState(id, state);
  const refused = expect.objectContaining({ kind: 'invalid-input' }) as Error;
  expect(() => request(library, id)).toThrow(refused);
  expect([stateOf(), heard]).toEqual([state, []]);
});

it('Controlling a tagging run refuses the id of an indexing run, and a library that is only read', () => {
  const { runs } = photos.store;
  const indexed = runs.nextId();
  runs.addIndexRun({
    id: indexed,
    state: 'done',
    done: 1,
    failed: 0,
    total: 1,
    startedAt: 1,
    endedAt: 2,
    error: null,
  });
  expect(() => pauseTagging(library, indexed)).toThrow(expect.objectContaining({ kind: 'not-found' }));
  expect(() => pauseTagging({ ...library, tagger: null }, id)).toThrow(
    expect.objectContaining({ kind: 'read-only' }),
  );
});
