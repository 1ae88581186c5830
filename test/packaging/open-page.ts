/** The page of the packaged app, over the debugger of Chromium: that of Node is closed in a package. */
import { spawn } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { chromium, type Page } from '@playwright/test';
import { commandFor, type ElectronRun } from '../support/electron/run-electron.ts';

export interface OpenPage {
  readonly page: Page;
  /** What the app has written to stderr so far. */
  readonly stderr: () => string;
  /** Ends the app as a session does that logs out, and waits until it is gone. */
  readonly close: () => Promise<void>;
}

export async function openPackagedPage(run: ElectronRun): Promise<OpenPage> {
  const { words, env } = commandFor({ ...run, args: ['--remote-debugging-port=0', ...run.args] });
  const [command = '', ...args] = words;
  const child = spawn(command, args, { env, cwd: run.folder, stdio: ['ignore', 'ignore', 'pipe'] });
  let stderr = '';
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const address = await new Promise<string>((resolve, reject) => {
    child.once('close', (code) => reject(new Error(`the app ended with ${String(code)}: ${stderr}`)));
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
      const found = /DevTools listening on (ws:\S+)/.exec(stderr)?.[1];
      if (found) resolve(found);
    });
  });
  const close = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  try {
    await windowOpened(address);
    const browser = await chromium.connectOverCDP(address);
    const context = browser.contexts()[0]!;
    const page = context.pages()[0] ?? (await context.waitForEvent('page'));
    await page.waitForURL('app://**');
    return { page, stderr: () => stderr, close };
  } catch (error) {
    await close();
    throw error;
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
