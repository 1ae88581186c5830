/** The installed models of a data directory: reading, replacing and removing them. Runs in the fetcher process. */
import { readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { SightlineError } from '../../../shared/errors.ts';
import { modelManifest, type ModelManifest } from './manifest.ts';
import type { InstalledModel } from '../api/fetcher-api.ts';
import { makeDirectory } from '../files/make-directory.ts';
import { writeFileAtomically } from '../files/write-atomically.ts';
import { isModelName, MANIFEST_FILE } from '../models/resolve-model.ts';
import type { ModelPlaces } from './model-places.ts';

/** A folder that was taken away from the installed ones: the model before the one that replaces it, or a removed one. */
const REPLACED = '.replaced';
const REMOVED = '.removed';

/** The manifest of a folder; null if it has none that can be read. */
export async function readManifest(folder: string): Promise<ModelManifest | null> {
  try {
    return modelManifest.parse(JSON.parse(await readFile(path.join(folder, MANIFEST_FILE), 'utf8')));
  } catch {
    return null;
  }
}

/** All installed models by name, with what is in them. */
export async function listInstalled(
  places: ModelPlaces,
): Promise<(ModelManifest & { readonly name: string })[]> {
  const names = (await readdir(places.root).catch(() => [])).filter(isModelName).sort();
  const found = await Promise.all(
    names.map(async (name) => {
      const manifest = await readManifest(places.installed(name));
      return manifest === null ? null : { ...manifest, name };
    }),
  );
  return found.filter((each) => each !== null);
}

/**
 * An installed model by its name, or by its id if that is unambiguous.
 * @throws SightlineError `not-found`, `invalid-input` (several variants of that id).
 */
export async function findModel(
  places: ModelPlaces,
  id: string,
): Promise<{ readonly name: string; readonly manifest: ModelManifest }> {
  const installed = await listInstalled(places);
  const named = installed.filter(({ name }) => name === id);
  const found = named.length > 0 ? named : installed.filter((model) => model.id === id);
  const [only, ...others] = found.map(({ name, ...manifest }) => ({ name, manifest }));
  if (!only) {
    throw new SightlineError(
      'not-found',
      `expected an installed model, found none called '${id}'; see what there is with: sightline models list`,
    );
  }
  if (others.length > 0) {
    const names = found.map(({ name }) => name).join(', ');
    throw new SightlineError(
      'invalid-input',
      `several variants of ${id} are installed; name one of ${names}`,
    );
  }
  return only;
}

/** The form in which a model is reported. */
export function describeInstalled(
  places: ModelPlaces,
  name: string,
  manifest: ModelManifest,
  fresh: boolean,
): InstalledModel {
  const { id, revision, dtype, licence, files } = manifest;
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  return { name, id, directory: places.installed(name), revision, dtype, licence, bytes, fresh };
}

/**
 * Installs a folder with all its files as a model, in place of one of that name. A kill leaves either.
 * @param folder on the same disk, outside of the installed ones.
 */
export async function install(
  places: ModelPlaces,
  name: string,
  folder: string,
  manifest: ModelManifest,
): Promise<void> {
  await writeFileAtomically(path.join(folder, MANIFEST_FILE), Buffer.from(JSON.stringify(manifest, null, 2)));
  const target = places.installed(name);
  const old = path.join(places.partial, name + REPLACED);
  const replaces = await stat(target).then(
    () => true,
    () => false,
  );
  if (replaces) {
    await rm(old, { recursive: true, force: true });
    await rename(target, old);
  }
  await rename(folder, target);
  if (replaces) await rm(old, { recursive: true, force: true });
}

/** Takes a model away at once; its bytes follow. */
export async function removeInstalled(places: ModelPlaces, name: string): Promise<void> {
  await makeDirectory(places.partial);
  const away = path.join(places.partial, `${name}${REMOVED}`);
  await rm(away, { recursive: true, force: true });
  await rename(places.installed(name), away);
  await rm(away, { recursive: true, force: true });
}

/** Finishes what a killed process left between two steps. */
export async function settle(places: ModelPlaces): Promise<void> {
  for (const entry of await readdir(places.partial).catch(() => [])) {
    const folder = path.join(places.partial, entry);
    if (entry.endsWith(REMOVED)) await rm(folder, { recursive: true, force: true });
    if (!entry.endsWith(REPLACED)) continue;
    const target = places.installed(entry.slice(0, -REPLACED.length));
    // The new one is not there yet: the old one goes on.
    await rename(folder, target).catch(() => rm(folder, { recursive: true, force: true }));
  }
}
