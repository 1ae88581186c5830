/**
 * Adds, removes and merges tags in small chunks, so that other requests are not held up; each change can be reverted.
 * Runs in the engine process.
 */
import { IdSet } from '../work/id-set.ts';
import { createPace, inChunks } from '../work/pace.ts';
import { widening, type CopySource } from './widen.ts';
import { TagStates, type GivenTag } from '../store/tag-states.ts';
import type { Tags } from '../store/tags.ts';
import type { Change, ChangeTopic } from './undo.ts';

export const TAG_TOPICS: readonly ChangeTopic[] = ['tags'];

/** Photos of a tag that one statement lists. */
const STEP_ROWS = 20_000;

type Decide = Parameters<Tags['change']>[2];

/** Without `copies`, what is restored concerns only the photos named. */
export interface TagStore {
  readonly tags: Tags;
  readonly copies: CopySource;
}

/** Marks the tag as given by hand: a person's tag stays as it was, a model's becomes a person's. */
export function byPerson(taggedAt: number): Decide {
  const given: GivenTag = { source: 'person', strength: null, spaceKey: null, taggedAt };
  return (_photoId, now) => (now?.source === 'person' ? undefined : given);
}

/** Changes how photos, and copies of them, carry a tag; see Tags.change. */
export async function changeTag(
  store: TagStore,
  tagId: number,
  photoIds: ArrayLike<number>,
  decide: Decide,
): Promise<Change> {
  const before = new TagStates();
  const widened = widening(store.copies, [photoIds]);
  await inChunks(photoIds, (chunk) => before.add(store.tags.change(tagId, widened(chunk), decide)));
  return changeFrom(store, tagId, before);
}

/** Replaces a tag on all its photos by another one. A person's tag stays a person's, whichever of the two it was. */
export async function mergeTags(store: TagStore, from: number, into: number): Promise<Change> {
  const { tags } = store;
  const before = new TagStates();
  const photos = await photosOf(tags, from);
  await inChunks(photos, (chunk) => {
    const carried = tags.carried(from, chunk);
    before.add(
      tags.change(into, chunk, (photoId, now) => {
        const given = carried.get(photoId);
        return now === null || (now.source === 'model' && given?.source === 'person') ? given : undefined;
      }),
    );
  });
  return combineChanges(
    [changeFrom(store, into, before), await changeTag(store, from, photos, () => null)],
    photos.length,
  );
}

/** Ids of all photos that carry a tag, ascending. */
export async function photosOf(tags: Tags, tagId: number): Promise<Uint32Array> {
  const ids: number[] = [];
  const pace = createPace();
  let some: readonly number[];
  do {
    some = tags.photosOf(tagId, ids.at(-1) ?? 0, STEP_ROWS);
    for (const id of some) ids.push(id);
    await pace();
  } while (some.length === STEP_ROWS);
  return Uint32Array.from(ids);
}

/** Several changes as one; they are reverted in reverse order. */
export function combineChanges(changes: readonly Change[], changed: number): Change {
  return {
    topics: [...new Set(changes.flatMap(({ topics }) => topics))],
    changed,
    bytes: changes.reduce((sum, { bytes = 0 }) => sum + bytes, 0),
    async revert() {
      const reverted: Change[] = [];
      for (const change of changes.toReversed()) reverted.push(await change.revert());
      return combineChanges(reverted, Math.max(0, ...reverted.map((change) => change.changed)));
    },
  };
}

/** A change from `before` to the current state; `revert()` restores `before`. */
export function changeFrom(store: TagStore, tagId: number, before: TagStates): Change {
  return {
    topics: TAG_TOPICS,
    changed: before.length,
    bytes: before.bytes,
    revert: () => restore(store, tagId, before),
  };
}

async function restore(store: TagStore, tagId: number, states: TagStates): Promise<Change> {
  const { tags, copies } = store;
  const before = new TagStates();
  const known = new IdSet();
  for (const id of states.photoIds()) known.add(id);
  let row = 0;
  await inChunks(states.photoIds(), (chunk) => {
    const wanted = new Map(chunk.map((photoId) => [photoId, states.at(row++)]));
    // Copies that have come since carry what the photo carried.
    const groups = copies?.of(chunk) ?? new Map<number, number>();
    const ofGroup = new Map(chunk.map((photoId) => [groups.get(photoId), wanted.get(photoId)]));
    for (const [copy, group] of groups) {
      const state = ofGroup.get(group);
      if (!known.has(copy) && state !== undefined) wanted.set(copy, state);
    }
    before.add(tags.change(tagId, [...wanted.keys()], (photoId) => wanted.get(photoId)));
  });
  return changeFrom(store, tagId, before);
}
