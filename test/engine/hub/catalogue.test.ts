/** The catalogue of models that ships: its schema, and what it may recommend. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { catalogueFile } from '../../../electron/engine/app-root.ts';
import { modelCatalogue, readCatalogue } from '../../../electron/engine/hub/catalogue.ts';
import { STARTER } from '../../../electron/engine/models/resolve-model.ts';
import { hubId } from '../../../shared/schemas.ts';

const RESEARCH_ONLY = /mobileclip|jina-clip-v2/i;
const NON_COMMERCIAL = /-nc-|amlr|ascl|research/i;

it('The catalogue fits its schema, which the file beside it states for other programs', async () => {
  const file = path.join(path.dirname(catalogueFile), 'catalogue.schema.json');
  const schema = `${JSON.stringify(z.toJSONSchema(modelCatalogue), null, 2)}\n`;
  if (process.env['SIGHTLINE_WRITE_SCHEMA']) writeFileSync(file, schema);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(schema));
  await expect(readCatalogue()).resolves.not.toHaveLength(0);
});

it('The catalogue names every model once, by an id of the hub', async () => {
  const ids = (await readCatalogue()).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => id !== STARTER && !hubId.safeParse(id).success)).toEqual([]);
});

it('The catalogue never recommends a model for research only, and marks those that are', async () => {
  const models = await readCatalogue();
  expect(models.filter(({ recommended, commercialUse }) => recommended && !commercialUse)).toEqual([]);
  const research = models.filter(({ id, licence }) => RESEARCH_ONLY.test(id) || NON_COMMERCIAL.test(licence));
  expect(research.length).toBeGreaterThanOrEqual(5);
  expect(research.filter(({ commercialUse }) => commercialUse)).toEqual([]);
});

it('The catalogue recommends three models, one of them for several languages', async () => {
  const recommended = (await readCatalogue()).filter((model) => model.recommended);
  expect(recommended).toHaveLength(3);
  expect(recommended.some(({ languages }) => (languages?.length ?? 0) > 10)).toBe(true);
});

it('The catalogue has no figure without a source', async () => {
  for (const { figures } of await readCatalogue()) {
    if (figures) expect(figures.source.length).toBeGreaterThan(5);
  }
});
