import { expect, it } from 'vitest';
import { parseLabels, parseTemplates, writeLabels } from '../../../../renderer/lib/tagging/label-text.ts';

it('Labels are taken apart at commas, semicolons and line breaks of any script, without empty ones', () => {
  expect(parseLabels(' beach, birthday\n\nreceipt ;cat,, ').labels).toEqual([
    'beach',
    'birthday',
    'receipt',
    'cat',
  ]);
  expect(parseLabels('海、誕生日，猫；犬').labels).toEqual(['海', '誕生日', '猫', '犬']);
});

it('Labels count once when repeated, the way they were written first', () => {
  expect(parseLabels('Beach, cat, beach,  BEACH')).toEqual({
    labels: ['Beach', 'cat'],
    duplicates: ['Beach'],
    tooLong: [],
  });
  expect(parseLabels('a  red   car, a red car').labels).toEqual(['a red car']);
});

it('Labels that are too long are named', () => {
  const long = 'x'.repeat(201);
  expect(parseLabels(`cat, ${long}`)).toEqual({ labels: ['cat'], duplicates: [], tooLong: [long] });
});

it('Labels are read as they are written', () => {
  const labels = ['beach', 'a red car'];
  expect(parseLabels(writeLabels(labels)).labels).toEqual(labels);
});

it('Sentences without a place for the label are reported', () => {
  expect(parseTemplates(' a photo of a {}.\n\nnothing\na photo of a {}.')).toEqual({
    templates: ['a photo of a {}.'],
    without: ['nothing'],
  });
});
