/**
 * Measures scrolling over a million photos in the built page in headless Chromium: script, style and layout per
 * frame, from Chromium's own trace, compared with the first thousand photos of the same list.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import type { Browser, CDPSession, Page } from '@playwright/test';
import { rendererDir } from '../../electron/engine/app-root.ts';
import { startWebServer } from '../../electron/web/server.ts';
import { findChromium } from '../../scripts/find-chromium.mjs';
import { listingEngine, makeThumbnail, monthsOf } from '../fixtures/listing.ts';
import type { GroupOptions } from '../options.ts';
import { resultsFile } from '../paths.ts';
import { measurement } from '../row.ts';
import type { Measurement } from '../row.ts';
import { percentile } from '../statistics.ts';
import { framesBetween } from '../trace.ts';
import type { Frame } from '../trace.ts';

const MANY = 1_000_000;
const FEW = 1_000;
/** Target for script, style and layout per frame, milliseconds. */
const GOAL = 8;
/** The million may take a fifth longer than the thousand. */
const ALIKE = 1 / 1.2;
const CATEGORIES = ['devtools.timeline', 'devtools.timeline.frame', 'blink.user_timing', 'toplevel'];
/** Distance in pixels to scroll in each direction; a thousand photos are about twice as high. */
const DISTANCE = 20_000;

type Scene = 'wheel' | 'fling' | 'jumps' | 'sizes';
const SCENES: readonly { scene: Scene; name: string }[] = [
  { scene: 'wheel', name: 'scrolling, 2,400 px/s' },
  { scene: 'fling', name: 'flinging, 20,000 px/s' },
  { scene: 'jumps', name: 'jumps along the time line' },
];

interface Result {
  readonly frames: Readonly<Record<Scene, readonly Frame[]>>;
  /** From the request for the page to the last part of the listing, milliseconds. */
  readonly listed: number;
  /** JavaScript heap after a garbage collection, MB. */
  readonly heap: number;
}

export async function grid(options: GroupOptions): Promise<Measurement[]> {
  const { file: executablePath, reason } = findChromium();
  if (executablePath === null) {
    const note = `no Chromium: ${reason}`;
    return [measurement({ name: 'grid of 1M photos', unit: 'ms', ours: null, note })];
  }
  const folder = await mkdtemp(path.join(tmpdir(), 'sightline-grid-'));
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  });
  try {
    options.log('the grid with 1,000 photos');
    const few = await measure(browser, folder, FEW, options);
    options.log('the grid with 1,000,000 photos');
    const many = await measure(browser, folder, MANY, options);
    return rows(few, many);
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(
  browser: Browser,
  folder: string,
  count: number,
  { quick }: GroupOptions,
): Promise<Result> {
  const thumbnail = await makeThumbnail(folder);
  const server = await startWebServer({
    call: listingEngine(count, thumbnail),
    subscribe: () => () => undefined,
    port: 0,
    roots: [folder],
    thumbnailsDir: folder,
    rendererDir,
  });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  try {
    const start = performance.now();
    await page.goto(server.url);
    const line = page.getByRole('slider', { name: 'Time line' });
    await line.waitFor();
    await page.waitForSelector(`[role=slider][aria-valuemax="${monthsOf(count) - 1}"]`);
    const listed = performance.now() - start;
    const cdp = await page.context().newCDPSession(page);
    const rounds = quick ? 1 : 3;
    await run(page, cdp, 'wheel', 1);
    await settle(page);
    const trace = async (scene: Scene): Promise<readonly Frame[]> => {
      await browser.startTracing(page, { categories: CATEGORIES });
      await mark(page, 'grid:begin');
      await run(page, cdp, scene, rounds);
      await mark(page, 'grid:end');
      const buffer = await browser.stopTracing();
      const file = path.join(path.dirname(resultsFile), `grid-${count}-${scene}.trace.json.gz`);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, gzipSync(buffer));
      return framesBetween(buffer.toString(), 'grid:begin', 'grid:end');
    };
    const frames = {
      wheel: await trace('wheel'),
      fling: await trace('fling'),
      jumps: await trace('jumps'),
      sizes: await trace('sizes'),
    };
    await settle(page);
    return { frames, listed, heap: await heapOf(cdp) };
  } finally {
    await page.close();
    await server.close();
  }
}

