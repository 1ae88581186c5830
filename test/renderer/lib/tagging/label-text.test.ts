import { expect, it } from 'vitest';
import { parseLabels, parseTemplates, writeLabels } from '../../../../renderer/lib/tagging/label-text.ts';

it('takes labels apart at commas, semicolons and line breaks of any script, without empty ones', () => {
  expect(parseLabels(' beach, birthday\n\nreceipt ;cat,, ').labels).toEqual([
    'beach',
    'birthday',
    'receipt',
    'cat',
  ]);
  expect(parseLabels('海、誕生日，猫；犬').labels).toEqual(['海', '誕生日', '猫', '犬']);
});

it('counts a repeated label once, the way it was written first', () => {
  expect(parseLabels('Beach, cat, beach,  BEACH')).toEqual({
    labels: ['Beach', 'cat'],
    duplicates: ['Beach'],
    tooLong: [],
  });
  expect(parseLabels('a  red   car, a red car').labels).toEqual(['a red car']);
});

it('names labels that are too long', () => {
  const long = 'x'.repeat(201);
  expect(parseLabels(`cat, ${long}`)).toEqual({ labels: ['cat'], duplicates: [], tooLong: [long] });
});

it('reads what it writes', () => {
  const labels = ['beach', 'a red car'];
  expect(parseLabels(writeLabels(labels)).labels).toEqual(labels);
});

it('tells sentences without a place for the label', () => {
  expect(parseTemplates(' a photo of a {}.\n\nnothing\na photo of a {}.')).toEqual({
    templates: ['a photo of a {}.'],
    without: ['nothing'],
  });
});
