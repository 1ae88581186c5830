import { expect, it } from 'vitest';
import { LIMITS } from '../../../shared/limits.ts';
import { usePhotoLibrary } from '../../support/photo-library.ts';

const library = usePhotoLibrary();
const texts = (): string[] => library.store.history.list().map(({ text }) => text);

it('History keeps each text once, the latest first, and forgets on request', () => {
  const { history } = library.store;
  ['cat', 'dog', 'cat'].forEach((text) => history.remember(text));
  expect(texts()).toEqual(['cat', 'dog']);
  history.forget('cat');
  expect(texts()).toEqual(['dog']);
  history.forget();
  expect(texts()).toEqual([]);
});

it('History has a bounded length', () => {
  library.store.transaction(() => {
    for (let number = 0; number < LIMITS.historyEntries + 5; number++) {
      library.store.history.remember(`text ${number}`);
    }
  });
  expect(texts()).toHaveLength(LIMITS.historyEntries);
  expect(texts()[0]).toBe(`text ${LIMITS.historyEntries + 4}`);
  expect(texts().at(-1)).toBe('text 5');
});
