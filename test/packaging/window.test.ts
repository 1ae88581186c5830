/** The window and the fuses of the packaged app as they behave; its Node can't be attached to, its page can. */
import { spawn, type ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { afterEach, describe, expect, it } from 'vitest';
import { commandFor, runElectron, type ElectronRun } from '../support/electron/run-electron.ts';
import { usePackagedApp } from './packaged-app.ts';

const app = usePackagedApp();
const running = new Set<ChildProcess>();

afterEach(async () => {
  for (const child of running) {
    const ended = new Promise((resolve) => child.once('close', resolve));
    child.kill('SIGTERM');
    await ended;
  }
  running.clear();
});

/** Starts the app and answers the address of its page's debugger and, later, what it wrote to stderr. */
async function open(run: ElectronRun): Promise<{ address: string; stderr: () => string }> {
  const { words, env } = commandFor(run);
  const [command = '', ...args] = words;
  const child = spawn(command, args, { env, cwd: run.folder, stdio: ['ignore', 'ignore', 'pipe'] });
  running.add(child);
  let stderr = '';
  const address = await new Promise<string>((resolve, reject) => {
    child.once('close', (code) => reject(new Error(`the app ended with ${String(code)}: ${stderr}`)));
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
      const found = /DevTools listening on (ws:\S+)/.exec(stderr)?.[1];
      if (found) resolve(found);
    });
  });
  return { address, stderr: () => stderr };
}

describe('the packaged app', () => {
  it('opens its page, with the sample photos, without Node and without complaints', async () => {
    const { address, stderr } = await open(await app.prepare({ args: ['--remote-debugging-port=0'] }));
    const browser = await chromium.connectOverCDP(address);
    try {
      const context = browser.contexts()[0]!;
      const page = context.pages()[0] ?? (await context.waitForEvent('page'));
      await page.waitForURL('app://**');
      expect(await page.title()).toContain('Sightline');
      const node = await page.evaluate('typeof require + typeof process + typeof module');
      expect(node).toBe('undefinedundefinedundefined');
      await page.locator('img[src^="thumb:"]').first().waitFor({ timeout: 60_000 });
    } finally {
      await browser.close();
    }
    expect(stderr()).not.toContain('CRITICAL');
  });

  it('can not be made to run as Node', async () => {
    const run = await app.prepare({
      args: ['--self-test'],
      env: { ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '--no-such-option' },
    });
    const { code, stdout, stderr } = await runElectron(run);
    expect(code, stderr).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ ok: true });
  });

  it('opens no debugger of Node', async () => {
    const run = await app.prepare({ args: ['--inspect=0', '--self-test'] });
    const { code, stderr } = await runElectron(run);
    expect(code, stderr).toBe(0);
    expect(stderr).not.toContain('Debugger listening');
  });

  it('runs no other app that it is given', async () => {
    const run = await app.prepare();
    const other = path.join(run.folder, 'other.js');
    writeFileSync(other, 'console.log("other app"); process.exit(7);');
    const { code, stdout } = await runElectron({ ...run, args: [other, '--self-test'] });
    expect(code).toBe(0);
    expect(stdout).not.toContain('other app');
  });
});
