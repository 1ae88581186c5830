/** The window and the fuses of the packaged app as they behave; its Node can't be attached to, its page can. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { giveTo } from '../support/electron/account.ts';
import { heifFixture, heifGrid, hevcPicture } from '../support/heif-files.ts';
import { runElectron } from '../support/electron/run-electron.ts';
import { openPackagedPage } from './open-page.ts';
import { usePackagedApp } from './packaged-app.ts';

const app = usePackagedApp();

describe('the packaged app', () => {
  it('The packaged app opens its page, with the sample photos, without Node and without complaints', async () => {
    const { page, stderr, close } = await openPackagedPage(await app.prepare());
    try {
      expect(await page.title()).toContain('Sightline');
      const node = await page.evaluate('typeof require + typeof process + typeof module');
      expect(node).toBe('undefinedundefinedundefined');
      await page.locator('img[src^="thumb:"]').first().waitFor({ timeout: 60_000 });
    } finally {
      await close();
    }
    expect(stderr()).not.toContain('CRITICAL');
  });

  it('The packaged app reads a HEIC photo', async () => {
    const run = await app.prepare();
    const photos = path.join(run.folder, 'photos');
    mkdirSync(photos);
    const colours = ['red', 'green', 'blue', 'white'].map((name) => hevcPicture(heifFixture(name)));
    writeFileSync(path.join(photos, 'phone.heic'), heifGrid({ tiles: colours, columns: 2 }));
    giveTo(app.account, photos);
    const { page, close } = await openPackagedPage({ ...run, args: [photos] });
    try {
      const tile = page.locator('[data-photo] img[src^="thumb:"]').first();
      await tile.waitFor({ timeout: 60_000 });
      await expect.poll(() => tile.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(128);
    } finally {
      await close();
    }
  });

  it("The packaged app can't be made to run as Node", async () => {
    const run = await app.prepare({
      args: ['--self-test'],
      env: { ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '--no-such-option' },
    });
    const { code, stdout, stderr } = await runElectron(run);
    expect(code, stderr).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ ok: true });
  });

  it('The packaged app opens no debugger of Node', async () => {
    const run = await app.prepare({ args: ['--inspect=0', '--self-test'] });
    const { code, stderr } = await runElectron(run);
    expect(code, stderr).toBe(0);
    expect(stderr).not.toContain('Debugger listening');
  });

  it('The packaged app runs no other app that it is given', async () => {
    const run = await app.prepare();
    const other = path.join(run.folder, 'other.js');
    writeFileSync(other, 'console.log("other app"); process.exit(7);');
    const { code, stdout } = await runElectron({ ...run, args: [other, '--self-test'] });
    expect(code).toBe(0);
    expect(stdout).not.toContain('other app');
  });
});
