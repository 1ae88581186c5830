/** A library made with the version before of the model that ships: it answers while its photos are embedded again. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { samplesDir, starterModelDir } from '../../electron/engine/app-root.ts';
import { formerSpaces, readFormerSpace } from '../../electron/engine/models/former-spaces.ts';
import { openModelFolder } from '../../electron/engine/models/model-folder.ts';
import { startEngine } from '../../electron/engine/processes/start-engine.ts';
import type { Hit } from '../../shared/schemas.ts';
import { runCli } from '../support/run-cli.ts';

let home: string;
let dataDir: string;
let former: string;
beforeAll(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'sightline-former-'));
  dataDir = path.join(home, 'data');
  const { code, stderr } = await runCli(['index', samplesDir, '--data-dir', dataDir]);
  expect(code, stderr).toBe(0);
  const { files } = await openModelFolder(starterModelDir, { towers: ['text'] });
  former = (await formerSpaces(files))[0]!.space;
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

function change(sql: string, ...values: string[]): void {
  const database = new DatabaseSync(path.join(dataDir, 'library.db'));
  database.prepare(sql).run(...values);
  database.close();
}

async function ask(mode: 'reader' | 'writer', then?: () => Promise<void>): Promise<readonly Hit[]> {
  const engine = await startEngine();
  try {
    await engine.api.open({ dataDir, mode });
    await then?.();
    const terms = [{ kind: 'text' as const, text: 'a cat', weight: 1 }];
    const { hits, searched } = await engine.api.search.query({ terms, limit: 100 });
    expect(searched).toBe(23);
    expect(new Set(hits.map(({ id }) => id)).size).toBe(23);
    return hits;
  } finally {
    await engine.stop();
  }
}
const names = (hits: readonly Hit[]): string[] => hits.map(({ path: file }) => path.basename(file));

it('The model that ships knows the space of the version before, and what its scores mean', async () => {
  const { files, space, dimensions, calibration } = await openModelFolder(starterModelDir, {
    towers: ['text'],
  });
  expect(former).not.toBe(space);
  const known = await readFormerSpace(files, former, dimensions);
  expect(known?.calibration.textBackground).toEqual(calibration?.textBackground);
  expect(known?.calibration.imageBackground.rows).not.toEqual(calibration?.imageBackground.rows);
  expect(await readFormerSpace(files, 'somebody-else@1-p1', dimensions)).toBeNull();
});

it('A library of the version before answers at once, in part, and once all is embedded again', async () => {
  const present = await ask('reader');
  expect(names(present)[0]).toBe('tabby-cat.jpg');

  // The vectors stand for those of the version before, which differ little.
  change('UPDATE spaces SET key = ?', former);
  const old = await ask('reader');
  expect(names(old)[0]).toBe('tabby-cat.jpg');
  expect(old[0]!.match).toBe(true);
  expect(old[0]!.cosine).toBeCloseTo(present[0]!.cosine, 5);

  // A writer queues all photos; until they are embedded, their former vectors answer.
  expect(names(await ask('writer'))).toEqual(names(old));
  change(
    `INSERT INTO vectors (photo_id, space_id, embedding, hub)
      SELECT photo_id, (SELECT max(id) FROM spaces), embedding, hub FROM vectors WHERE photo_id % 2 = 0`,
  );
  const both = await ask('writer');
  expect(names(both)[0]).toBe('tabby-cat.jpg');
  expect(both.map(({ id }) => id).sort((a, b) => a - b)).toEqual(
    old.map(({ id }) => id).sort((a, b) => a - b),
  );

  const { code, stderr } = await runCli(['index', samplesDir, '--data-dir', dataDir]);
  expect(code, stderr).toBe(0);
  const again = await ask('reader');
  expect(names(again)[0]).toBe('tabby-cat.jpg');
  const strengths = new Map(present.map(({ id, strength }) => [id, strength]));
  // Eight-bit activations depend on the batch.
  for (const { id, strength } of again) expect(strength).toBeCloseTo(strengths.get(id)!, 1);
}, 120_000);
