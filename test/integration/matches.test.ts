/** What the product calls a match, asked of the samples with the model that ships: what is there, and what is not. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { samplesDir } from '../../electron/engine/app-root.ts';
import type { EngineApi, EngineEvent } from '../../electron/engine/api/engine-api.ts';
import { startEngine } from '../../electron/engine/processes/start-engine.ts';
import type { Service } from '../../electron/engine/processes/wire.ts';
import type { SearchResult, SearchTerm } from '../../shared/schemas.ts';
import { runCli } from '../support/run-cli.ts';

let home: string;
let dataDir: string;
let engine: Service<EngineApi, EngineEvent>;
beforeAll(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'sightline-matches-'));
  dataDir = path.join(home, 'data');
  const { code, stderr } = await runCli(['index', samplesDir, '--data-dir', dataDir]);
  expect(code, stderr).toBe(0);
  engine = await startEngine();
  await engine.api.open({ dataDir, mode: 'reader' });
});
afterAll(async () => {
  await engine.stop();
  rmSync(home, { recursive: true, force: true });
});

const text = (words: string, weight = 1): SearchTerm => ({ kind: 'text', text: words, weight });
const search = (...terms: SearchTerm[]): Promise<SearchResult> =>
  engine.api.search.query({ terms, limit: 100 });
const matches = async (words: string): Promise<string[]> =>
  (await search(text(words))).hits.filter(({ match }) => match).map(({ path: file }) => path.basename(file));

describe('matches', () => {
  it.each([
    ['a cup of coffee', 'cup-of-coffee.jpg'],
    ['a cat', 'tabby-cat.jpg'],
    ['two dogs at a window', 'two-dogs-at-a-window.jpg'],
    ['a man with a camera', 'man-with-a-camera.jpg'],
    ['sunset over hills', 'sunset-over-hills.jpg'],
    ['ancient coins', 'ancient-coins.jpg'],
  ])('A photo of %s is a match', async (words, file) => {
    expect(await matches(words)).toContain(file);
  });

  it('Of twenty things that no sample shows at most two have a match', async () => {
    const absent = (
      'rhinoceros, fireworks, chess board, christmas tree, wedding cake, passport, submarine, igloo, violin, tractor, ' +
      'penguin, washing machine, trumpet, birthday cake, pizza, tennis player, motorcycle, receipt, shark, swimming pool'
    ).split(', ');
    const found = [];
    for (const thing of absent) if ((await matches(thing)).length > 0) found.push(thing);
    expect(found.length, found.join(', ')).toBeLessThanOrEqual(2);
  });

  it('A filter changes the number of strangers, not what they score', async () => {
    const [everywhere, one] = [
      await search(text('a cat')),
      await engine.api.search.query({ terms: [text('a cat')], limit: 100, filter: { folderId: 1 } }),
    ];
    expect(one.hits).toEqual(everywhere.hits);
  });

  it('A minus takes away strength and never adds any', async () => {
    const strengthOf = ({ hits }: SearchResult): Map<number, number> =>
      new Map(hits.map(({ id, strength }) => [id, strength]));
    const without = strengthOf(await search(text('a dog')));
    for (const unwanted of ['a bus', 'a window', 'the sea', 'food on a plate']) {
      const less = await search(text('a dog'), text(unwanted, -1));
      expect(less.hits).toHaveLength(without.size);
      for (const { id, strength } of less.hits) expect(strength).toBeLessThanOrEqual(without.get(id)! + 1e-6);
    }
  });

  it('Words that the model knows nothing of are said not to be understood', async () => {
    for (const words of ['🐈', '猫', 'ネコ 😀'])
      expect(await search(text(words))).toMatchObject({ understood: false, hits: [] });
    expect(await search(text('a cat'), text('猫'))).toMatchObject({ understood: false, hits: [] });
    expect(await search(text('bcdef'))).toMatchObject({ understood: true });
    await expect(engine.api.classify({ labels: ['a cat', '猫'], folderId: 1 })).rejects.toThrow(
      'expected labels in words that the model knows, received “猫”',
    );
  });
});
