/**
 * `--self-test`: whether this installation works, without touching the user's library. Starts the real engine and embedder on a
 * library in a temporary folder, indexes three of the shipped photos with the shipped model, searches, and prints one
 * line of JSON. No window. Runs in the main process.
 */
import { mkdtempSync } from 'node:fs';
import { copyFile, mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { app } from 'electron';
import { toSightlineError } from '../../shared/errors.ts';
import { appVersion, samplesDir } from '../engine/app-root.ts';
import { toPathBytes } from '../engine/files/path-bytes.ts';
import type { EngineApi, EngineEvent } from '../engine/api/engine-api.ts';
import { spawnUtility } from './utility-spawner.ts';

const PHOTOS = ['tabby-cat.jpg', 'rocket-on-the-launch-pad.jpg', 'orange-dahlia.jpg'];
const QUERY = 'a cat looking at me';
const EXPECTED = 'tabby-cat.jpg';
/** Some fifty times what it takes on a small machine: it ends even when a process hangs. */
const TIMEOUT_MILLISECONDS = 180_000;

/** What is printed; `step` is where it failed. */
type Report =
  | {
      readonly ok: true;
      readonly version: string;
      readonly electron: string;
      readonly platform: string;
      readonly packaged: boolean;
      readonly model: string;
      readonly dimensions: number;
      readonly photos: number;
      readonly query: string;
      readonly hit: string;
      readonly milliseconds: number;
    }
  | { readonly ok: false; readonly step: string; readonly message: string };

/** Runs the test and prints the report. @returns the exit code: 0 when everything worked. */
export async function runSelfTest(): Promise<number> {
  const progress = { step: 'make a temporary folder' };
  const report = await inTemporaryFolder((folder) =>
    Promise.race([check(folder, progress), timeout()]),
  ).catch((error: unknown): Report => ({
    ok: false,
    step: progress.step,
    message: toSightlineError(error).message,
  }));
  console.log(JSON.stringify(report));
  return report.ok ? 0 : 1;
}

async function inTemporaryFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sightline-self-test-'));
  try {
    // Before Electron is ready, so that Chromium's own files land there too.
    app.setPath('userData', path.join(folder, 'window'));
    await app.whenReady();
    return await work(folder);
  } finally {
    // Chromium still writes there; what it leaves is a few kilobytes in the system's temporary folder.
    await rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
  }
}

async function check(folder: string, progress: { step: string }): Promise<Report> {
  const started = performance.now();
  const photos = path.join(folder, 'photos');
  progress.step = 'copy the samples';
  await mkdir(photos);
  for (const name of PHOTOS) await copyFile(path.join(samplesDir, name), path.join(photos, name));
  progress.step = 'start the engine';
  const engine = await spawnUtility<EngineApi, EngineEvent>('engine');
  try {
    progress.step = 'open a library and the model';
    const { model } = await engine.api.open({ dataDir: path.join(folder, 'library'), mode: 'writer' });
    progress.step = 'index the samples';
    await engine.api.folders.add({ path: toPathBytes(photos) });
    const { done, failed, skipped } = await engine.api.index({});
    if (done !== PHOTOS.length) {
      const [problem] = (await engine.api.photos.problems({ after: 0, limit: 1 })).problems;
      throw new Error(
        `expected ${PHOTOS.length} photos to be indexed, received ${done} done, ${failed} failed, ${skipped} skipped` +
          (problem ? `: ${problem.reason}` : ''),
      );
    }
    progress.step = 'search';
    const { hits } = await engine.api.search.query({
      terms: [{ kind: 'text', text: QUERY, weight: 1 }],
      limit: 1,
    });
    const hit = path.basename(hits[0]?.path ?? '');
    if (hit !== EXPECTED) throw new Error(`expected ${EXPECTED} for '${QUERY}', received '${hit}'`);
    progress.step = 'close';
    await engine.api.close({});
    return {
      ok: true,
      version: appVersion,
      electron: process.versions['electron'] ?? '',
      platform: `${process.platform}-${process.arch}`,
      packaged: app.isPackaged,
      model: model.id,
      dimensions: model.dimensions,
      photos: done,
      query: QUERY,
      hit,
      milliseconds: Math.round(performance.now() - started),
    };
  } finally {
    await engine.stop();
  }
}

function timeout(): Promise<never> {
  return new Promise((_resolve, reject) => {
    setTimeout(
      () => reject(new Error(`it took longer than ${TIMEOUT_MILLISECONDS / 1000} s`)),
      TIMEOUT_MILLISECONDS,
    );
  });
}
