/** Starts the real web host with the fake engine behind it: for browser tests, and for `npm run gallery`. */
import { mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { rendererDir, samplesDir } from '../../electron/engine/app-root.ts';
import type { EngineApi } from '../../electron/engine/api/engine-api.ts';
import type { Call } from '../../electron/engine/processes/wire.ts';
import { startWebServer, type WebServer } from '../../electron/web/server.ts';
import { createFakeDesktop, type FakeDesktop } from './fake-desktop.ts';
import { DIRECTORIES } from './fake-directories.ts';
import { createFakeEngine, type FakeEngine } from './fake-engine.ts';

export interface FakeHost {
  readonly engine: FakeEngine;
  /** What the host says it can do; a web host's nothing until a test changes it. */
  readonly desktop: FakeDesktop;
  readonly server: Pick<WebServer, 'url'>;
}

/** Milliseconds that every answer of the engine takes longer: shows what works only where answers come at once. */
const DELAY = Number(process.env['SIGHTLINE_TEST_DELAY'] ?? 0);

/** The engine, as slow as a busy machine would make it. */
function delayed(call: Call<EngineApi>): Call<EngineApi> {
  if (DELAY === 0) return call;
  return (method, input) => call(method, input).finally(() => setTimeout(DELAY));
}

/** @returns the host, and what ends it. */
export async function startFakeHost(): Promise<FakeHost & { close(): Promise<void> }> {
  const root = await mkdtemp(path.join(tmpdir(), 'sightline-page-'));
  for (const directory of DIRECTORIES) mkdirSync(path.join(root, directory), { recursive: true });
  const engine = createFakeEngine(samplesDir);
  const desktop = createFakeDesktop((method, input) => engine.library.calls.push({ method, input }));
  const server = await startWebServer({
    call: delayed(engine.call),
    subscribe: (listener) => engine.subscribe(listener),
    port: 0,
    roots: [root],
    thumbnailsDir: samplesDir,
    app: desktop.app,
    files: desktop.files,
    settings: desktop.settings,
    models: engine.models.store,
    rendererDir: process.env['SIGHTLINE_PAGE'] ?? rendererDir,
  });
  return {
    engine,
    desktop,
    server,
    async close() {
      await server.close();
      await rm(root, { recursive: true, force: true });
    },
  };
}
