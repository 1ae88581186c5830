/** Requests about label sets. Runs in the engine process. */
import { expectFound } from '../../../shared/expect-found.ts';
import { distinctLabels } from '../../../shared/labels.ts';
import type { Changed, LabelSet } from '../../../shared/schemas.ts';
import type { LabelSets } from '../store/label-sets.ts';
import type { Store } from '../store/store.ts';
import type { Change, ChangeTopic, UndoList } from '../organise/undo.ts';

const TOPICS: readonly ChangeTopic[] = ['labels'];

/** The parts of an open library that requests about label sets need. */
export interface LabelSetParts {
  readonly store: Pick<Store, 'labelSets'>;
  readonly undo: UndoList;
}

/** Saves a new label set or replaces an existing one. Drops duplicate labels. */
export function saveLabelSet(
  { store: { labelSets }, undo }: LabelSetParts,
  {
    id,
    name,
    labels,
    templates,
  }: {
    id?: number | undefined;
    name: string;
    labels: readonly string[];
    templates?: readonly string[] | undefined;
  },
): Promise<LabelSet> {
  return undo.inTurn(TOPICS, () => {
    if (id !== undefined) expectSet(labelSets, id);
    const stored = labelSets.put({
      id: id ?? null,
      name,
      labels: distinctLabels(labels),
      templates: templates === undefined ? null : [...templates],
    });
    undo.emit(TOPICS);
    return expectSet(labelSets, stored);
  });
}

/** Removes a label set; undo restores it under its id. @throws SightlineError `not-found`, `read-only`. */
export function removeLabelSet({ store: { labelSets }, undo }: LabelSetParts, id: number): Promise<Changed> {
  expectSet(labelSets, id);
  return undo.make(TOPICS, () => remove(labelSets, id));
}

function remove(labelSets: LabelSets, id: number): Change {
  const set = expectSet(labelSets, id);
  labelSets.delete(id);
  return { topics: TOPICS, changed: 1, revert: () => restore(labelSets, set) };
}

function restore(labelSets: LabelSets, set: LabelSet): Change {
  labelSets.put(set);
  return { topics: TOPICS, changed: 1, revert: () => remove(labelSets, set.id) };
}

function expectSet(labelSets: LabelSets, id: number): LabelSet {
  return expectFound(labelSets.get(id), 'a label set', id);
}
