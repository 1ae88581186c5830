import { expect, test } from 'vitest';
import { distinctLabels } from '../../shared/labels.ts';

test('Labels are trimmed and kept once each, in the order given', () => {
  expect(distinctLabels([' cat', 'dog ', '', '  ', 'cat', 'Cat', 'Übung', 'übung'])).toEqual([
    'cat',
    'dog',
    'Übung',
  ]);
});
