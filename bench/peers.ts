/** Installs peers that are not dependencies of the app into bench/peers/, on demand. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { peersDir } from './paths.ts';

/** @returns null if they are installed, otherwise why not. */
export function installPeers(log: (line: string) => void): string | null {
  if (existsSync(path.join(peersDir, 'node_modules', 'usearch'))) return null;
  log('installing bench/peers');
  const { status, stderr, error } = spawnSync(
    'npm',
    ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--no-update-notifier'],
    { cwd: peersDir, encoding: 'utf8', shell: process.platform === 'win32' },
  );
  if (status === 0) return null;
  return `usearch could not be installed: ${error?.message ?? stderr.trim().split('\n').at(-1) ?? `npm ended with ${status}`}`;
}
