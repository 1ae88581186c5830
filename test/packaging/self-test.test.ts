/** `--self-test` of the packaged app: engine, embedder, model, scan worker and decoder, out of the package. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { layoutOf } from '../../scripts/inspect-package.mjs';
import { runElectron } from '../support/electron/run-electron.ts';
import { temporaryDirectory } from '../support/temporary.ts';
import { packageDir, usePackagedApp } from './packaged-app.ts';

const app = usePackagedApp();

const WORKS = {
  ok: true,
  platform: `${process.platform}-${process.arch}`,
  packaged: true,
  model: 'sightline-starter',
  dimensions: 512,
  photos: 3,
  hit: 'tabby-cat.jpg',
};

/** Cuts the network for a command; only root can, and root gives its powers away afterwards. */
const WITHOUT_NETWORK = ['unshare', '--net'];
const canCutNetwork = spawnSync('unshare', ['--net', 'true']).status === 0;
if (!canCutNetwork)
  console.error('\nNOT RUN: the self-test without a network; unshare --net is not permitted here.\n');

describe('--self-test', () => {
  it('The self-test finds a photo with what is in the package, and leaves nothing behind', async () => {
    const run = await app.prepare({ args: ['--self-test'] });
    const { code, stdout, stderr } = await runElectron({ ...run, env: { TMPDIR: run.folder } });
    expect(code, stderr).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject(WORKS);
    expect(stderr).not.toContain('CRITICAL');
    expect(readdirSync(run.folder).sort()).toEqual(['home', 'runtime']);
    // The user's own library was not touched, nor made.
    expect(readdirSync(path.join(run.folder, 'home'))).not.toContain('.local');
  });

  it.skipIf(!canCutNetwork)('The self-test passes without a network', async () => {
    const run = await app.prepare({ args: ['--self-test'], before: WITHOUT_NETWORK });
    const { code, stdout, stderr } = await runElectron(run);
    expect(code, stderr).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject(WORKS);
  });

  it('The self-test fails with a reason for an installation without its model', async () => {
    const broken = path.join(await temporaryDirectory(), 'Sightline');
    execFileSync('cp', ['-a', packageDir, broken]);
    const { program: executable, resources } = layoutOf(broken);
    rmSync(path.join(resources, 'models'), { recursive: true });
    const run = await app.prepare({ args: ['--self-test'], executable });
    const { code, stdout } = await runElectron(run);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      step: 'open a library and the model',
      message: expect.stringContaining('models/starter') as string,
    });
  });
});
