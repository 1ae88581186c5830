import { describe, expect, it, vi } from 'vitest';
import { NO_QUESTION } from '../../../../renderer/lib/search/question.ts';
import { placeFromHash, placeToHash, showPlace } from '../../../../renderer/lib/shell/place.ts';
import type { Place } from '../../../../renderer/lib/shell/place.ts';

const start: Place = { screen: 'photos', question: NO_QUESTION, openPhoto: null };
const full: Place = { screen: 'activity', question: { ...NO_QUESTION, text: 'a dog & a cat' }, openPhoto: 7 };

it('An address of a place reads back what it wrote', () => {
  expect(placeFromHash(`#${placeToHash(full)}`)).toEqual(full);
});

it('An address has nothing for the start', () => {
  expect(placeToHash(start)).toBe('');
});

describe.each(['screen=cellar', 'open=-1', 'open=1e3', 'nonsense', '%'])('%s', (hash) => {
  it(`The place ${hash} is ignored`, () => {
    expect(placeFromHash(hash)).toEqual(start);
  });
});

it('A place adds a step to the history only on request, and none for the same place', () => {
  const history = { pushState: vi.fn(), replaceState: vi.fn() };
  const bar = { location: { hash: '', pathname: '/' }, history, addEventListener: vi.fn() };
  showPlace(bar, full, true);
  showPlace(bar, full, false);
  showPlace(bar, start, true);
  expect(history.pushState).toHaveBeenCalledOnce();
  expect(history.replaceState).toHaveBeenCalledOnce();
});
