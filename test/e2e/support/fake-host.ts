/** The real web host with the fake engine behind it, as a Playwright fixture: the page's states without an indexer. */
import { mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base, expect } from '@playwright/test';
import { rendererDir, samplesDir } from '../../../electron/engine/app-root.ts';
import { startWebServer } from '../../../electron/web/server.ts';
import type { WebServer } from '../../../electron/web/server.ts';
import { createFakeEngine } from './fake-engine.ts';
import type { FakeEngine } from './fake-engine.ts';
import { collectPageErrors } from './page-errors.ts';

export interface FakeHost {
  readonly engine: FakeEngine;
  readonly server: WebServer;
}

const DIRECTORIES = ['Holidays/2023 Iceland', 'Holidays/2024 Lisbon', 'Family', 'Scans'];

export const test = base.extend<{ host: FakeHost; pageErrors: string[] }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the dependencies from this pattern.
  host: async ({}, use) => {
    const root = await mkdtemp(path.join(tmpdir(), 'sightline-page-'));
    for (const directory of DIRECTORIES) mkdirSync(path.join(root, directory), { recursive: true });
    const engine = createFakeEngine(samplesDir);
    const server = await startWebServer({
      engine: engine.api,
      subscribe: (listener) => engine.subscribe(listener),
      port: 0,
      roots: [root],
      thumbnailsDir: samplesDir,
      rendererDir: process.env['SIGHTLINE_PAGE'] ?? rendererDir,
    });
    await use({ engine, server });
    await server.close();
    await rm(root, { recursive: true, force: true });
  },
  pageErrors: [
    async ({ page }, use) => {
      const errors = collectPageErrors(page);
      await use(errors);
      expect(errors).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect } from '@playwright/test';
