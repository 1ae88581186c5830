/**
 * Files that the hub's own tools have downloaded before: `HF_HUB_CACHE`, `HF_HOME` or `~/.cache/huggingface`. Their
 * blobs are named by the digest that the hub states; each copy is verified like a download. Runs in the fetcher process.
 */
import { constants } from 'node:fs';
import { copyFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import type { RepositoryFile } from './describe-repository.ts';
import { digestsOf, fits } from './digest.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The cache's folder; it may not exist. */
export function hubCacheFolder(environment: Environment): string {
  const own = environment['HF_HUB_CACHE'];
  if (own) return own;
  const base = environment['XDG_CACHE_HOME'] || path.join(homedir(), '.cache');
  return path.join(environment['HF_HOME'] || path.join(base, 'huggingface'), 'hub');
}

/** Copies a file's blob to `target` if it is there and right. */
export async function copyFromHubCache(
  cache: string,
  id: string,
  { size, digest }: RepositoryFile,
  target: string,
  signal: AbortSignal,
): Promise<boolean> {
  const blob = path.join(cache, `models--${id.replace('/', '--')}`, 'blobs', digest.value);
  const found = await stat(blob).catch(() => null);
  if (!found?.isFile() || found.size !== size) return false;
  if (!fits(await digestsOf(blob, size, signal), size, digest)) return false;
  // Shares the blocks where the file system can.
  await copyFile(blob, target, constants.COPYFILE_FICLONE);
  return true;
}
