import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { CSV_COLUMNS, csvPart, jsonPart, type TaggedPhoto } from '../../../electron/engine/tagging/export.ts';

const photo = (path: string, ...names: string[]): TaggedPhoto => ({
  path,
  tags: names.map((name) => ({ name, source: 'person', strength: null, spaceKey: null, taggedAt: 0 })),
});
const MODEL: TaggedPhoto = {
  path: '/b.jpg',
  tags: [{ name: 'cat', source: 'model', strength: 0.87654321, spaceKey: 'starter@1-p1', taggedAt: 1_000 }],
};

describe('CSV', () => {
  it('CSV has a header once and a row for each tag of each photo', () => {
    const text =
      csvPart([photo('/a "1",\n.jpg', 'beach', 'sea')], { first: true, last: false }) +
      csvPart([MODEL], { first: false, last: true });
    const rows = parse<Record<string, string>>(text, { columns: true });
    expect(Object.keys(rows[0]!)).toEqual([...CSV_COLUMNS]);
    expect(rows.map(({ path, tag }) => [path, tag])).toEqual([
      ['/a "1",\n.jpg', 'beach'],
      ['/a "1",\n.jpg', 'sea'],
      ['/b.jpg', 'cat'],
    ]);
    expect(rows[2]).toMatchObject({
      source: 'model',
      strength: '0.8765',
      model: 'starter@1-p1',
      tagged_at: '1970-01-01T00:00:01.000Z',
    });
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '＝1'])('CSV has no formula in a tag named %j', (name) => {
    const [, row] = parse(csvPart([photo('/a.jpg', name)], { first: true, last: true }));
    expect(row?.[1]).toBe(`'${name}`);
  });

  it('CSV of nothing is its header', () => {
    expect(csvPart([], { first: true, last: true })).toBe(`${CSV_COLUMNS.join(',')}\n`);
  });
});

describe('JSON', () => {
  it.each([
    ['nothing', [[]], 0],
    ['one part', [[photo('/a.jpg', '=x')]], 1],
    ['three parts', [[photo('/a.jpg', 'x')], [MODEL, photo('/c.jpg', 'y')], [photo('/d.jpg', 'z')]], 4],
    ['a last part with nothing', [[photo('/a.jpg', 'x')], []], 1],
  ])('JSON of %s is one array', (_name, parts, photos) => {
    const text = parts
      .map((part, index) => jsonPart(part, { first: index === 0, last: index === parts.length - 1 }))
      .join('');
    expect(JSON.parse(text)).toHaveLength(photos);
  });

  it('JSON says what is known of a tag', () => {
    expect(JSON.parse(jsonPart([MODEL], { first: true, last: true }))).toEqual([
      {
        path: '/b.jpg',
        tags: [
          {
            tag: 'cat',
            source: 'model',
            strength: 0.87654321,
            model: 'starter@1-p1',
            taggedAt: '1970-01-01T00:00:01.000Z',
          },
        ],
      },
    ]);
  });
});
