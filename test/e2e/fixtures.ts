/**
 * The real thing for a browser test: `sightline serve` (or `start`) as a process of its own, with its own data
 * directory and its own folder of photos, both gone after the test.
 */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base, expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { appRoot, samplesDir } from '../../electron/engine/app-root.ts';
import { onDesktop } from './support/on-desktop.ts';
import { withoutPageErrors } from './support/page-errors.ts';

const READY = /Sightline is ready: (\S+)/;

export class Sightline {
  /** Below it are the folders that the page may add. */
  readonly root: string;
  readonly #directory: string;
  #process: ChildProcess | null = null;
  #output = '';

  constructor(directory: string) {
    this.#directory = directory;
    this.root = path.join(directory, 'home');
    mkdirSync(this.root);
  }

  /** Where the library is kept. */
  get dataDir(): string {
    return path.join(this.#directory, 'data');
  }

  /** The server's log. */
  get logFile(): string {
    return path.join(this.dataDir, 'logs/serve.log');
  }

  /** Makes a folder of photos below the root: all sample photos, or those named, in as many copies as asked. */
  addPhotos(
    folder: string,
    { names = sampleNames(), copies = 1 }: { names?: string[]; copies?: number } = {},
  ): string {
    for (let copy = 0; copy < copies; copy += 1) {
      const target = path.join(this.root, folder, copies === 1 ? '' : `copy ${copy + 1}`);
      mkdirSync(target, { recursive: true });
      for (const name of names) copyFileSync(path.join(samplesDir, name), path.join(target, name));
    }
    return path.join(this.root, folder);
  }

  /**
   * Starts it and waits until it listens.
   * @param command `start` shows the demo library when there is no folder
   * @returns the address with the token
   */
  async start(
    command: 'serve' | 'start' = 'serve',
    { folders = [], port = '0', args = [] }: { folders?: string[]; port?: string; args?: string[] } = {},
  ): Promise<string> {
    const options = ['--data-dir', this.dataDir, '--port', port, '--root', this.root, '--no-open', ...args];
    const child = spawn(process.execPath, ['bin/sightline.mjs', command, ...folders, ...options], {
      cwd: appRoot,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#process = child;
    this.#output = '';
    return new Promise((resolve, reject) => {
      const read = (chunk: Buffer) => {
        this.#output += chunk.toString();
        const url = READY.exec(this.#output)?.[1];
        if (url !== undefined) resolve(url);
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      child.once('exit', (code) => reject(new Error(`sightline ended with ${code}:\n${this.#output}`)));
    });
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    const child = this.#process;
    this.#process = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await ended;
  }
}

function sampleNames(): string[] {
  return readdirSync(samplesDir).filter((name) => name.endsWith('.jpg'));
}

/** What specs may do with a Sightline that they started, in a browser as on the desktop. */
export type StartedSightline = Pick<Sightline, 'root' | 'addPhotos' | 'start' | 'stop'>;

export interface Fixtures {
  readonly sightline: StartedSightline;
  /** Show the sample photos while there is no folder; the desktop has to know before the page is there. */
  readonly samples: boolean;
  /** Fails the test when the page threw, or the security policy had to block something. */
  readonly pageErrors: string[];
}

const browserTest = base.extend<Fixtures>({
  samples: [false, { option: true }],
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the dependencies from this pattern.
  sightline: async ({}, use) => {
    const directory = await mkdtemp(path.join(tmpdir(), 'sightline-e2e-'));
    const sightline = new Sightline(directory);
    await use(sightline);
    await sightline.stop();
    await rm(directory, { recursive: true, force: true, maxRetries: 5 });
  },
  pageErrors: [withoutPageErrors, { auto: true }],
});

/** In a browser, or the same in the desktop app. */
export const test = onDesktop
  ? ((await import('../desktop-e2e/e2e/sightline.ts')).test as unknown as typeof browserTest)
  : browserTest;

/** Types a query and waits until the hits for it are shown. */
export async function search(page: Page, words: string): Promise<void> {
  await page.getByLabel('Search your photos').fill(words);
  await expect(page.getByRole('heading', { level: 1, name: words })).toBeVisible();
  await expect(page.locator('[data-photo]').first()).toBeVisible();
}

/** The names of the photos in or near the view, best first. */
export async function shownPhotos(page: Page): Promise<string[]> {
  // Rows of the grid are used again, so their order in the document says nothing.
  return page
    .locator('[data-photo]')
    .evaluateAll((tiles) =>
      tiles
        .sort((one, other) => Number(one.dataset['index']) - Number(other.dataset['index']))
        .map(
          (tile) =>
            tile.querySelector('img')?.alt ?? tile.querySelector('.visually-hidden')?.textContent ?? '',
        ),
    );
}

/** Waits until the thumbnails in view have been made, loaded and faded in: for screenshots. */
export async function thumbnailsShown(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [...document.querySelectorAll<HTMLImageElement>('[data-photo] img')]
      .filter((image) => image.getBoundingClientRect().top < innerHeight)
      .every((image) => image.complete && getComputedStyle(image).opacity === '1'),
  );
}

/** Adds a folder below the root: through the page's directory browser, on the desktop in the system's dialog. */
export async function addFolder(page: Page, name: string): Promise<void> {
  if (onDesktop) {
    const { chooseFolder } = await import('../desktop-e2e/e2e/sightline.ts');
    return chooseFolder(page, name);
  }
  await page.getByRole('button', { name: 'Add folder' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Add a folder' });
  await dialog.getByRole('button', { name, exact: true }).click();
  await expect(dialog.getByRole('button', { name, exact: true })).toHaveAttribute('aria-current', 'location');
  await dialog.getByRole('button', { name: 'Add this folder' }).click();
  await expect(dialog).toBeHidden();
}

export { expect } from '@playwright/test';
