/**
 * Installs a model from an archive or a folder, offline: unpacks it beside the installed models within limits, verifies
 * it against its manifest, and puts it in place in one rename. Runs in the fetcher process.
 */
import { mkdir, open, rm } from 'node:fs/promises';
import path from 'node:path';
import { SightlineError, toSightlineError } from '../../../shared/errors.ts';
import type { InstalledModel } from '../api/fetcher-api.ts';
import { freeBytes } from '../files/free-bytes.ts';
import { archiveEntries, type ArchiveEntry } from './archive-entries.ts';
import { isPlainName } from './describe-repository.ts';
import { digestsOf } from './digest.ts';
import { describeInstalled, install, readManifest } from './installed-models.ts';
import type { ModelManifest } from './manifest.ts';
import { withModelLock } from './model-lock.ts';
import { isModelName, MANIFEST_FILE } from '../models/resolve-model.ts';
import type { ModelPlaces } from './model-places.ts';
import { verifyModel } from './verify-model.ts';

const MOST_ENTRIES = 1_000;
const MOST_BYTES = 32 * 2 ** 30;
const SPARE_BYTES = 64 * 2 ** 20;

/** @throws SightlineError `invalid-input` (what is in it), `model-invalid` (its manifest), `disk-full`, … */
export async function importModel(
  places: ModelPlaces,
  file: string,
  signal: AbortSignal,
): Promise<InstalledModel> {
  const base = path.basename(file).replace(/\.(zip|tar)$/i, '');
  const name = base.replace(/[^\w.@+-]+/g, '-').replace(/^[^A-Za-z0-9]+/, '');
  if (!isModelName(name)) throw invalid(file, 'expected a name of letters and digits');
  const workshop = `${places.download(name)}.import`;
  const busy = (): never => {
    throw new SightlineError('locked', `another process is changing ${name}; try again when it is done`);
  };
  return withModelLock(places.lock(name), signal, busy, async () => {
    await rm(workshop, { recursive: true, force: true });
    try {
      const before = await readManifest(places.installed(name));
      if (before) {
        throw new SightlineError(
          'invalid-input',
          `${name} is installed already; remove it first with: sightline models rm ${name}`,
        );
      }
      const all = await unpack(await archiveEntries(file), file, workshop, signal);
      const { folder, names } = withoutCommonFolder(workshop, all);
      const manifest = await manifestOf(name, folder, names, signal);
      await install(places, name, folder, manifest);
      return describeInstalled(places, name, manifest, true);
    } finally {
      await rm(workshop, { recursive: true, force: true });
    }
  });
}

/** Archives are often made of a folder: its contents are the model. */
function withoutCommonFolder(
  workshop: string,
  names: readonly string[],
): { readonly folder: string; readonly names: readonly string[] } {
  const [first = ''] = names;
  const top = first.slice(0, first.indexOf('/') + 1);
  if (top === '' || !names.every((name) => name.startsWith(top))) return { folder: workshop, names };
  return { folder: path.join(workshop, top), names: names.map((name) => name.slice(top.length)) };
}

/** Writes all files below `workshop`. @returns their names. */
async function unpack(
  entries: AsyncIterable<ArchiveEntry>,
  file: string,
  workshop: string,
  signal: AbortSignal,
): Promise<string[]> {
  const names: string[] = [];
  await mkdir(workshop, { recursive: true });
  const room = Math.min(MOST_BYTES, ((await freeBytes(workshop)) ?? MOST_BYTES) - SPARE_BYTES);
  let left = room;
  let count = 0;
  try {
    for await (const { name, kind, size, content } of entries) {
      signal.throwIfAborted();
      if (++count > MOST_ENTRIES) throw invalid(file, `expected at most ${MOST_ENTRIES} entries`);
      // `tar -C model .` writes `./config.json`.
      const plain = name.replace(/^(?:\.\/)+/, '').replace(/\/$/, '');
      if (kind === 'folder' && (plain === '' || plain === '.')) continue;
      if (!isPlainName(plain))
        throw invalid(file, `'${name}' leads out of the archive, or is no name everywhere`);
      if (kind === 'other') throw invalid(file, `'${name}' is a link, encrypted, or no file`);
      if (kind === 'folder') continue;
      if (size > left) throw tooLarge(file, room);
      left -= await write(path.join(workshop, ...plain.split('/')), content, size, file);
      names.push(plain);
    }
  } catch (error) {
    if (error instanceof SightlineError || signal.aborted) throw error;
    const { kind, message } = toSightlineError(error);
    if (kind === 'disk-full')
      throw new SightlineError(kind, `${file}: the disk is full; nothing was installed`, { cause: error });
    throw kind === 'internal' ? invalid(file, `it is cut off or damaged (${message})`) : error;
  }
  return names;
}

/** @returns bytes written. */
async function write(
  target: string,
  content: AsyncIterable<Uint8Array>,
  size: number,
  file: string,
): Promise<number> {
  await mkdir(path.dirname(target), { recursive: true });
  const handle = await open(target, 'wx', 0o600);
  let written = 0;
  try {
    for await (const chunk of content) {
      written += chunk.length;
      // What an archive announces of itself bounds what it may unpack to.
      if (written > size) throw invalid(file, `${path.basename(target)} is larger than announced`);
      await handle.writeFile(chunk);
    }
  } finally {
    await handle.close();
  }
  if (written < size) throw invalid(file, `it is cut off: ${path.basename(target)} is not complete`);
  return written;
}

async function manifestOf(
  name: string,
  folder: string,
  names: readonly string[],
  signal: AbortSignal,
): Promise<ModelManifest> {
  if (names.includes(MANIFEST_FILE)) {
    const manifest = await readManifest(folder);
    if (!manifest) throw new SightlineError('model-invalid', `${name}: its ${MANIFEST_FILE} can’t be read`);
    const listed = new Set([MANIFEST_FILE, ...manifest.files.map((each) => each.name)]);
    const stranger = names.find((each) => !listed.has(each));
    if (stranger !== undefined) {
      throw new SightlineError('model-invalid', `${name}: ${stranger} is not in its ${MANIFEST_FILE}`);
    }
    const { problems } = await verifyModel(name, folder, manifest, signal);
    const [first] = problems;
    if (first)
      throw new SightlineError(
        'model-invalid',
        `${name}: ${first.file}: ${first.reason}; nothing was installed`,
      );
    return { ...manifest, source: 'archive', installedAt: Date.now() };
  }
  if (!names.some((each) => each.endsWith('.onnx'))) {
    throw new SightlineError('model-invalid', `${name}: expected a model with .onnx files, found none`);
  }
  const files: ModelManifest['files'] = [];
  for (const each of [...names].sort()) {
    const { size, sha256 } = await digestsOf(path.join(folder, ...each.split('/')), 0, signal);
    files.push({ name: each, size, sha256 });
  }
  const common = { version: 1 as const, id: name, revision: null, dtype: null, licence: null };
  return { ...common, source: 'folder', files, installedAt: Date.now() };
}

function invalid(file: string, why: string): SightlineError {
  return new SightlineError('invalid-input', `${file}: ${why}; nothing was installed`);
}

function tooLarge(file: string, room: number): SightlineError {
  return new SightlineError(
    'disk-full',
    `${file}: it unpacks to more than the ${Math.max(0, Math.round(room / 1e6))} MB there is room for; nothing was installed`,
  );
}
