/**
 * The Chromium that the page is looked at with: named by the caller, else Playwright's own when it is there, else the
 * system's.
 */
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import type { LaunchOptions } from '@playwright/test';

/** For `chromium.launch`, and `launchOptions` of a Playwright configuration. */
export function chromiumOptions(): LaunchOptions {
  const executablePath = findExecutable();
  return {
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  };
}

function findExecutable(): string | undefined {
  const named = process.env['SIGHTLINE_CHROMIUM'];
  if (named) return named;
  return existsSync(chromium.executablePath()) ? undefined : '/usr/bin/chromium';
}
