/**
 * Every state of the page in light and dark: free of accessibility faults that axe knows, nothing clipped or wider
 * than the window at 1280 px, 390 px and 200 % zoom, and a screenshot of each to look at. What axe said of each view is
 * a line of `test-results/axe.jsonl`.
 */
import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { expect, test } from '../page/fake-host.ts';
import { EVERY_STATE } from '../page/every-state.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const results = path.join(import.meta.dirname, '../../test-results');
const screenshots = path.join(results, 'screenshots');

// axe is put into the page as a script, which the page's own policy forbids. Only here.
test.use({ bypassCSP: true });

interface View {
  readonly name: string;
  readonly colorScheme: 'light' | 'dark';
  readonly width: number;
  readonly height: number;
  /** Only colours differ from the view before: axe need not look at the rest again. */
  readonly recoloured?: true;
}

/** Views of one layout share a page: the colours change while it is open, as they do at dusk. */
const LAYOUTS: Readonly<Record<string, readonly View[]>> = {
  wide: [
    { name: 'light', colorScheme: 'light', width: 1280, height: 860 },
    { name: 'dark', colorScheme: 'dark', width: 1280, height: 860, recoloured: true },
  ],
  narrow: [
    { name: 'phone', colorScheme: 'light', width: 390, height: 844 },
    // 200 % zoom of a window of 1280 × 860: half as many CSS pixels.
    { name: 'zoom', colorScheme: 'dark', width: 640, height: 430 },
  ],
};

for (const [layout, views] of Object.entries(LAYOUTS)) {
  for (const state of EVERY_STATE) {
    test(`The page looks right and passes axe: ${state.name}, ${layout}`, async ({ page, host }) => {
      await look(page, views[0]);
      state.prepare(host.engine, host.desktop);
      await page.goto(host.server.url);
      await state.reach(page, host.engine);
      for (const view of views) {
        await look(page, view);
        await imagesSettled(page);
        await page.screenshot({ path: path.join(screenshots, `${state.name}-${view.name}.png`) });
        expect(await faults(page, state.name, view), view.name).toEqual([]);
        expect(await clipped(page), view.name).toEqual([]);
      }
    });
  }
}

async function look(page: Page, view: View | undefined): Promise<void> {
  if (!view) return;
  await page.setViewportSize(view);
  await page.emulateMedia({ colorScheme: view.colorScheme, reducedMotion: 'reduce' });
  // Colours have changed when the next frame but one is drawn.
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}

async function imagesSettled(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [...document.images]
      .filter((image) => image.getBoundingClientRect().top < innerHeight)
      .every((image) => image.complete && getComputedStyle(image).opacity === '1'),
  );
}

const EVERYTHING = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Runs axe, and keeps the names of the rules in its report. @returns what is wrong, for people. */
async function faults(page: Page, state: string, view: View): Promise<string[]> {
  await page.addScriptTag({ content: axeSource });
  const found = await page.evaluate(
    (runOnly) => {
      const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } };
      return axe.run({ runOnly });
    },
    view.recoloured ? ['color-contrast'] : EVERYTHING,
  );
  const report = {
    view: `${state}-${view.name}`,
    passed: ids(found.passes),
    violated: ids(found.violations),
    // What axe can't decide: colours over pictures.
    undecided: ids(found.incomplete),
  };
  mkdirSync(results, { recursive: true });
  appendFileSync(path.join(results, 'axe.jsonl'), `${JSON.stringify(report)}\n`);
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 120)} ${failureSummary ?? ''}`),
  );
}

const ids = (rules: AxeResults['passes']): string[] => rules.map(({ id }) => id);

/** Elements with text that is cut off, and anything that makes the page scroll sideways. */
function clipped(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) found.push(`page is ${root.scrollWidth} px wide`);
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      if (element.closest('.visually-hidden, svg') || !element.checkVisibility()) continue;
      const ownText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
      if (!ownText || element instanceof HTMLOptionElement) continue;
      const box = element.getBoundingClientRect();
      const outside = box.left < -1 || box.right > innerWidth + 1;
      const inside = element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0;
      const skipLink = element.classList.contains('skip');
      if ((outside || inside) && !skipLink)
        found.push(`${element.tagName} ${element.textContent?.slice(0, 60)}`);
    }
    return found;
  });
}
