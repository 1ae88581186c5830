/** The catalogue of models that ships with the app. Runs in the fetcher process. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { modelDtype, modelFigures, modelSpeed } from '../../../shared/schemas.ts';
import { catalogueFile } from '../app-root.ts';

const catalogueEntry = z.strictObject({
  id: z.string().describe('Id on the hub; `starter` is the built-in model.'),
  title: z.string().describe('Name for people.'),
  summary: z.string().describe('What it is good at, in one sentence.'),
  revision: z
    .string()
    .describe(
      'Commit, where a public source states it; otherwise `main`, which a download resolves and records.',
    ),
  dtype: modelDtype.nullable().describe('Weights of the image tower; null: its layout has no variants.'),
  files: z.array(z.string()).describe('Files that are needed; the hub states sizes and digests.'),
  bytes: z.number().nullable().describe('Bytes of these files; null: the hub states them.'),
  licence: z.string().describe('Licence of the weights, by its name on the hub; `other`: see the note.'),
  licenceNote: z.string().nullable().describe('What else its authors say about its use; null: nothing.'),
  commercialUse: z.boolean().describe('Whether its licence allows commercial use.'),
  recommended: z.boolean().describe('Whether Sightline recommends it; never one for research only.'),
  languages: z
    .array(z.string())
    .nullable()
    .describe('ISO 639 codes of languages that its text encoder was tested in; null: not stated.'),
  dimensions: z.int().positive().describe('Length of its embeddings.'),
  parametersMillions: z
    .number()
    .nullable()
    .describe('Weights of both towers, in millions; null: not stated.'),
  figures: modelFigures.nullable().describe('Published quality; null: none is stated for it.'),
  measured: modelSpeed.nullable().describe('Measured speed; null: not measured.'),
});

export const modelCatalogue = z.strictObject({
  $schema: z.string(),
  version: z.literal(1),
  models: z.array(catalogueEntry),
});

export type CatalogueEntry = z.infer<typeof catalogueEntry>;

/** @throws if the file is missing or does not fit its schema, which a test of the project prevents. */
export async function readCatalogue(file: string = catalogueFile): Promise<readonly CatalogueEntry[]> {
  return modelCatalogue.parse(JSON.parse(await readFile(file, 'utf8'))).models;
}
