/**
 * Joining copies as a change that can be undone: when photos with the same bytes meet, each gets what the others carry.
 * Runs in the engine process.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Changed } from '../../../shared/schemas.ts';
import type { EngineEvent } from '../api/engine-api.ts';
import { Changes, type Joined, type JoinResult } from '../store/copies.ts';
import type { Store } from '../store/store.ts';
import { TagStates } from '../store/tag-states.ts';
import { IdSet } from '../work/id-set.ts';
import { takeOut } from './albums.ts';
import { bytesOf } from './grouped-ids.ts';
import { setMarks } from './marks.ts';
import { changeFrom, combineChanges } from './tag-changes.ts';
import type { Change, ChangeTopic, UndoList } from './undo.ts';

/** The parts of an open library that joining needs. */
export interface JoinParts {
  readonly store: Pick<Store, 'marks' | 'albums' | 'tags' | 'copies' | 'settings' | 'transaction'>;
  readonly undo: UndoList;
}

/** Everything that joining may change. */
export const ORGANISED: ChangeTopic[] = ['marks', 'albums', 'tags'];
/** Set once copies that an earlier version indexed have been joined. */
const JOINED = 'copies-joined';

/** What pages are told of a join. */
export function joinedEvent({ changed, undo }: Changed): EngineEvent {
  return { type: 'joined', photos: changed, undo };
}

/** Tells pages of joins that are stored, and makes undoable those in which something differed. */
export function announceJoins(
  library: Pick<JoinParts, 'undo'> & CarriedStore & { readonly emit: (event: EngineEvent) => void },
  joins: readonly JoinResult[],
): void {
  if (joins.some(({ changed }) => changed)) library.emit({ type: 'organised', topics: ORGANISED });
  const met = joins.flatMap((join) => join.met ?? []);
  if (met.length > 0) library.emit(joinedEvent(rememberJoined(library, met)));
}

interface CarriedStore {
  readonly store: Pick<Store, 'marks' | 'albums' | 'tags'>;
}

function rememberJoined(
  { store, undo }: Pick<JoinParts, 'undo'> & CarriedStore,
  joined: readonly Joined[],
): Changed {
  return undo.done(joinedChange(store, joined));
}

/**
 * Joins the copies that an earlier version indexed as strangers. In small transactions: a kill leaves the rest for the
 * next start.
 * @returns the change, of the copies that had been given something different; null if there were none.
 */
export async function joinOldCopies(library: JoinParts): Promise<Changed | null> {
  const { store, undo } = library;
  if (store.settings.get(JOINED) !== null) return null;
  return undo.inTurn(ORGANISED, async () => {
    const joined = new Changes();
    let changed = false;
    let met = false;
    for (let page = store.copies.page(null); ; page = store.copies.page(page.last)) {
      store.transaction(() => {
        for (const group of page.groups) {
          const result = store.copies.joinAll(group);
          changed ||= result.changed;
          met ||= result.met !== null;
          if (result.met) joined.addAll(result.met);
        }
      });
      await nextTurn();
      if (page.last === null) break;
    }
    store.settings.set(JOINED, true);
    if (changed) undo.emit(ORGANISED);
    return met ? rememberJoined(library, [joined]) : null;
  });
}

function joinedChange({ marks, albums, tags }: CarriedStore['store'], joined: readonly Joined[]): Change {
  const all = new Changes();
  for (const one of joined) all.addAll(one);
  const photos = new IdSet();
  const changes: Change[] = [];
  const marking = [...all.marks].map(
    ([field, before]) =>
      [field, new Map([...before].map(([value, ids]) => [value, Uint32Array.from(ids)]))] as const,
  );
  for (const [, groups] of marking) {
    for (const ids of groups.values()) for (const id of ids) photos.add(id);
  }
  if (marking.length > 0) {
    changes.push({
      topics: ['marks'],
      changed: photos.size,
      bytes: marking.reduce((sum, [, groups]) => sum + bytesOf(groups), 0),
      revert: () => setMarks({ marks, copies: null }, marking),
    });
  }
  for (const [albumId, added] of all.albums) {
    const ids = Uint32Array.from(added);
    for (const id of ids) photos.add(id);
    changes.push({
      topics: ['albums'],
      changed: ids.length,
      bytes: ids.byteLength,
      // The album may have been removed meanwhile.
      revert: () => takeOut({ albums, copies: null }, albumId, ids),
    });
  }
  for (const [tagId, states] of all.tags) {
    const before = new TagStates();
    before.add(states);
    for (const { photoId } of states) photos.add(photoId);
    changes.push(changeFrom({ tags, copies: null }, tagId, before));
  }
  return combineChanges(changes, photos.size);
}
