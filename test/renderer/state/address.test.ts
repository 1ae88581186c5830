import { describe, expect, it } from 'vitest';
import { questionFromHash, questionToHash } from '../../../renderer/state/address.ts';
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
