/**
 * Measures what the small thumbnails that are made while indexing cost and bring: images per second with and without
 * them, and the time until the first screen after indexing has all its pictures, with and without.
 */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';
import type { Browser } from '@playwright/test';
import { dataDirLayout } from '../../electron/engine/files/data-dir.ts';
import { chromiumOptions } from '../../test/support/chromium.ts';
import { runChild } from '../child.ts';
import { starter } from '../fixtures/models.ts';
import { PHOTO_SIZES, photoFiles, photoFolder } from '../fixtures/photos.ts';
import { startWebHost } from '../fixtures/web-host.ts';
import type { GroupOptions } from '../options.ts';
import { measurement } from '../row.ts';
import type { Measurement } from '../row.ts';
import { median } from '../statistics.ts';

/** Photos of the library whose first screen is measured. */
const LIBRARY = 85;
/** Share of the throughput that thumbnails may cost. */
const MOST_COST = 0.1;

export async function pictures(options: GroupOptions): Promise<Measurement[]> {
  return [...(await cost(options)), await firstScreen(options)];
}

/** Decoding with and without thumbnails, and encoding, in turns; by processor time, which the disk does not change. */
async function cost(options: GroupOptions): Promise<Measurement[]> {
  const rounds = options.quick ? 2 : 5;
  const measurements: Measurement[] = [];
  for (const size of PHOTO_SIZES) {
    options.log(`thumbnails while indexing ${size.name}`);
    const files = await photoFiles(await photoFolder(size, 120));
    const times = { without: [] as number[], with: [] as number[], encode: [] as number[] };
    for (let round = 0; round < rounds; round += 1) {
      const thumbnailsDir = await mkdtemp(path.join(tmpdir(), 'sightline-thumbnails-'));
      const input = { modelDir: starter.dir, files };
      const encode = { modelDir: starter.dir, images: 120 };
      times.without.push((await runChild('decode', input)).output.processor);
      times.with.push((await runChild('decode', { ...input, thumbnailsDir })).output.processor);
      times.encode.push((await runChild('encode', encode)).output.processor);
      await rm(thumbnailsDir, { recursive: true });
    }
    const rate = (decode: readonly number[]): number =>
      (availableParallelism() * 1_000) / (median(decode) + median(times.encode));
    const costs = median(times.with) - median(times.without);
    measurements.push(
      measurement({
        name: `thumbnails while indexing ${size.name}`,
        unit: 'images/s',
        ours: rate(times.with),
        peer: { name: 'the same without thumbnails', value: rate(times.without) },
        targets: [{ figure: 'ratio', value: 1 - MOST_COST }],
        note:
          `a thumbnail with its colour costs ${costs.toFixed(2)} ms of a core, ` +
          `decoding ${median(times.without).toFixed(1)}, encoding ${median(times.encode).toFixed(1)}`,
      }),
    );
  }
  return measurements;
}

/** A library of 85 photos that was just indexed; then the same without its thumbnails, in turns. */
async function firstScreen(options: GroupOptions): Promise<Measurement> {
  options.log(`first screen after indexing ${LIBRARY} photos`);
  const [, small] = PHOTO_SIZES;
  const folder = await photoFolder(small!, LIBRARY);
  const root = await mkdtemp(path.join(tmpdir(), 'sightline-first-screen-'));
  const browser = await chromium.launch(chromiumOptions());
  const times = { ours: [] as number[], without: [] as number[] };
  try {
    const source = path.join(root, 'indexed');
    await runChild('index-ours', { modelDir: starter.dir, folder, dataDir: source });
    for (let round = 0; round < (options.quick ? 2 : 5); round += 1) {
      for (const name of ['ours', 'without'] as const) {
        const dataDir = path.join(root, `${name}-${round}`);
        await cp(source, dataDir, { recursive: true });
        if (name === 'without') await rm(dataDirLayout(dataDir).thumbnails, { recursive: true });
        times[name].push(await untilNoGreyTile(browser, dataDir));
      }
    }
  } finally {
    await browser.close();
    await rm(root, { recursive: true, force: true });
  }
  return measurement({
    name: `first screen of ${LIBRARY} photos`,
    unit: 'ms',
    ours: median(times.ours),
    peer: { name: 'the same without thumbnails made while indexing', value: median(times.without) },
    note: `from opening the page until every tile in view shows its picture; slowest ${Math.max(...times.ours).toFixed(0)} ms`,
  });
}

/** Milliseconds from opening the page until every tile in view shows its picture. */
async function untilNoGreyTile(browser: Browser, dataDir: string): Promise<number> {
  const host = await startWebHost(dataDir);
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
  try {
    const page = await context.newPage();
    await page.goto(host.url);
    await page.waitForFunction(
      () => {
        const inView = [...document.querySelectorAll('main [data-photo]')].filter((tile) => {
          const { top, bottom, height } = tile.getBoundingClientRect();
          return height > 0 && bottom > 0 && top < innerHeight;
        });
        return inView.length > 0 && inView.every((tile) => tile.querySelector('.shown img') !== null);
      },
      null,
      { polling: 'raf', timeout: 120_000 },
    );
    return await page.evaluate(() => performance.now());
  } finally {
    await context.close();
    await host.stop();
  }
}
