import { expect, it } from 'vitest';
import { messages } from '../../../renderer/i18n/messages.svelte.ts';
import { spokenResult } from '../../../renderer/words/spoken-result.ts';
import { aHit, aResult } from '../fake-api.ts';

it('A spoken result counts matches and hits that are less likely', () => {
  const result = aResult([aHit(1), aHit(2, { match: false })]);
  expect(spokenResult(result)).toBe(messages.results.announce(1, 1));
});

it('A spoken result counts hits that are like an image, none of which is a match', () => {
  const result = aResult([aHit(1, { match: null }), aHit(2, { match: null })]);
  expect(spokenResult(result)).toBe(messages.results.announceSimilar(2));
});

it('A spoken result says that nothing was found', () => {
  expect(spokenResult(aResult([]))).toBe(messages.empty.nothingFound);
});
