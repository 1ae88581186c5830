/** The sample photos that ship with the app: the same pictures on every machine. Runs in the engine process. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { samplesDir } from '../app-root.ts';
import { formatOfName } from '../files/formats.ts';
import { toPathBytes, type PathBytes } from '../files/path-bytes.ts';

/** Their paths, by name. */
export async function sampleFiles(): Promise<PathBytes[]> {
  const names = (await readdir(samplesDir)).filter(
    (name) => formatOfName(toPathBytes(name))?.kind === 'photo',
  );
  return names.sort().map((name) => toPathBytes(path.join(samplesDir, name)));
}
