import { describe, expect, it, vi } from 'vitest';
import { questionFromHash, questionToHash, showQuestion } from '../../../renderer/state/address.ts';
import type { Question } from '../../../renderer/state/search.svelte.ts';
import { NO_FILTER } from '../../../renderer/lib/filters.ts';

const full: Question = {
  text: 'a dog & a cat #1 犬',
  photoId: 12,
  filter: { folderId: 3, from: '2024-01-01', to: '2024-12-31', type: 'webp' },
};

it('reads back what it wrote', () => {
  expect(questionFromHash(`#${questionToHash(full)}`)).toEqual(full);
});

it('writes nothing for no question', () => {
  expect(questionToHash({ text: '', photoId: null, filter: NO_FILTER })).toBe('');
});

describe.each(['photo=-1', 'photo=1e9', 'folder=0', 'from=yesterday', 'type=exe', 'nonsense', '%'])(
  '%s',
  (hash) => {
    it('is ignored', () => {
      expect(questionFromHash(hash)).toEqual({ text: '', photoId: null, filter: NO_FILTER });
    });
  },
);

it('adds a step to the history only when asked, and none for the same question', () => {
  const history = { pushState: vi.fn(), replaceState: vi.fn() };
  const bar = { location: { hash: '', pathname: '/' }, history, addEventListener: vi.fn() };
  showQuestion(bar, full, true);
  showQuestion(bar, full, false);
  showQuestion(bar, { text: '', photoId: null, filter: NO_FILTER }, true);
  expect(history.pushState).toHaveBeenCalledOnce();
  expect(history.replaceState).toHaveBeenCalledOnce();
});
