/** The real web host with the fake engine behind it, as a Playwright fixture: the page's states without an indexer. */
import { test as base } from '@playwright/test';
import { onDesktop } from '../e2e/support/on-desktop.ts';
import { withoutPageErrors } from '../e2e/support/page-errors.ts';
import { startFakeHost, type FakeHost } from './start-fake-host.ts';

export type { FakeHost } from './start-fake-host.ts';

const browserTest = base.extend<{ host: FakeHost; pageErrors: string[] }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the dependencies from this pattern.
  host: async ({}, use) => {
    const host = await startFakeHost();
    await use(host);
    await host.close();
  },
  pageErrors: [withoutPageErrors, { auto: true }],
});

/** In a browser, or the same in the desktop app. */
export const test = onDesktop
  ? ((await import('../desktop-e2e/e2e/fake-host.ts')).test as unknown as typeof browserTest)
  : browserTest;

export { expect } from '@playwright/test';
