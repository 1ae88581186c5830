/**
 * Finds the folder of a model by what a person calls it: `starter`, the name or hub id of an installed model, a remote
 * encoder as `remote:<name>`, or a folder; `+<dtype>` behind it chooses among its weights. Runs in the engine process.
 */
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { SightlineError } from '../../../shared/errors.ts';
import { REMOTE_PREFIX } from '../../../shared/remote-name.ts';
import { starterModelDir } from '../app-root.ts';
import { isFolder, variantOf } from './variant.ts';
import { isRemoteName, REMOTE_FILE, remoteDir } from './remote-model.ts';

/** The name of the built-in model. */
export const STARTER = 'starter';
/** In the folder of every installed model. */
export const MANIFEST_FILE = 'sightline-model.json';

export interface ModelReference {
  /** What to call it from anywhere: `starter`, the name of an installed model, `remote:<name>`, or an absolute path. */
  readonly name: string;
  /** Absolute path of its folder; with `+<dtype>` for some of the weights in it. */
  readonly dir: string;
}

/** Name of the folder of an installed model: its hub id with `--` for the slash. */
export function folderName(id: string): string {
  return id.replaceAll('/', '--');
}

/** Whether a name can be that of an installed model: one folder, visible, inside the models' folder. */
export function isModelName(name: string): boolean {
  return /^[A-Za-z0-9][\w.@+-]*$/.test(name) && !name.includes('..') && name.length <= 250;
}

/**
 * @param called `starter`, an installed model, `remote:<name>`, or a folder, absolute or relative to the working directory;
 * installed models and folders also as `<name>+fp32`, for these weights.
 * @param modelsDir where models are installed, each in a folder of its own.
 * @throws SightlineError `not-found` if there is neither such a model nor such a folder.
 */
export async function resolveModel(called: string, modelsDir: string): Promise<ModelReference> {
  if (called === STARTER) return { name: STARTER, dir: starterModelDir };
  if (called.startsWith(REMOTE_PREFIX)) return resolveRemote(called, modelsDir);
  const name = folderName(called);
  if (isModelName(name)) {
    const dir = path.join(modelsDir, name);
    if (await isFile(path.join(dir, MANIFEST_FILE))) return { name, dir };
  }
  const dir = path.resolve(called);
  if (path.dirname(dir) === path.resolve(modelsDir) && (await isFile(path.join(dir, MANIFEST_FILE)))) {
    return { name: path.basename(dir), dir };
  }
  if (await isFolder(dir)) return { name: dir, dir };
  const variant = await variantOf(called);
  if (variant !== null) {
    const { name: whole, dir: folder } = await resolveModel(variant.dir, modelsDir);
    return { name: `${whole}+${variant.dtype}`, dir: `${folder}+${variant.dtype}` };
  }
  const ofHub = await installedById(called, modelsDir);
  if (ofHub.length > 1) {
    const names = ofHub.join(', ');
    throw new SightlineError('invalid-input', `several variants of ${called} are installed; name one of ${names}`);
  }
  const [only] = ofHub;
  if (only !== undefined) return { name: only, dir: path.join(modelsDir, only) };
  throw new SightlineError(
    'not-found',
    `expected "${STARTER}", an installed model or a model folder, received '${called}': no model of that name is ` +
      `installed, and there is no folder ${dir}`,
    { detail: { ownModel: true } },
  );
}

/** Names of installed models that came from the hub, or were exported, by this id. */
async function installedById(id: string, modelsDir: string): Promise<string[]> {
  const names = (await readdir(modelsDir).catch(() => [])).filter(isModelName).sort();
  const ids = await Promise.all(
    names.map(async (name) => {
      const text = await readFile(path.join(modelsDir, name, MANIFEST_FILE), 'utf8').catch(() => '{}');
      return manifestId(text);
    }),
  );
  return names.filter((_, index) => ids[index] === id);
}

function manifestId(text: string): unknown {
  try {
    return (Object(JSON.parse(text)) as { id?: unknown }).id;
  } catch {
    return undefined;
  }
}

async function resolveRemote(called: string, modelsDir: string): Promise<ModelReference> {
  const name = called.slice(REMOTE_PREFIX.length);
  const dir = remoteDir(modelsDir, name);
  if (isRemoteName(name) && (await isFile(path.join(dir, REMOTE_FILE)))) return { name: called, dir };
  throw new SightlineError(
    'not-found',
    `expected a remote encoder that has been added, received '${called}'; add it with: sightline models remote add <url>`,
    { detail: { ownModel: true } },
  );
}

async function isFile(file: string): Promise<boolean> {
  return (await stat(file).catch(() => null))?.isFile() === true;
}
