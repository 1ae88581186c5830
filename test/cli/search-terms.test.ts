import { describe, expect, it } from 'vitest';
import { collectMinus, collectPlus, searchTerms } from '../../electron/cli/search-terms.ts';

describe('terms', () => {
  it('A term has a weight in front of a colon, 1 without one', () => {
    const plus = collectPlus('2:sunset', collectPlus('a dog'));
    expect(plus).toEqual([
      { kind: 'text', text: 'a dog', weight: 1 },
      { kind: 'text', text: 'sunset', weight: 2 },
    ]);
    expect(collectMinus(' 0.5 : people ')).toEqual([{ kind: 'text', text: 'people', weight: -0.5 }]);
    expect(collectPlus('film: 3:10 to Yuma')[0]?.text).toBe('film: 3:10 to Yuma');
  });

  it.each(['0:sunset', '5.1:sunset', '99:sunset'])('The term %s is refused for its weight', (value) => {
    expect(() => collectPlus(value)).toThrow('expected a weight above 0 and up to 5 for --plus');
  });

  it.each(['', '  ', '2:', '2: '])("The term '%s' is refused for want of words", (value) => {
    expect(() => collectMinus(value)).toThrow('received an empty one');
  });

  it('Terms are words, image, plus, minus, and at most 16', () => {
    const kinds = searchTerms('x', 'id', collectPlus('y'), collectMinus('z')).map(({ kind, weight }) => [
      kind,
      weight,
    ]);
    expect(kinds).toEqual([
      ['text', 1],
      ['image', 1],
      ['text', 1],
      ['text', -1],
    ]);
    const many = Array.from({ length: 16 }, () => collectPlus('y')).flat();
    expect(() => searchTerms('x', undefined, many, [])).toThrow('at most 16 terms, received 17');
  });
});
