import { describe, expect, it } from 'vitest';
import { CUT_LINE, hitLines, printResult, resultData } from '../../../electron/cli/output/hits.ts';
import { Output } from '../../../electron/cli/output/output.ts';
import type { Hit, SearchResult } from '../../../shared/schemas.ts';
import { TextSink } from '../text-sink.ts';

function hit(id: number, strength: number, match: boolean | null, path = `/p/${id}.jpg`): Hit {
  return {
    id,
    path,
    cosine: 0.25,
    strength,
    match,
    width: 4,
    height: 3,
    takenAt: null,
    favourite: false,
    rating: 0,
  };
}

function result(hits: Hit[]): SearchResult {
  return {
    query: { text: 'a cat', image: null },
    model: 'sightline-starter',
    rough: false,
    hits,
    understood: true,
    searched: 5,
    waiting: 0,
    milliseconds: 1.5,
  };
}

describe('hits', () => {
  it('Hits are divided by one line at the cut', () => {
    expect(hitLines([hit(1, 0.93, true), hit(2, 0.4, false), hit(3, 0.1, false)])).toEqual([
      ' 93 %  /p/1.jpg',
      CUT_LINE,
      ' 40 %  /p/2.jpg',
      ' 10 %  /p/3.jpg',
    ]);
  });

  it('Hits start with the line when nothing matches', () => {
    expect(hitLines([hit(1, 0.1, false)])[0]).toBe(CUT_LINE);
  });

  it('Hits have no line when all match, or for an image, which has no cut', () => {
    expect(hitLines([hit(1, 0.9, true)])).toHaveLength(1);
    expect(hitLines([hit(1, 0.9, null)])).toHaveLength(1);
  });

  it('Hits keep the documented keys first in JSON', () => {
    const data = resultData(result([hit(1, 0.9, true)]), null) as { hits: object[] };
    expect(Object.keys(data).slice(0, 3)).toEqual(['query', 'model', 'hits']);
    expect(Object.keys(data.hits[0] ?? {}).slice(0, 5)).toEqual([
      'id',
      'path',
      'cosine',
      'strength',
      'match',
    ]);
    expect(data).toMatchObject({ query: 'a cat', model: 'sightline-starter' });
  });

  it('Hits of a model that has indexed nothing are none, with how to index the photos that wait', () => {
    const note = (waiting: number, model?: string): string => {
      const notes = new TextSink();
      const output = new Output({ stdout: new TextSink(), stderr: notes }, false);
      printResult({ ...result([]), searched: 0, waiting }, null, output, model);
      return notes.text;
    };
    const none = 'sightline-starter has not indexed any photo of this library yet';
    expect(note(1)).toBe(`${none}: 1 photo waits. Index them with: sightline index\n`);
    expect(note(1_234, "/my 'clip'")).toBe(
      `${none}: 1,234 photos wait. Index them with: sightline index --model '/my '\\''clip'\\'''\n`,
    );
  });

  it('Hits of words that the model knows nothing of are none, with a sentence instead', () => {
    const unknown = { ...result([]), query: { text: '猫', image: null }, understood: false };
    const [lines, notes] = [new TextSink(), new TextSink()];
    printResult(unknown, null, new Output({ stdout: lines, stderr: notes }, false));
    expect(lines.text).toBe('');
    expect(notes.text).toBe(
      'The model knows nothing of “猫”: its vocabulary has no piece of it. Describe it in other words.\n',
    );
    expect(resultData(unknown, null)).toMatchObject({ understood: false, hits: [] });
  });

  it('Hits escape names in lines and keep them in JSON', () => {
    const strange = result([hit(1, 0.9, true, '/p/a\nb\u001b[2J.jpg')]);
    const lines = new TextSink();
    printResult(strange, null, new Output({ stdout: lines, stderr: new TextSink() }, false));
    expect(lines.text).toBe(' 90 %  /p/a\\nb\\x1b[2J.jpg\n');
    const json = new TextSink();
    printResult(strange, null, new Output({ stdout: json, stderr: new TextSink() }, true));
    const parsed = JSON.parse(json.text) as { hits: { path: string }[] };
    expect(parsed.hits[0]?.path).toBe('/p/a\nb\u001b[2J.jpg');
  });
});
