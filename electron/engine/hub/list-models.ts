/** Lists what is installed, what the catalogue offers, and what is on its way. Runs in the fetcher process. */
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { parseVariant } from '../../../shared/model-variants.ts';
import type { ModelListing, ModelPull } from '../../../shared/schemas.ts';
import type { ModelManifest } from './manifest.ts';
import { starterModelDir } from '../app-root.ts';
import { cardLanguages } from '../models/model-languages.ts';
import { dtypesOf, findOnnxFiles, ONNX_FOLDERS } from '../models/onnx-files.ts';
import { STARTER } from '../models/resolve-model.ts';
import { readCatalogue, type CatalogueEntry } from './catalogue.ts';
import { DEFAULT_REVISION, installedName } from './hub-address.ts';
import { listInstalled } from './installed-models.ts';
import type { ModelPlaces } from './model-places.ts';

/**
 * Installed models first, then the rest of the catalogue.
 * @param inUse name of the model that the library uses, with `+<dtype>` where some of its weights were chosen.
 * @param pulls downloads, running and unfinished, by name.
 */
export async function listModels(
  places: ModelPlaces,
  inUse: string,
  pulls: ReadonlyMap<string, ModelPull>,
): Promise<ModelListing[]> {
  const catalogue = await readCatalogue();
  const known = new Map(catalogue.map((entry) => [entry.id, entry]));
  const installed = await listInstalled(places);
  const there = new Set(installed.map(({ name }) => name));
  const used = there.has(inUse) ? inUse : (parseVariant(inUse)?.dir ?? inUse);
  const rows: ModelListing[] = [];
  for (const model of installed) {
    const row = await installedRow(places, model, known.get(model.id));
    rows.push({ ...row, inUse: model.name === used, pull: pulls.get(model.name) ?? null });
  }
  for (const entry of catalogue) {
    const name = entry.id === STARTER ? STARTER : installedName(entry.id, DEFAULT_REVISION, undefined);
    if (there.has(name)) continue;
    there.add(name);
    const row = catalogueRow(entry, name);
    if (entry.id === STARTER) rows.unshift({ ...row, ...(await starterRow()), inUse: inUse === STARTER });
    else rows.push({ ...row, pull: pulls.get(name) ?? null });
  }
  // What is on its way and in neither list.
  for (const [name, pull] of pulls) if (!there.has(name)) rows.push(pullRow(pull));
  return rows;
}

async function installedRow(
  places: ModelPlaces,
  { id, name, source, revision, dtype, licence, files }: ModelManifest & { readonly name: string },
  entry: CatalogueEntry | undefined,
): Promise<ModelListing> {
  const card = await readFile(path.join(places.installed(name), 'README.md'), 'utf8').catch(() => '');
  return {
    ...stated(entry),
    id,
    name,
    title: entry?.title ?? id,
    installed: true,
    inUse: false,
    source,
    licence: licence ?? entry?.licence ?? null,
    revision,
    dtype,
    variants: variantsAmong(files.map((file) => file.name)),
    bytes: files.reduce((sum, { size }) => sum + size, 0),
    languages: entry?.languages ?? cardLanguages(card),
    pull: null,
  };
}

/** The sets of weights to choose from; none if there is only one. */
function variantsAmong(names: readonly string[]): ModelListing['variants'] {
  const listing = new Map(
    ONNX_FOLDERS.map((folder) => [
      folder,
      names.filter((name) => folderOf(name) === folder).map((name) => path.posix.basename(name)),
    ]),
  );
  const dtypes = dtypesOf(findOnnxFiles(listing));
  return dtypes.length > 1 ? dtypes : [];
}

/** The folder of a file in a model's folder; empty for the model's folder itself. */
function folderOf(name: string): string {
  const folder = path.posix.dirname(name);
  return folder === '.' ? '' : folder;
}

/** What the catalogue says of a model, installed or not. */
function stated(entry: CatalogueEntry | undefined) {
  return {
    summary: entry?.summary ?? null,
    licenceNote: entry?.licenceNote ?? null,
    commercialUse: entry?.commercialUse ?? null,
    recommended: entry?.recommended ?? false,
    dimensions: entry?.dimensions ?? null,
    parametersMillions: entry?.parametersMillions ?? null,
    figures: entry?.figures ?? null,
    measured: entry?.measured ?? null,
  };
}

function catalogueRow(entry: CatalogueEntry, name: string): ModelListing {
  const { id, title, licence, revision, dtype, bytes, languages } = entry;
  return {
    ...stated(entry),
    id,
    name,
    title,
    installed: false,
    inUse: false,
    source: null,
    licence,
    revision,
    dtype,
    variants: [],
    bytes,
    languages,
    pull: null,
  };
}

async function starterRow(): Promise<Pick<ModelListing, 'installed' | 'source' | 'bytes' | 'revision'>> {
  const entries = await readdir(starterModelDir, { recursive: true, withFileTypes: true });
  let bytes = 0;
  for (const entry of entries) {
    if (entry.isFile()) bytes += (await stat(path.join(entry.parentPath, entry.name))).size;
  }
  return { installed: true, source: 'built-in', bytes, revision: null };
}

function pullRow(pull: ModelPull): ModelListing {
  const { id, name, revision, total } = pull;
  return {
    ...stated(undefined),
    id,
    name,
    title: id,
    installed: false,
    inUse: false,
    source: null,
    licence: null,
    revision,
    dtype: null,
    variants: [],
    bytes: total,
    languages: null,
    pull,
  };
}
