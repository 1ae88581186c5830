/** Saved searches, history, suggestions and facets of the library of plain data. */
import type { EngineApi } from '../../electron/engine/api/engine-api.ts';
import type { Overrides } from '../../electron/engine/processes/remote.ts';
import type { FakeUndo } from './fake-undo.ts';
import type { Facets, LibraryEvent, SavedSearch, Suggestion } from '../../shared/schemas.ts';

export interface FakeSearches {
  readonly answers: Overrides<EngineApi>;
  /** Texts that were searched for, newest first. */
  history: string[];
  saved: SavedSearch[];
  /** Names of the library that are suggested when they hold what is typed. */
  names: Suggestion[];
}

const FACETS: Facets = {
  cameras: [
    { name: 'FUJIFILM X-T4', count: 17 },
    { name: 'Apple iPhone 15', count: 4 },
  ],
  types: [
    { type: 'jpeg', count: 21 },
    { type: 'svg', count: 2 },
  ],
  years: [
    { year: 2024, count: 20 },
    { year: 2019, count: 3 },
  ],
  favourites: 0,
  rated: 0,
};

/** @param tell sends an event to the pages */
export function createFakeSearches(tell: (event: LibraryEvent) => void, undo: FakeUndo): FakeSearches {
  const changed = () => tell({ type: 'organised', topics: ['searches'] });
  const fake: FakeSearches = {
    history: [],
    saved: [],
    names: [
      { kind: 'tag', text: 'Beach', id: 1 },
      { kind: 'camera', text: 'FUJIFILM X-T4', id: null },
    ],
    answers: {
      'searches.list': () => Promise.resolve(fake.saved),
      'searches.save': ({ id, name, question }) => {
        const saved = { id: id ?? fake.saved.length + 1, name, question };
        fake.saved = [...fake.saved.filter((other) => other.id !== saved.id), saved];
        changed();
        return Promise.resolve(saved);
      },
      'searches.remove': ({ id }) => {
        const before = fake.saved;
        const put = (saved: SavedSearch[]) => () => {
          fake.saved = saved;
          changed();
        };
        const again = put(before.filter((saved) => saved.id !== id));
        again();
        return Promise.resolve({ changed: 1, undo: undo.remember({ changed: 1, back: put(before), again }) });
      },
      'search.suggest': ({ text, limit }) => {
        const wanted = text.toLowerCase();
        const history = fake.history.map((words) => ({ kind: 'history' as const, text: words, id: null }));
        const fitting = [...history, ...fake.names].filter((each) =>
          each.text.toLowerCase().includes(wanted),
        );
        return Promise.resolve(fitting.slice(0, limit));
      },
      'search.history': () => Promise.resolve(fake.history.map((text, index) => ({ text, usedAt: -index }))),
      'search.remember': ({ text }) => {
        fake.history = [text, ...fake.history.filter((other) => other !== text)];
        return Promise.resolve({});
      },
      'search.forget': ({ text }) => {
        fake.history = text === undefined ? [] : fake.history.filter((other) => other !== text);
        return Promise.resolve({});
      },
      'library.facets': () => Promise.resolve(FACETS),
    },
  };
  return fake;
}
