/** The catalogue of models that ships with the app. Runs in the fetcher process. */
import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { modelCatalogue, type catalogueEntry } from '../../../shared/schemas.ts';
import { catalogueFile } from '../app-root.ts';

export type CatalogueEntry = z.infer<typeof catalogueEntry>;

/** Id of the built-in model in the catalogue, and its name. */
export const STARTER = 'starter';

/** @throws if the file is missing or does not fit its schema, which a test of the project prevents. */
export async function readCatalogue(file: string = catalogueFile): Promise<readonly CatalogueEntry[]> {
  return modelCatalogue.parse(JSON.parse(await readFile(file, 'utf8'))).models;
}
