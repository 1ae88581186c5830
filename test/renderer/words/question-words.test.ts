import { expect, it } from 'vitest';
import { questionWords } from '../../../renderer/words/question-words.ts';
import type { QuestionTerm } from '../../../renderer/lib/search/question.ts';

const names = { photo: (id: number) => (id === 1 ? 'cat.jpg' : null), file: () => 'mine.png' };
const region = { x: 0, y: 0, width: 0.5, height: 0.5 };
const photo = (photoId: number, weight = 1): QuestionTerm => ({ kind: 'photo', photoId, weight });

it.each<[string, QuestionTerm[], string]>([
  ['dog', [], '“dog”'],
  ['dog on beach +2×sunset -people', [], '“dog on beach”, 2 × “sunset”, not “people”'],
  ['-½×red', [photo(1)], 'cat.jpg, not ½ × “red”'],
  ['', [photo(1)], 'Photos like cat.jpg'],
  ['asleep', [photo(2)], '“asleep” like photo 2'],
  ['', [{ kind: 'region', photoId: 1, region, weight: 1 }], 'Photos like part of cat.jpg'],
  ['', [{ kind: 'file', key: 'k', weight: 1 }, photo(1)], 'mine.png, cat.jpg'],
  ['', [photo(1, -1), { kind: 'text', text: 'a', weight: 1 }], 'Not cat.jpg, “a”'],
  [
    '',
    [
      { kind: 'region', photoId: 1, region, weight: 1 },
      { kind: 'file', key: 'k', weight: 1 },
    ],
    'Part of cat.jpg, mine.png',
  ],
  ['', [photo(2), photo(1)], 'Photo 2, cat.jpg'],
])('The question %s with %o has its words', (text, terms, words) => {
  expect(questionWords({ text, terms }, names)).toBe(words);
});
