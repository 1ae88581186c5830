/** Compares three forms of the starter through the page, and takes pictures of it; see scripts/show-comparison.mjs. */
import { copyFile, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { chromiumOptions } from '../../test/support/chromium.ts';
import { runCli } from '../../test/support/run-cli.ts';
import { startWebHost } from '../fixtures/web-host.ts';
import { appRoot, samplesDir } from '../paths.ts';
import { writeCutStarter, writeUint8Starter } from './models.ts';

/** Longest wait for one comparison, in milliseconds. */
const PATIENCE = 600_000;
const SIZES = {
  wide: { width: 1280, height: 860 },
  phone: { width: 390, height: 844 },
} as const;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    captions: { type: 'string', default: path.join(appRoot, 'bench', 'comparison', 'captions.csv') },
    out: { type: 'string', default: path.join(appRoot, '.cache', 'comparison') },
  },
});
const out = path.resolve(process.env['INIT_CWD'] ?? process.cwd(), values.out);
const home = await mkdtemp(path.join(tmpdir(), 'sightline-comparison-'));
try {
  await mkdir(out, { recursive: true });
  const dataDir = path.join(home, 'data');
  const cli = async (...args: string[]): Promise<void> => {
    const { code, stdout, stderr } = await runCli([...args, '--data-dir', dataDir]);
    if (code !== 0) throw new Error(`${args.join(' ')}: ${stderr}`);
    if (stdout !== '') console.log(stdout.trim());
  };
  await writeUint8Starter(path.join(home, 'starter-uint8'));
  await writeCutStarter(path.join(home, 'starter-256'));
  await cli('models', 'import', path.join(home, 'starter-uint8'));
  await cli('models', 'import', path.join(home, 'starter-256'));
  const [folder = await sortedSamples(path.join(home, 'photos'))] = positionals;
  await cli('index', path.resolve(folder));
  const host = await startWebHost(dataDir);
  const browser = await chromium.launch(chromiumOptions());
  try {
    const page = await browser.newPage({ locale: 'en-GB', viewport: SIZES.wide });
    await page.goto(host.url);
    await page.evaluate(() => (location.hash = 'screen=settings'));
    await compare(page);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as CSV' }).click(),
    ]);
    await download.saveAs(path.join(out, 'models.csv'));
    await picture(page);
    console.log(await readFile(path.join(out, 'models.csv'), 'utf8'));
    console.log(`pictures: ${out}`);
  } finally {
    await browser.close();
    await host.stop();
  }
} finally {
  await rm(home, { recursive: true, force: true });
}

/** Starts a comparison on the page, with captions, labels and two searches, and waits for its figures. */
async function compare(page: Page): Promise<void> {
  const models = page.getByRole('group', { name: 'Models' });
  await models.getByRole('checkbox').nth(2).waitFor();
  for (const box of await models.getByRole('checkbox').all()) await box.check();
  await page.getByLabel('Captions', { exact: true }).setInputFiles(path.resolve(values.captions));
  if (positionals.length === 0) await page.getByLabel('Labels from subfolders').check();
  await page.getByLabel('Searches', { exact: true }).fill('something warm\na place to walk');
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await page.getByRole('main').getByText('Comparison finished').waitFor({ timeout: PATIENCE });
}

/** The page's part about the comparison, in both themes, on a wide window, a phone and with text twice as large. */
async function picture(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const [size, viewport] of Object.entries(SIZES)) {
      await page.setViewportSize(viewport);
      await take(page, `${colorScheme}-${size}`);
    }
    await page.setViewportSize(SIZES.wide);
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    await take(page, `${colorScheme}-large-text`);
    await page.evaluate(() => (document.documentElement.style.fontSize = ''));
  }
}

async function take(page: Page, name: string): Promise<void> {
  const part = page.getByRole('region', { name: 'Compare models on your photos' });
  // High enough for all of it, below the search box that stays at the top.
  const { height = 0 } = (await part.boundingBox()) ?? {};
  const { width } = page.viewportSize() ?? SIZES.wide;
  await page.setViewportSize({ width, height: Math.ceil(height) + 400 });
  await part.evaluate((element) => element.scrollIntoView({ block: 'end' }));
  await page.waitForFunction(() => [...document.images].every((image) => image.complete));
  await part.screenshot({ path: path.join(out, `${name}.png`) });
}

/** The shipped samples in a folder a label. @returns their folder. */
async function sortedSamples(folder: string): Promise<string> {
  const csv = await readFile(path.join(appRoot, 'bench', 'comparison', 'captions.csv'), 'utf8');
  const rows = parse<{ file: string; label: string }>(csv, { columns: true });
  for (const [file, label] of new Map(rows.map(({ file, label }) => [file, label]))) {
    await mkdir(path.join(folder, label), { recursive: true });
    await copyFile(path.join(samplesDir, file), path.join(folder, label, file));
  }
  return folder;
}
