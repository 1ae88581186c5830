/** `npm run gallery`: one state of the page in a browser, to look at and to try; see scripts/gallery.mjs. */
import { parseArgs } from 'node:util';
import { chromium, type Page } from '@playwright/test';
import { hasDisplay } from '../../electron/cli/open-browser.ts';
import { chromiumOptions } from '../support/chromium.ts';
import { EVERY_STATE } from './every-state.ts';
import { startFakeHost } from './start-fake-host.ts';

const USAGE = `npm run gallery -- list
npm run gallery -- <state> [options]

The page in one of the states that its tests look at, with a library of plain data behind the real web host.

  --theme light|dark    (default: light)
  --size <w>x<h>        CSS pixels (default: 1280x860; a phone: 390x844)
  --screenshot <file>   write a picture and end; needs no display`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    help: { type: 'boolean' },
    theme: { type: 'string', default: 'light' },
    size: { type: 'string', default: '1280x860' },
    screenshot: { type: 'string' },
  },
});

/** @throws Error with what to say to the user. */
async function main(): Promise<void> {
  const [name] = positionals;
  if (values.help || name === undefined) return console.log(USAGE);
  if (name === 'list') return console.log(EVERY_STATE.map((state) => state.name).join('\n'));
  const state = EVERY_STATE.find((candidate) => candidate.name === name);
  if (!state) throw new Error(`expected the name of a state ("npm run gallery -- list"), received '${name}'`);
  const size = /^(\d+)x(\d+)$/.exec(values.size);
  if (!size) throw new Error(`expected a size such as 390x844, received '${values.size}'`);
  const { theme, screenshot } = values;
  if (theme !== 'light' && theme !== 'dark')
    throw new Error(`expected the theme light or dark, received '${theme}'`);
  if (screenshot === undefined && !hasDisplay())
    throw new Error('there is no display to open a browser on; --screenshot <file> needs none');

  const host = await startFakeHost();
  const browser = await chromium.launch({ ...chromiumOptions(), headless: screenshot !== undefined });
  try {
    const page = await browser.newPage({
      viewport: { width: Number(size[1]), height: Number(size[2]) },
      colorScheme: theme,
      locale: 'en-GB',
    });
    state.prepare(host.engine, host.desktop);
    await page.goto(host.server.url);
    await state.reach(page, host.engine);
    if (screenshot !== undefined) await picture(page, screenshot);
    else await closed(page);
  } finally {
    await browser.close();
    await host.close();
  }
}

async function picture(page: Page, file: string): Promise<void> {
  await page.waitForFunction(() => [...document.images].every((image) => image.complete));
  await page.screenshot({ path: file });
  console.log(file);
}

function closed(page: Page): Promise<void> {
  console.log('Close the window to end.');
  return new Promise((resolve) => page.once('close', () => resolve()));
}

await main().catch((error: unknown) => {
  console.error(`gallery: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
