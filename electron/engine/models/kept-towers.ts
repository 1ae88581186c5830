/**
 * Keeps towers in the form that the runtime gets them, cut out of a joint file or with other weights, so that they are
 * made once: files in the cache directory, of which the oldest go. Runs in the engine and embedder processes.
 */
import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { writeFileAtomically, type Contents } from '../files/write-atomically.ts';
import { log } from '../log/log.ts';
import type { TowerSource } from './tower-source.ts';

/** Towers up to this many bytes are made at every start; only larger ones are kept. */
export const SMALL_BYTES = 32 * 1024 * 1024;
/** The two towers of two models, as they were cut and with other weights. */
const MOST_KEPT = 8;

/** The tower of that name that an earlier start kept; null without one. @param length in bytes; any if null. */
export async function keptTower(
  cacheDir: string,
  name: string,
  length: number | null,
): Promise<TowerSource | null> {
  const file = fileOf(cacheDir, name);
  const known = await stat(file).catch(() => null);
  if (known === null || (length !== null && known.size !== length)) return null;
  return { path: file, steady: true };
}

/**
 * The kept tower of that name, made if it isn't there.
 * @param name identifies its content. @param length of it in bytes.
 * @throws Error from the file system, or from `content`.
 */
export async function keepTower(
  cacheDir: string,
  name: string,
  length: number,
  content: Contents,
): Promise<TowerSource> {
  const known = await keptTower(cacheDir, name, length);
  if (known !== null) return known;
  const file = fileOf(cacheDir, name);
  await writeFileAtomically(file, content);
  await dropOldest(cacheDir, path.basename(file));
  return { path: file, steady: true };
}

function fileOf(cacheDir: string, name: string): string {
  return path.join(cacheDir, `tower-${name}.onnx`);
}

async function dropOldest(cacheDir: string, newest: string): Promise<void> {
  const names = (await readdir(cacheDir)).filter((name) => /^tower-[\w-]+\.onnx$/.test(name));
  const others = names.filter((name) => name !== newest);
  const aged = await Promise.all(
    others.map(async (name) => ({
      file: path.join(cacheDir, name),
      time: (await stat(path.join(cacheDir, name)).catch(() => null))?.mtimeMs ?? 0,
    })),
  );
  aged.sort((a, b) => b.time - a.time);
  for (const { file } of aged.slice(MOST_KEPT - 1)) {
    await rm(file, { force: true }).catch((error: unknown) =>
      log.warn('a tower of a former model could not be removed from the cache', error),
    );
  }
}
