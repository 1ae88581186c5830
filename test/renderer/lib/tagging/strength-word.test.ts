import { expect, it } from 'vitest';
import { messages } from '../../../../renderer/i18n/messages.svelte.ts';
import { strengthWord } from '../../../../renderer/lib/tagging/strength-word.ts';

it.each([
  [0.97, 'strong'],
  [0.7, 'good'],
  [0.4, 'possible'],
])('The strength %f of a proposal has its word', (strength, word) => {
  expect(strengthWord(strength)).toBe(word);
  expect(messages.strength[strengthWord(strength)]).not.toBe('');
});