/** Moves the view to the middle of the list, and scrolls there like a user. */
async function run(page: Page, cdp: CDPSession, scene: Scene, rounds: number): Promise<void> {
  const box = await page.getByRole('slider', { name: 'Time line' }).boundingBox();
  if (!box) throw new Error('expected the time line on the page, received none');
  const x = box.x + box.width / 2;
  await page.mouse.click(x, box.y + box.height / 2);
  await page.mouse.move(700, 600);
  await settle(page);
  if (scene === 'jumps') {
    // Pseudo-random places, the same in each run.
    for (let jump = 1; jump <= rounds * 20; jump += 1) {
      await page.mouse.click(x, box.y + box.height * ((jump * 0.618) % 1));
      await page.waitForTimeout(jump % 4 === 0 ? 250 : 30);
    }
  } else if (scene === 'sizes') {
    await page.getByLabel('Size of the thumbnails').focus();
    for (let press = 0; press < 10; press += 1) {
      await page.keyboard.press(press < 5 ? 'ArrowRight' : 'ArrowLeft');
      await page.waitForTimeout(100);
    }
  } else {
    for (let round = 0; round < rounds * 2; round += 1) {
      await cdp.send('Input.synthesizeScrollGesture', {
        x: 700,
        y: 600,
        yDistance: round % 2 === 0 ? -DISTANCE : DISTANCE,
        speed: scene === 'wheel' ? 2_400 : 20_000,
        gestureSourceType: 'mouse',
        preventFling: true,
      });
    }
  }
}

/** Frame times of all scrolling scenes, or of one. */
function scriptAndLayout(
  { frames }: Result,
  scenes: readonly Scene[],
  clock: 'scriptAndLayout' | 'scriptAndLayoutCpu' = 'scriptAndLayout',
): number[] {
  return scenes.flatMap((scene) => frames[scene].map((frame) => frame[clock]));
}

function rows(few: Result, many: Result): Measurement[] {
  const scrolling = SCENES.map(({ scene }) => scene);
  const row = (name: string, scenes: readonly Scene[], rank: number, judged: boolean): Measurement =>
    measurement({
      name: `grid of 1M, ${name}: script and layout a frame p${rank * 100}`,
      unit: 'ms',
      ours: percentile(scriptAndLayout(many, scenes), rank),
      peer: { name: 'of 1,000', value: percentile(scriptAndLayout(few, scenes), rank) },
      targets: judged
        ? [
            { figure: 'ours', value: GOAL },
            { figure: 'ratio', value: Number(ALIKE.toFixed(2)) },
          ]
        : [],
      note: rank === 0.5 ? null : describe(many, few, scenes),
    });
  const longest = Math.max(...many.frames.sizes.map(({ scriptAndLayout }) => scriptAndLayout));
  return [
    row('all of it', scrolling, 0.5, false),
    row('all of it', scrolling, 0.95, true),
    ...SCENES.map(({ scene, name }) => row(name, [scene], 0.95, false)),
    measurement({
      name: 'grid of 1M laid out anew for another size, longest frame',
      unit: 'ms',
      ours: longest,
      peer: {
        name: 'of 1,000',
        value: Math.max(...few.frames.sizes.map(({ scriptAndLayout }) => scriptAndLayout)),
      },
    }),
    measurement({
      name: 'grid of 1M: page asked for to listing complete',
      unit: 'ms',
      ours: many.listed,
      peer: { name: 'of 1,000', value: few.listed },
    }),
    measurement({
      name: 'grid of 1M: JavaScript heap with its arrays',
      unit: 'MB',
      ours: many.heap,
      peer: { name: 'of 1,000', value: few.heap },
    }),
  ];
}

function describe(many: Result, few: Result, scenes: readonly Scene[]): string {
  const frames = scenes.flatMap((scene) => many.frames[scene]);
  const rank = (value: (frame: Frame) => number, at: number) => percentile(frames.map(value), at).toFixed(1);
  const cpu = (of: Result) => percentile(scriptAndLayout(of, scenes, 'scriptAndLayoutCpu'), 0.95).toFixed(1);
  return (
    `${frames.length} frames; by the thread's own clock ${cpu(many)} ms (of 1,000: ${cpu(few)}); ` +
    `with painting ${rank(({ all }) => all, 0.95)} ms; from frame to frame p50 ` +
    `${rank(({ interval }) => interval, 0.5)}, p95 ${rank(({ interval }) => interval, 0.95)} ms (drawn without a GPU)`
  );
}

/** Includes typed arrays, which are outside the heap proper. */
async function heapOf(cdp: CDPSession): Promise<number> {
  await cdp.send('HeapProfiler.enable');
  await cdp.send('HeapProfiler.collectGarbage');
  const usage: { usedSize: number; backingStorageSize?: number } = await cdp.send('Runtime.getHeapUsage');
  return (usage.usedSize + (usage.backingStorageSize ?? 0)) / 1e6;
}

async function mark(page: Page, name: string): Promise<void> {
  await page.evaluate((given) => performance.mark(given) && undefined, name);
}

async function settle(page: Page): Promise<void> {
  await page.waitForTimeout(400);
}
