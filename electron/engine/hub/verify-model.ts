/** Compares an installed model with its manifest. Runs in the fetcher process. */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { ModelVerification } from '../../../shared/schemas.ts';
import type { ModelManifest } from './manifest.ts';
import { digestsOf } from './digest.ts';

type FileRecord = ModelManifest['files'][number];

/** Reads every file again. @param folder the model's. */
export async function verifyModel(
  name: string,
  folder: string,
  { id, files }: ModelManifest,
  signal: AbortSignal,
): Promise<ModelVerification> {
  const problems: ModelVerification['problems'] = [];
  for (const file of files) {
    const reason = await whatIsWrong(path.join(folder, ...file.name.split('/')), file, signal);
    if (reason !== null) problems.push({ file: file.name, reason });
  }
  return { id, name, ok: problems.length === 0, files: files.length, problems };
}

async function whatIsWrong(
  file: string,
  { size, sha256 }: FileRecord,
  signal: AbortSignal,
): Promise<string | null> {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) return 'it is missing';
  if (found.size !== size) return `expected ${size} bytes, found ${found.size}`;
  const digests = await digestsOf(file, size, signal);
  return digests.sha256 === sha256 ? null : `expected sha256 ${sha256}, found ${digests.sha256}`;
}
