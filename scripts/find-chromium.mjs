/** Finds a Chromium for the browser tests: named, Playwright's own, the system's, or installed where that may be done. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

const APT = 'chromium fonts-dejavu-core fonts-noto-cjk fonts-noto-color-emoji'.split(' ');

function present() {
  const named = process.env.SIGHTLINE_CHROMIUM;
  return [named, chromium.executablePath(), ...SYSTEM].find((file) => file && existsSync(file)) ?? null;
}

/** @returns {{file: string | null, reason: string}} */
export function findChromium() {
  const found = present();
  if (found) return { file: found, reason: '' };

  const reasons = [];
  const attempt = (command, args) => {
    console.log(`no Chromium found; trying: ${command} ${args.join(' ')}`);
    const { status, error } = spawnSync(command, args, {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (status !== 0) reasons.push(`'${command} ${args[0]}' failed (${error?.message ?? `exit ${status}`})`);
    return status === 0;
  };
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    if (attempt('apt-get', ['update', '-qq'])) {
      attempt('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...APT]);
    }
  }
  if (!present()) attempt('npx', ['playwright', 'install', 'chromium']);
  return { file: present(), reason: reasons.join('; ') };
}
