/**
 * Measures from the last key press to the hits in the page: the real web host with 100,000 photos, the real page in
 * Chromium, words typed at a realistic pace. Includes the page's wait for another key, the request, the answer and
 * the tiles.
 */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';
import type { Page } from '@playwright/test';
import { chromiumOptions } from '../../test/support/chromium.ts';
import { library } from '../fixtures/library.ts';
import { giveThumbnails, startWebHost } from '../fixtures/web-host.ts';
import type { GroupOptions } from '../options.ts';
import { measurement } from '../row.ts';
import type { Measurement } from '../row.ts';
import { median, percentile } from '../statistics.ts';

const PHOTOS = 100_000;
/** Time between two keys of a fast typist, milliseconds. */
const BETWEEN_KEYS = 90;
const WARM_UP = 3;
const SUBJECTS = [
  'a dog',
  'two children',
  'an old car',
  'a red boat',
  'my family',
  'birthday cake',
  'a bird',
];
const PLACES = ['on the beach', 'in the snow', 'at night', 'in the garden', 'by a window', 'near a lake'];

/** Times of one query, milliseconds. */
interface Typed {
  /** From the last key press to its hits in the document. */
  readonly shown: number;
  /** From the request to its answer in the page. */
  readonly answered: number;
  readonly tiles: number;
}

export async function keyPress(options: GroupOptions): Promise<Measurement[]> {
  const source = await library(PHOTOS, options.log);
  const folder = await mkdtemp(path.join(tmpdir(), 'sightline-keypress-'));
  const dataDir = path.join(folder, 'data');
  const browser = await chromium.launch(chromiumOptions());
  try {
    await cp(source, dataDir, { recursive: true });
    await giveThumbnails(dataDir, PHOTOS);
    const host = await startWebHost(dataDir);
    try {
      options.log('key press to hits at 100k');
      const page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
      await page.goto(host.url);
      await page.locator('main [data-photo]').first().waitFor();
      const all = SUBJECTS.flatMap((subject) => PLACES.map((place) => `${subject} ${place}`));
      const queries = options.quick ? all.slice(0, 12) : all;
      await installWatch(page);
      const typed: Typed[] = [];
      for (const query of queries) typed.push(await typeAndWait(page, query));
      const engine: number[] = [];
      // Use other words, so that nothing is cached.
      for (const query of queries) engine.push(await engineTime(page, `${query} in summer`));
      return rows(typed.slice(WARM_UP), engine.slice(WARM_UP));
    } finally {
      await host.stop();
    }
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function rows(typed: readonly Typed[], engine: readonly number[]): Measurement[] {
  const shown = typed.map((one) => one.shown);
  const answered = median(typed.map((one) => one.answered));
  const tiles = median(typed.map((one) => one.tiles));
  const target = [{ figure: 'ours', value: 100 }] as const;
  const note =
    `${typed.length} queries; request to answer ${answered.toFixed(1)} ms, ${tiles} tiles in the document; ` +
    `slowest ${Math.max(...shown).toFixed(0)} ms`;
  return [
    measurement({
      name: 'key press to hits at 100k p50',
      unit: 'ms',
      ours: median(shown),
      bound: median(engine),
      targets: target,
      note,
    }),
    measurement({
      name: 'key press to hits at 100k p95',
      unit: 'ms',
      ours: percentile(shown, 0.95),
      bound: percentile(engine, 0.95),
      targets: target,
    }),
  ];
}

/** What the page records, with times since it was opened. */
interface Watch {
  pressed: number;
  /** Each change of the hits: heading, first photo, tiles, and time. */
  shown: { heading: string; first: string; tiles: number; at: number }[];
  /** Times of the search on the WebSocket, by the page's clock. */
  sent: number;
  answered: number;
}

/** Records key presses, messages of the connection, and every change of heading or tiles. */
async function installWatch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watch: Watch = { pressed: 0, shown: [], sent: 0, answered: 0 };
    Object.assign(globalThis, { watch });
    addEventListener('keydown', (event) => (watch.pressed = event.timeStamp), { capture: true });
    const text = (data: unknown): string =>
      typeof data === 'string'
        ? data
        : data instanceof ArrayBuffer || ArrayBuffer.isView(data)
          ? new TextDecoder().decode(data)
          : '';
    const idOf = (message: string): string | undefined => /"i":"?([^",}]+)/.exec(message)?.[1];
    const prototype: { send: (this: WebSocket, data: Parameters<WebSocket['send']>[0]) => void } =
      WebSocket.prototype;
    const { send } = prototype;
    prototype.send = function (data) {
      const message = text(data);
      if (message.includes('/search/query')) {
        watch.sent = performance.now();
        const id = idOf(message);
        const onMessage = (event: MessageEvent<unknown>): void => {
          if (idOf(text(event.data)) !== id) return;
          watch.answered = performance.now();
          this.removeEventListener('message', onMessage);
        };
        this.addEventListener('message', onMessage);
      }
      send.call(this, data);
    };
    const look = (): void => {
      const heading = document.querySelector('#results-heading')?.textContent ?? '';
      const first = document.querySelector<HTMLElement>('main [data-index="0"]')?.dataset['photo'] ?? '';
      const last = watch.shown.at(-1);
      if (last !== undefined && last.heading === heading && last.first === first) return;
      const tiles = document.querySelectorAll('main [data-photo]').length;
      watch.shown.push({ heading, first, tiles, at: performance.now() });
    };
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: ['data-photo', 'data-index'],
    });
  });
}

async function typeAndWait(page: Page, query: string): Promise<Typed> {
  const box = page.locator('#query');
  await box.focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(query, { delay: BETWEEN_KEYS });
  await page.waitForFunction(
    (wanted) => document.querySelector('#results-heading')?.textContent === wanted,
    `“${query}”`,
  );
  // Wait for the final hits.
  await page.waitForTimeout(300);
  return page.evaluate((wanted) => {
    const { watch } = globalThis as unknown as { watch: Watch };
    const final = watch.shown.at(-1);
    const first = watch.shown.find(({ heading, first }) => heading === wanted && first === final?.first);
    if (!first || !final || final.heading !== wanted) throw new Error(`expected hits of ${wanted}`);
    const result = {
      shown: first.at - watch.pressed,
      answered: watch.answered - watch.sent,
      tiles: first.tiles,
    };
    watch.shown = [];
    return result;
  }, `“${query}”`);
}

/** The engine's own time for a query, as its answer reports it. */
function engineTime(page: Page, text: string): Promise<number> {
  return page.evaluate(async (words) => {
    const response = await fetch('/api/search', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ terms: [{ kind: 'text', text: words, weight: 1 }], limit: 60 }),
    });
    const { milliseconds } = (await response.json()) as { milliseconds: number };
    return milliseconds;
  }, text);
}
