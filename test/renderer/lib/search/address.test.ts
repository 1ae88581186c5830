import { describe, expect, it } from 'vitest';
import { NO_QUESTION } from '../../../../renderer/lib/search/question.ts';
import type { Question } from '../../../../renderer/lib/search/question.ts';
import { questionFromHash, questionToHash } from '../../../../renderer/lib/search/address.ts';

const full: Question = {
  text: 'a dog & a cat #1 犬',
  terms: [
    { kind: 'text', text: '2:sunset, +red', weight: 2 },
    { kind: 'text', text: 'people', weight: -1 },
    { kind: 'photo', photoId: 12, weight: 0.5 },
    { kind: 'region', photoId: 7, region: { x: 0.25, y: 0, width: 0.5, height: 1 }, weight: 1 },
    { kind: 'file', key: 'k3y', weight: -0.5 },
  ],
  filter: {
    folderId: 3,
    directoryId: 'd-1',
    takenFrom: Date.UTC(2024, 0, 1),
    takenTo: Date.UTC(2025, 0, 1) - 1,
    types: ['png', 'webp'],
    cameras: ['FUJIFILM X-T4', 'A, B'],
    favourite: true,
    ratingFrom: 4,
    tagIds: [1, 2],
    albumId: 9,
  },
  sort: 'newest',
};

it('An address of a question reads back what it wrote', () => {
  expect(questionFromHash(`#${questionToHash(full)}`)).toEqual(full);
});

it('An address has nothing for no question', () => {
  expect(questionToHash(NO_QUESTION)).toBe('');
});

describe.each([
  'term=1:photo:-1',
  'term=0:text:dog',
  'term=9:text:dog',
  'term=1:text:',
  'term=1:sound:bark',
  'term=1:region:7:0,0,2,1',
  'term=1:region:7:0.5,0,0.6,1',
  'term=1:region:7',
  'folder=0',
  'album=1e9',
  'from=yesterday',
  'type=exe',
  'stars=6',
  'favourite=maybe',
  'sort=random',
  'nonsense',
  '%',
])('%s', (hash) => {
  it(`The address ${hash} is ignored`, () => {
    expect(questionFromHash(hash)).toEqual(NO_QUESTION);
  });
});
