import { expect, it } from 'vitest';
import { messages } from '../../../../renderer/i18n/messages.svelte.ts';
import { strengthWord } from '../../../../renderer/lib/search/strength.ts';

it.each([
  [0.97, true, 'strong'],
  [0.7, true, 'good'],
  [0.4, true, 'possible'],
  [0.97, false, 'weak'],
  [0.995, null, 'verySimilar'],
  [0.96, null, 'similar'],
  [0.85, null, 'faintlySimilar'],
  [0.2, null, 'different'],
])('The strength %f with match %s has its words', (strength, match, word) => {
  expect(strengthWord({ strength, match })).toBe(word);
  expect(messages.strength[strengthWord({ strength, match })]).not.toBe('');
});
