/** Copies of the starter model with single files changed, for tests of what a broken model folder gets. */
import { copyFile, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { starterModelDir } from '../../electron/engine/app-root.ts';

/** New content by file name; null removes the file. */
export type Changes = Readonly<Record<string, Uint8Array | string | object | null>>;

/**
 * A temporary folder like models/starter with `changes`; SHA256SUMS is left out unless `changes` names it or `sums`
 * is set. Unchanged ONNX files are links.
 */
export async function starterCopy(changes: Changes, options: { sums?: boolean } = {}): Promise<string> {
  const dir = await mkdtemp(path.join(tmpdir(), 'sightline-model-'));
  for (const folder of ['', 'onnx', 'calibration']) {
    await mkdir(path.join(dir, folder), { recursive: true });
    for (const entry of await readdir(path.join(starterModelDir, folder), { withFileTypes: true })) {
      const name = path.posix.join(folder, entry.name);
      if (!entry.isFile() || name in changes || (name === 'SHA256SUMS' && options.sums !== true)) continue;
      const source = path.join(starterModelDir, name);
      if (name.endsWith('.onnx')) await symlink(source, path.join(dir, name));
      else await copyFile(source, path.join(dir, name));
    }
  }
  for (const [name, content] of Object.entries(changes)) {
    if (content === null) continue;
    const bytes =
      typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content);
    await writeFile(path.join(dir, name), bytes);
  }
  return dir;
}

/** Removes what {@link starterCopy} made. */
export async function removeCopy(dir: string): Promise<void> {
  await rm(dir, { recursive: true, force: true });
}
