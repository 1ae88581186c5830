/** Requests about saved searches. Runs in the engine process. */
import { expectFound } from '../../../shared/expect-found.ts';
import { SightlineError } from '../../../shared/errors.ts';
import type { Changed, SavedQuestion, SavedSearch } from '../../../shared/schemas.ts';
import type { SavedSearches } from '../store/saved-searches.ts';
import type { Store } from '../store/store.ts';
import type { Change, ChangeTopic, UndoList } from './undo.ts';

const TOPICS: readonly ChangeTopic[] = ['searches'];

/** The parts of an open library that saving searches needs. */
export interface SavedSearchParts {
  readonly store: Pick<Store, 'searches'>;
  readonly undo: UndoList;
}

/** @throws SightlineError `not-found` (id), `invalid-input` for a question with an image that exists in memory only. */
export async function saveSearch(
  { store, undo }: SavedSearchParts,
  { id, name, question }: { id?: number | undefined; name: string; question: SavedQuestion },
): Promise<SavedSearch> {
  if (question.terms.some(({ kind }) => kind === 'image')) {
    throw new SightlineError(
      'invalid-input',
      'expected texts and photos in the library, received an image that is not stored',
    );
  }
  return undo.inTurn(TOPICS, () => {
    if (id !== undefined) expectSearch(store.searches, id);
    const saved = { id: id ?? store.searches.insert(name, question), name, question };
    if (id !== undefined) store.searches.put(saved);
    undo.emit(TOPICS);
    return saved;
  });
}

/** Removes a saved search; undo restores it under its id. @throws SightlineError `not-found`, `read-only`. */
export function removeSearch({ store, undo }: SavedSearchParts, id: number): Promise<Changed> {
  return undo.make(TOPICS, () => remove(store.searches, id));
}

function remove(searches: SavedSearches, id: number): Change {
  const search = expectSearch(searches, id);
  searches.delete(id);
  return { topics: TOPICS, changed: 1, revert: () => restore(searches, search) };
}

function restore(searches: SavedSearches, search: SavedSearch): Change {
  searches.put(search);
  return { topics: TOPICS, changed: 1, revert: () => remove(searches, search.id) };
}

function expectSearch(searches: SavedSearches, id: number): SavedSearch {
  return expectFound(searches.get(id), 'a saved search', id);
}
