/**
 * Finds a Chromium for the browser tests: a given one, Playwright's own, or the system's; installs one where possible.
 */
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { aptInstall, attempt } from './apt.mjs';

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

  console.error('no Chromium found');
  const reasons = [aptInstall(APT)];
  if (!present()) reasons.push(attempt('npx', ['playwright', 'install', 'chromium']));
  return { file: present(), reason: reasons.filter(Boolean).join('; ') };
}
