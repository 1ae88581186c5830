/** The page of the packaged app, over the debugger of Chromium: that of Node is closed in a package. */
import { spawn } from 'node:child_process';
import type { Page } from '@playwright/test';
import { attachPage, LISTENING } from '../support/electron/attach-page.ts';
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
      const found = LISTENING.exec(stderr)?.[1];
      if (found) resolve(found);
    });
  });
  const close = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  try {
    const page = await attachPage(address);
    return { page, stderr: () => stderr, close };
  } catch (error) {
    await close();
    throw error;
  }
}
