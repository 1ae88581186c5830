/** Collects what must never happen on the page: scripts that throw, and anything the security policy had to block. */
import type { Page } from '@playwright/test';

/** What Chromium itself prints about requests that failed; some tests make them fail on purpose. */
const NETWORK = /Failed to load resource|WebSocket connection to|net::ERR/;

/** Chromium takes no IPv6 literal as a source and says so. Goes when the host's policy names none. */
const IPV6_SOURCE = /contains an invalid source: 'ws:\/\/\[::1\]/;

/** @returns the list, which grows as faults come */
export function collectPageErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(`thrown: ${error.message}`));
  page.on('console', (message) => {
    const text = message.text();
    if (message.type() === 'error' && !NETWORK.test(text) && !IPV6_SOURCE.test(text)) errors.push(text);
  });
  return errors;
}
