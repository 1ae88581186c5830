import { expect, it } from 'vitest';
import { notUnderstoodWords } from '../../../renderer/words/not-understood.ts';

it('Words that the model does not know are named, with the languages that it understands', () => {
  expect(notUnderstoodWords({ text: '猫', terms: [] }, ['en', 'de'])).toEqual({
    title: 'The model doesn’t know “猫”',
    detail: 'It understands English and German. Try other words.',
  });
});

it('A model that declares no languages is not said to understand any', () => {
  expect(notUnderstoodWords({ text: '🎉', terms: [] }, null).detail).toBe('Try other words.');
});

it('Several texts, of which any may be the unknown one, are all named', () => {
  const terms = [{ kind: 'text', text: 'a cat', weight: 1 }] as const;
  expect(notUnderstoodWords({ text: '猫', terms }, ['en']).title).toBe(
    'The model doesn’t know at least one of these: “a cat”, “猫”',
  );
});

it('An image beside the unknown words is not named', () => {
  const terms = [{ kind: 'photo', photoId: 3, weight: 1 }] as const;
  expect(notUnderstoodWords({ text: '猫', terms }, ['en']).title).toBe('The model doesn’t know “猫”');
});
