/** Installs Debian packages where possible: as root on a machine with apt. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Runs a command with its output on stderr, leaving stdout to the caller. @returns null, or why it failed. */
export function attempt(command, args) {
  const { status, error } = spawnSync(command, args, {
    stdio: ['inherit', 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return status === 0 ? null : `'${command} ${args[0]}' failed (${error?.message ?? `exit ${status}`})`;
}

/** @returns {string | null} null once the packages are installed, otherwise why they are not. */
export function aptInstall(packages) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    return `these packages are missing and only root can install them: ${packages.join(' ')}`;
  }
  console.error(`installing with apt-get: ${packages.join(' ')}`);
  return (
    attempt('apt-get', ['update', '-qq']) ??
    attempt('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages])
  );
}
