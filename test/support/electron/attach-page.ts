/** The page of an app that listens to Chromium's debugger, as `--remote-debugging-port=0` makes it do. */
import { setTimeout } from 'node:timers/promises';
import { chromium, type Browser, type Page } from '@playwright/test';

/** What Chromium prints when it listens; the address is the first group. */
export const LISTENING = /DevTools listening on (ws:\S+)/;

/** Waits for the window and its page. @param address that Chromium printed. */
export async function attachPage(address: string): Promise<Page> {
  await windowOpened(address);
  const browser = await connect(address);
  const context = browser.contexts()[0]!;
  const page = context.pages()[0] ?? (await context.waitForEvent('page'));
  await page.waitForURL('app://**');
  return page;
}

const TRIES = 3;
const ANSWER_MILLISECONDS = 10_000;

/** Even with a window, one connection in some dozens gets no answer; the next one does. */
async function connect(address: string, tries = TRIES): Promise<Browser> {
  try {
    return await chromium.connectOverCDP(address, { timeout: ANSWER_MILLISECONDS });
  } catch (error) {
    if (tries === 1) throw error;
    return connect(address, tries - 1);
  }
}

/** Chromium listens before there is a window, and whoever connects while it comes may wait for an answer for ever. */
async function windowOpened(address: string): Promise<void> {
  const list = `http://${new URL(address).host}/json/list`;
  for (;;) {
    const targets = (await (await fetch(list)).json()) as { type: string; url: string }[];
    if (targets.some(({ type, url }) => type === 'page' && url.startsWith('app://'))) return;
    await setTimeout(100);
  }
}
