/** Favourites and ratings of many photos at once. Runs in the engine process. */
import type { Changed, Selection } from '../../../shared/schemas.ts';
import type { MarkField, Marks } from '../store/marks.ts';
import { IdSet } from '../work/id-set.ts';
import { inChunks } from '../work/pace.ts';
import { selectedPhotos, type SelectionParts } from '../listing/filter.ts';
import { bytesOf, IdGroups, type GroupedIds } from './grouped-ids.ts';
import type { Store } from '../store/store.ts';
import type { Change, ChangeTopic, UndoList } from './undo.ts';
import { widening, type CopySource } from './widen.ts';

const TOPICS: readonly ChangeTopic[] = ['marks'];

/** The parts of an open library that marking needs. */
export interface MarkParts extends SelectionParts {
  readonly store: Pick<Store, 'marks' | 'photos' | 'listing' | 'copies'>;
  readonly undo: UndoList;
}

/** Photos by their new value, field by field. */
export type Marking = readonly (readonly [MarkField, GroupedIds])[];

/**
 * Sets favourite, rating or both for a selection; omitted fields stay unchanged.
 * @throws SightlineError `read-only`, `not-found` (a directory of the filter), `cancelled`.
 */
export async function mark(
  library: MarkParts,
  input: { selection: Selection; favourite?: boolean | undefined; rating?: number | undefined },
  signal?: AbortSignal,
): Promise<Changed> {
  const ids = await selectedPhotos(library, input.selection, signal);
  const marking: (readonly [MarkField, GroupedIds])[] = [];
  if (input.favourite !== undefined) marking.push(['favourite', new Map([[input.favourite ? 1 : 0, ids]])]);
  if (input.rating !== undefined) marking.push(['rating', new Map([[input.rating, ids]])]);
  return library.undo.make(TOPICS, () => setMarks(library.store, marking));
}

/**
 * Sets marks, as a change; see {@link mark}.
 * @param store without `copies`, only the photos named are marked.
 */
export async function setMarks(
  store: { readonly marks: Marks; readonly copies: CopySource },
  marking: Marking,
): Promise<Change> {
  const changed = new IdSet();
  const before: (readonly [MarkField, GroupedIds])[] = [];
  for (const [field, groups] of marking) {
    const replaced = new IdGroups();
    const widened = widening(store.copies, groups.values());
    for (const [value, ids] of groups) {
      await inChunks(ids, (chunk) => {
        const those = store.marks.set(field, value, widened(chunk));
        replaced.add(those);
        for (const ids of those.values()) for (const id of ids) changed.add(id);
      });
    }
    before.push([field, replaced.compact()]);
  }
  return {
    topics: TOPICS,
    changed: changed.size,
    bytes: before.reduce((sum, [, groups]) => sum + bytesOf(groups), 0),
    revert: () => setMarks(store, before),
  };
}
