/** How folders are watched on this system, and the limits on watches. Runs in the engine process. */
import { readFile } from 'node:fs/promises';
import type { WatcherReport } from '../api/doctor-api.ts';

/** https://man7.org/linux/man-pages/man7/inotify.7.html */
const INOTIFY = '/proc/sys/fs/inotify';

/** @param limits directory with the system's limits, for tests. */
export async function watchLimits(
  platform: NodeJS.Platform = process.platform,
  limits = INOTIFY,
): Promise<WatcherReport> {
  if (platform !== 'linux') return { mode: 'recursive', maxWatches: null, maxInstances: null };
  const [maxWatches, maxInstances] = await Promise.all([
    readLimit(`${limits}/max_user_watches`),
    readLimit(`${limits}/max_user_instances`),
  ]);
  return { mode: 'directories', maxWatches, maxInstances };
}

async function readLimit(file: string): Promise<number | null> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const value = Number(text.trim() || Number.NaN);
  return Number.isInteger(value) ? value : null;
}
