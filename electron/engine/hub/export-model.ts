/** Packs an installed model into one tar, with its manifest. Runs in the fetcher process. */
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { packTar } from 'modern-tar/fs';
import { SightlineError } from '../../../shared/errors.ts';
import { findModel } from './installed-models.ts';
import { MANIFEST_FILE } from '../models/resolve-model.ts';
import type { ModelPlaces } from './model-places.ts';
import { verifyModel } from './verify-model.ts';

/** Verifies the model, then writes the archive completely or not at all. @param file absolute path. */
export async function exportModel(
  places: ModelPlaces,
  id: string,
  file: string,
  signal: AbortSignal,
): Promise<{ name: string; file: string; files: number }> {
  const { name, manifest } = await findModel(places, id);
  const folder = places.installed(name);
  const { problems } = await verifyModel(name, folder, manifest, signal);
  const [first] = problems;
  if (first)
    throw new SightlineError('model-invalid', `${name}: ${first.file}: ${first.reason}; it was not exported`);
  const sources = [MANIFEST_FILE, ...manifest.files.map((each) => each.name)].map((target) => ({
    type: 'file' as const,
    source: path.join(folder, ...target.split('/')),
    target,
  }));
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    await pipeline(packTar(sources), createWriteStream(temporary, { flags: 'wx', mode: 0o600 }), { signal });
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  return { name, file, files: sources.length };
}
