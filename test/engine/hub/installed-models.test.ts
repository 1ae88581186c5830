/** What a kill leaves between the steps of installing and removing a model, and what becomes of it at the next start. */
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { settle } from '../../../electron/engine/hub/installed-models.ts';
import { modelPlaces, type ModelPlaces } from '../../../electron/engine/hub/model-places.ts';
import { temporaryDirectory } from '../../support/temporary.ts';

const NAME = 'acme--clip';
let places: ModelPlaces;
beforeEach(async () => {
  places = modelPlaces(await temporaryDirectory());
  await mkdir(places.partial, { recursive: true });
});

async function folder(at: string, content: string): Promise<void> {
  await mkdir(at, { recursive: true });
  await writeFile(path.join(at, 'config.json'), content);
}
const inPartial = (ending: string): string => path.join(places.partial, NAME + ending);

it('A kill -9 in the middle of removing a model leaves none: what is left of its files goes at the next start', async () => {
  await folder(inPartial('.removed'), 'half of it');
  await settle(places);
  expect(existsSync(places.installed(NAME))).toBe(false);
  expect(await readdir(places.partial)).toEqual([]);
});

it.each([
  ['before the new one is there', null, 'old'],
  ['after it', 'new', 'new'],
])(
  'A kill -9 in the middle of replacing a model, %s, leaves one that is whole',
  async (_when, there, stays) => {
    await folder(inPartial('.replaced'), 'old');
    if (there !== null) await folder(places.installed(NAME), there);
    await settle(places);
    expect(await readFile(path.join(places.installed(NAME), 'config.json'), 'utf8')).toBe(stays);
    expect(await readdir(places.partial)).toEqual([]);
  },
);
