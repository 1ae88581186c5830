import { describe, expect, it } from 'vitest';
import { parseFrom, parseTo, parseTypes, queryText } from '../../electron/cli/search-arguments.ts';

describe('types', () => {
  it('Types are read from a list, with the usual endings and once each', () => {
    expect(parseTypes('jpg, PNG,jpeg,tif')).toEqual(['jpeg', 'png', 'tiff']);
  });
});

describe('dates', () => {
  const iso = (time: number): string => new Date(time).toISOString();
  it.each([
    ['2024', '2024-01-01T00:00:00.000Z', '2024-12-31T23:59:59.999Z'],
    ['2024-02', '2024-02-01T00:00:00.000Z', '2024-02-29T23:59:59.999Z'],
    ['2023-12', '2023-12-01T00:00:00.000Z', '2023-12-31T23:59:59.999Z'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z', '2024-02-29T23:59:59.999Z'],
    ['0099', '0099-01-01T00:00:00.000Z', '0099-12-31T23:59:59.999Z'],
  ])('The date %s is a period', (text, from, to) => {
    expect(iso(parseFrom(text))).toBe(from);
    expect(iso(parseTo(text))).toBe(to);
  });
  it.each(['24', '2024-13', '2024-00', '2023-02-29', '2024-1-1', 'yesterday', '', '2024-01-01T10:00'])(
    "The date '%s' is refused",
    (text) => expect(() => parseFrom(text)).toThrow(/YYYY-MM-DD for --from/),
  );
});

describe('text', () => {
  it('Words of a query are joined and keep what they are made of', () => {
    expect(queryText(['two', 'dogs'])).toBe('two dogs');
    expect(queryText(['🐈 猫'])).toBe('🐈 猫');
    expect(queryText([])).toBeUndefined();
  });
  it('The text of a query takes 2,000 characters and refuses one more', () => {
    expect(queryText(['x'.repeat(2000)])).toHaveLength(2000);
    expect(() => queryText(['x'.repeat(2001)])).toThrow('1 to 2,000 characters, received 2,001');
  });
});
