/**
 * `--self-test`: checks that this installation works, without touching the user's library or opening a window. Starts
 * the real engine and embedder on a library in a temporary folder, indexes three of the shipped photos with the
 * shipped model, searches by text and by photo, and prints one line of JSON. The log is deleted with the folder, but
 * its warnings and failures, with stacks, go to stderr. Runs in the main process.
 */
import { mkdtempSync } from 'node:fs';
import { copyFile, mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { app } from 'electron';
import { ERROR_KINDS, toSightlineError } from '../../shared/errors.ts';
import type { SearchTerm } from '../../shared/schemas.ts';
import { appVersion, samplesDir } from '../engine/app-root.ts';
import type { EngineApi, EngineEvent } from '../engine/api/engine-api.ts';
import { dataDirLayout } from '../engine/files/data-dir.ts';
import { toPathBytes } from '../engine/files/path-bytes.ts';
import { log } from '../engine/log/log.ts';
import { failIfForced } from '../engine/processes/forced-failure.ts';
import { openHostLog } from '../host/log/host-log.ts';
import { spawnUtility } from './utility-spawner.ts';

const PHOTOS = ['tabby-cat.jpg', 'rocket-on-the-launch-pad.jpg', 'orange-dahlia.jpg'];
const QUERY = 'a cat looking at me';
const EXPECTED = 'tabby-cat.jpg';
/** Data directory of the library in the temporary folder. */
const libraryOf = (folder: string): string => path.join(folder, 'library');
/** Ends the test even if a process hangs; about fifty times what it takes on a small machine. */
const TIMEOUT_MILLISECONDS = 180_000;

/** The printed report; `step` is where it failed. */
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

/** Runs the test and prints the report. @returns the exit code: 0 if everything worked. */
export async function runSelfTest(): Promise<number> {
  const progress = { step: 'make a temporary folder' };
  const report = await inTemporaryFolder((folder) =>
    withLog(folder, () => Promise.race([check(folder, progress), timeout()])),
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
    // Set this before Electron is ready, so that Chromium's own files land there too.
    app.setPath('userData', path.join(folder, 'window'));
    await app.whenReady();
    return await work(folder);
  } finally {
    // Chromium may still write there and leave a few kilobytes in the system's temporary folder.
    await rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
  }
}

/** Logs faults of this process; a service has already logged its own. */
async function withLog(folder: string, work: () => Promise<Report>): Promise<Report> {
  const hostLog = openHostLog({
    name: 'app',
    directories: [dataDirLayout(libraryOf(folder)).logs],
    echo: 'warn',
  });
  try {
    return await work();
  } catch (thrown) {
    const { kind, remote } = toSightlineError(thrown);
    if (ERROR_KINDS[kind].bug && !remote) log.error('the self-test failed', thrown);
    throw thrown;
  } finally {
    await hostLog.close();
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
    const { model } = await engine.api.open({ dataDir: libraryOf(folder), mode: 'writer' });
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
    failIfForced('host', 'search');
    const hit = await bestHit(engine.api, { kind: 'text', text: QUERY, weight: 1 });
    if (hit !== EXPECTED) throw new Error(`expected ${EXPECTED} for '${QUERY}', received '${hit}'`);
    progress.step = 'search with a photo';
    const { imageId } = await engine.api.search.uploadImage({
      path: toPathBytes(path.join(photos, EXPECTED)),
    });
    const same = await bestHit(engine.api, { kind: 'image', imageId, weight: 1 });
    if (same !== EXPECTED) throw new Error(`expected ${EXPECTED} for itself, received '${same}'`);
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

async function bestHit(engine: EngineApi, term: SearchTerm): Promise<string> {
  const { hits } = await engine.search.query({ terms: [term], limit: 1 });
  return path.basename(hits[0]?.path ?? '');
}

function timeout(): Promise<never> {
  return new Promise((_resolve, reject) => {
    setTimeout(
      () => reject(new Error(`it took longer than ${TIMEOUT_MILLISECONDS / 1000} s`)),
      TIMEOUT_MILLISECONDS,
    );
  });
}
