import { describe, expect, it } from 'vitest';
import {
  parseTyped,
  usesTermSyntax,
  formatTerm,
  formatTerms,
} from '../../../../renderer/lib/search/typed-terms.ts';

/** As `weight text`, for short. */
const read = (text: string) => parseTyped(text).map((term) => `${term.weight} ${term.text}`);

describe.each([
  ['dog on beach', ['1 dog on beach']],
  ['  dog  ', ['1 dog']],
  ['', []],
  ['   ', []],
  ['dog on beach -people in red', ['1 dog on beach', '-1 people in red']],
  ['-people', ['-1 people']],
  ['dog +beach -people', ['1 dog', '1 beach', '-1 people']],
  ['2×sunset', ['2 sunset']],
  ['½ × sunset', ['0.5 sunset']],
  ['dog -0,5*cat', ['1 dog', '-0.5 cat']],
  ['9*dog', ['5 dog']],
  ['0*dog', ['0.25 dog']],
  ['dog -"people on a beach"', ['1 dog', '-1 people on a beach']],
  ['dog -„Menschen“', ['1 dog', '-1 Menschen']],
])('%s', (text, terms) => {
  it(`The typed text ${text} is read as terms`, () => expect(read(text)).toEqual(terms));
});

describe.each([
  'black-and-white photo',
  'sunset - beach',
  'sunset -',
  'dog --',
  '4x4 truck',
  '3 x-rays on a table',
  'a + b',
  'C++ book',
  '24 * 7 sign',
])('%s', (text) => {
  it(`The typed text ${text} is plain words`, () => {
    expect(read(text)).toEqual([`1 ${text}`]);
    expect(usesTermSyntax(text)).toBe(false);
  });
});

it.each(['dog on beach', '-people', '2×sunset', '-½×red car', '"-5 degrees"', '"2*2"'])(
  'The term %s comes back as it was typed',
  (text) => {
    const [term] = parseTyped(text);
    expect(term && formatTerm(term)).toBe(text);
  },
);

it('Several terms come back as they were typed', () => {
  const typed = 'dog on beach +2×sunset -"5 + 5 -people"';
  expect(formatTerms(parseTyped('dog on beach +2×sunset -people'))).toBe('dog on beach +2×sunset -people');
  expect(parseTyped(formatTerms(parseTyped(typed)))).toEqual(parseTyped(typed));
});
