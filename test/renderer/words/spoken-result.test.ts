import { expect, it } from 'vitest';
import { messages } from '../../../renderer/i18n/messages.svelte.ts';
import { spokenResult } from '../../../renderer/words/spoken-result.ts';
import { aHit, aResult } from '../fake-api.ts';

const DOG = { question: { text: 'dog', terms: [] }, languages: ['en'], cut: false };

it('A spoken result counts matches and hits that are less likely', () => {
  const result = aResult([aHit(1), aHit(2, { match: false })]);
  expect(spokenResult(result, DOG)).toBe(messages.results.announce(1, 1));
});

it('A spoken result without a match says so, and counts nothing', () => {
  const result = aResult([aHit(1, { match: false }), aHit(2, { match: false })]);
  expect(spokenResult(result, DOG)).toBe(
    'No clear match. Nothing in your library matches this well. These are the closest.',
  );
});

it('A spoken result that ends before its matches do does not claim how many there are', () => {
  const result = aResult([aHit(1), aHit(2)]);
  expect(spokenResult(result, { ...DOG, cut: true })).toBe('Best 2');
  const withWeaker = aResult([aHit(1), aHit(2, { match: false })]);
  expect(spokenResult(withWeaker, { ...DOG, cut: true })).toBe(messages.results.announce(1, 1));
});

it('A spoken result counts hits that are like an image, none of which is a match', () => {
  const result = aResult([aHit(1, { match: null }), aHit(2, { match: null })]);
  expect(spokenResult(result, DOG)).toBe(messages.results.announceSimilar(2));
});

it('A spoken result says that nothing was found', () => {
  expect(spokenResult(aResult([]), DOG)).toBe(messages.empty.nothingFound);
});

it('A spoken result says that the model does not know the words, and what to do', () => {
  const result = { ...aResult([]), understood: false };
  expect(spokenResult(result, { ...DOG, question: { text: '猫', terms: [] } })).toBe(
    'The model doesn’t know “猫”. It understands English. Try other words.',
  );
});
