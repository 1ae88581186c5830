/** The sample photos of a seeded library: copied, indexed by the real engine, and read back from the store. */
import { spawn } from 'node:child_process';
import { copyFile, mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { toPathBytes } from '../../electron/engine/files/path-bytes.ts';
import type { Store } from '../../electron/engine/store/store.ts';
import type { Photo } from '../../shared/schemas.ts';
import { appRoot, samplesDir } from '../paths.ts';

export interface Sample {
  readonly file: string;
  readonly photo: Photo;
  /** Unit length. */
  readonly embedding: Float32Array;
}

/** Copies up to `most` samples into a directory, which is made. @returns their names, in alphabetical order */
export async function copySamples(directory: string, most: number): Promise<string[]> {
  await mkdir(directory, { recursive: true });
  const names = (await readdir(samplesDir)).filter((name) => name.endsWith('.jpg')).sort();
  const copied = names.slice(0, most);
  for (const name of copied) await copyFile(path.join(samplesDir, name), path.join(directory, name));
  return copied;
}

/**
 * `sightline index`, in processes of its own; its progress goes to stderr.
 * @throws Error when it fails or the signal fires, once its process has ended.
 */
export async function indexFolder(folder: string, dataDir: string, signal: AbortSignal): Promise<void> {
  const program = path.join(appRoot, 'bin', 'sightline.mjs');
  const child = spawn(process.execPath, [program, 'index', folder, '--data-dir', dataDir, '--json'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const stop = (): void => void child.kill('SIGTERM');
  signal.addEventListener('abort', stop, { once: true });
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    signal.throwIfAborted();
    if (code !== 0) throw new Error(`expected sightline index to end with 0, received ${String(code)}`);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** @throws Error naming a file that was not indexed. */
export function readSamples(
  store: Store,
  spaceId: number,
  directory: string,
  names: readonly string[],
): Sample[] {
  return names.map((name) => {
    const file = path.join(directory, name);
    const photo = store.photos.get(store.photos.idOf(toPathBytes(file)) ?? 0);
    const embedding = photo && store.vectors.get(photo.id, spaceId);
    if (!embedding) throw new Error(`expected ${file} to be indexed, received no vector`);
    return { file, photo, embedding };
  });
}
