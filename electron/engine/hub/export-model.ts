/** Packs an installed model into one tar, with its manifest. Runs in the fetcher process. */
import { createWriteStream } from 'node:fs';
import { link, lstat, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { packTar } from 'modern-tar/fs';
import { SightlineError } from '../../../shared/errors.ts';
import { errorCode } from '../files/fs-errors.ts';
import { findModel } from './installed-models.ts';
import { MANIFEST_FILE } from '../models/resolve-model.ts';
import type { ModelPlaces } from './model-places.ts';
import { verifyModel } from './verify-model.ts';

/**
 * Verifies the model, then writes the archive completely or not at all.
 * @param file absolute path, of no file that there is.
 * @throws SightlineError `invalid-input` if there is one; as {@link findModel}; `model-invalid`.
 */
export async function exportModel(
  places: ModelPlaces,
  id: string,
  file: string,
  signal: AbortSignal,
): Promise<{ name: string; file: string; files: number }> {
  const { name, manifest } = await findModel(places, id);
  if (await exists(file)) {
    throw new SightlineError(
      'invalid-input',
      `expected the name of a new file, received ${file}, which exists`,
    );
  }
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
    // A link never replaces a file that came in the meantime; where there are no links, the check above must do.
    await link(temporary, file).catch((error: unknown) => {
      if (errorCode(error) === 'EEXIST') throw error;
      return rename(temporary, file);
    });
    await rm(temporary, { force: true });
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  return { name, file, files: sources.length };
}

function exists(file: string): Promise<boolean> {
  return lstat(file).then(
    () => true,
    () => false,
  );
}
