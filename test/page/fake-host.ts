/** The real web host with the fake engine behind it, as a Playwright fixture: the page's states without an indexer. */
import { mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { test as base } from '@playwright/test';
import { rendererDir, samplesDir } from '../../electron/engine/app-root.ts';
import type { EngineApi } from '../../electron/engine/api/engine-api.ts';
import type { Remote } from '../../electron/engine/processes/wire.ts';
import { startWebServer } from '../../electron/web/server.ts';
import type { WebServer } from '../../electron/web/server.ts';
import { createFakeDesktop } from './fake-desktop.ts';
import type { FakeDesktop } from './fake-desktop.ts';
import { createFakeEngine } from './fake-engine.ts';
import type { FakeEngine } from './fake-engine.ts';
import { DIRECTORIES } from './fake-directories.ts';
import { onDesktop } from '../e2e/support/on-desktop.ts';
import { withoutPageErrors } from '../e2e/support/page-errors.ts';

export interface FakeHost {
  readonly engine: FakeEngine;
  /** What the host says it can do; a web host's nothing until a test changes it. */
  readonly desktop: FakeDesktop;
  readonly server: Pick<WebServer, 'url'>;
}

/** Milliseconds that every answer of the engine takes longer: shows what works only where answers come at once. */
const DELAY = Number(process.env['SIGHTLINE_TEST_DELAY'] ?? 0);

/** The engine, as slow as a busy machine would make it. */
function delayed(api: Remote<EngineApi>): Remote<EngineApi> {
  if (DELAY === 0) return api;
  return new Proxy(api, {
    get: (target, method: keyof EngineApi) => async (input: never) => {
      const answer = await target[method](input);
      await setTimeout(DELAY);
      return answer;
    },
  });
}

const browserTest = base.extend<{ host: FakeHost; pageErrors: string[] }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the dependencies from this pattern.
  host: async ({}, use) => {
    const root = await mkdtemp(path.join(tmpdir(), 'sightline-page-'));
    for (const directory of DIRECTORIES) mkdirSync(path.join(root, directory), { recursive: true });
    const engine = createFakeEngine(samplesDir);
    const desktop = createFakeDesktop((method, input) => engine.library.calls.push({ method, input }));
    const server = await startWebServer({
      engine: delayed(engine.api),
      subscribe: (listener) => engine.subscribe(listener),
      port: 0,
      roots: [root],
      thumbnailsDir: samplesDir,
      app: desktop.app,
      files: desktop.files,
      settings: desktop.settings,
      rendererDir: process.env['SIGHTLINE_PAGE'] ?? rendererDir,
    });
    await use({ engine, desktop, server });
    await server.close();
    await rm(root, { recursive: true, force: true });
  },
  pageErrors: [withoutPageErrors, { auto: true }],
});

/** In a browser, or the same in the desktop app. */
export const test = onDesktop
  ? ((await import('../desktop-e2e/e2e/fake-host.ts')).test as unknown as typeof browserTest)
  : browserTest;

export { expect } from '@playwright/test';
