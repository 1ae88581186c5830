/** Collects what must never happen on the page: scripts that throw, and anything the security policy had to block. */
import { expect, type Page } from '@playwright/test';

/** What Chromium itself prints about requests that failed; some tests make them fail on purpose. */
const NETWORK = /Failed to load resource|WebSocket connection to|net::ERR/;

/** @returns the list, which grows as faults come */
export function collectPageErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(`thrown: ${error.message}`));
  page.on('console', (message) => {
    const text = message.text();
    if (message.type() === 'error' && !NETWORK.test(text)) errors.push(text);
  });
  return errors;
}

/** Fixture of every test: fails it when the page threw, or the security policy had to block something. */
export async function withoutPageErrors(
  { page }: { readonly page: Page },
  use: (errors: string[]) => Promise<void>,
): Promise<void> {
  const errors = collectPageErrors(page);
  await use(errors);
  // A page of the desktop app outlives the test.
  page.removeAllListeners('pageerror');
  page.removeAllListeners('console');
  expect(errors).toEqual([]);
}
