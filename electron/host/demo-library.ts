/**
 * The library of sample photos that new users see: a separate data directory below the user's own, deleted once the
 * user adds a folder. Runs in the host process.
 */
import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { log } from '../engine/log/log.ts';
import { dataDirLayout } from '../engine/files/data-dir.ts';
import { settingsFile } from './settings-file.ts';

/** Whether the data directory may hold the user's own library: it contains more than the demo, settings, models
 * and logs. */
export async function mayHaveOwnLibrary(dataDir: string): Promise<boolean> {
  const layout = dataDirLayout(dataDir);
  const names = await readdir(layout.root).catch(() => []);
  const settings = path.basename(settingsFile(dataDir));
  const ours = [layout.demo, layout.logs, layout.models].map((own) => path.basename(own));
  return names.some((name) => !ours.includes(name) && !name.startsWith(settings));
}

/**
 * Deletes the demo library, unless a running process still shows it; then that process or the next start deletes it.
 * Never rejects: a file that can't be deleted (held by a virus scanner) does no harm.
 */
export async function removeDemoLibrary(dataDir: string): Promise<void> {
  const { demo } = dataDirLayout(dataDir);
  if (await isInUse(demo)) return;
  await rm(demo, { recursive: true, force: true, maxRetries: 3 }).catch((error: unknown) =>
    log.warn('the library of sample photos could not be deleted', error),
  );
}

/** Whether lock.json names a running writer; see electron/engine/store/lock.ts. */
async function isInUse(dataDir: string): Promise<boolean> {
  try {
    const { pid } = JSON.parse(await readFile(path.join(dataDir, 'lock.json'), 'utf8')) as { pid?: unknown };
    if (typeof pid !== 'number') return false;
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
