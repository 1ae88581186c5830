/**
 * ONNX Runtime reports to its makers unless it is told not to (see the note in electron/engine/embedding/session.ts). Where it does, it
 * leaves an id and a queue of reports on disk, before anything is sent: those are looked for.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { appRoot, starterModelDir } from '../../electron/engine/app-root.ts';
import { copySamples } from '../support/photo-folders.ts';
import { runCli } from '../support/run-cli.ts';
import { temporaryDirectory } from '../support/temporary.ts';

/** A home and a folder for temporary files, and an environment without what silences the runtime in tests. */
async function freshUser(): Promise<{ folder: string; env: Record<string, string | undefined> }> {
  const folder = await temporaryDirectory();
  const home = path.join(folder, 'home');
  const TMPDIR = path.join(folder, 'temporary');
  for (const directory of [home, TMPDIR]) mkdirSync(directory);
  const silencers = { CI: undefined, ORT_DISABLE_TELEMETRY: undefined, ORT_RUNNING_UNIT_TESTS: undefined };
  return {
    folder,
    env: { ...silencers, HOME: home, TMPDIR, XDG_CACHE_HOME: undefined, XDG_DATA_HOME: undefined },
  };
}

/** Files that telemetry leaves. */
function traces(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /microsoft|deviceid|onnxruntime|\.ses$|mat-debug/i.test(name),
  );
}

describe.runIf(process.platform === 'linux')('telemetry of ONNX Runtime', () => {
  it('Telemetry is there in ONNX Runtime as it comes, so that this test would notice it', async () => {
    const { folder, env } = await freshUser();
    const model = path.join(starterModelDir, 'onnx/text_model_quantized.onnx');
    const script = `await (await import('onnxruntime-node')).default.InferenceSession.create(${JSON.stringify(model)});`;
    const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: appRoot,
      // Through a proxy that is not there, so that the test itself sends nothing.
      env: { ...process.env, ...env, https_proxy: 'http://127.0.0.1:9', HTTPS_PROXY: 'http://127.0.0.1:9' },
      encoding: 'utf8',
    });
    expect(status, stderr).toBe(0);
    expect(traces(folder)).not.toEqual([]);
  });

  it('Telemetry of ONNX Runtime leaves no trace of indexing and searching', async () => {
    const { folder, env } = await freshUser();
    const photos = path.join(folder, 'photos');
    copySamples(photos, ['clock.jpg', 'tabby-cat.jpg']);
    const options = ['--data-dir', path.join(folder, 'data')];
    const indexed = await runCli(['index', photos, ...options], { env });
    expect(indexed.code, indexed.stderr).toBe(0);
    const found = await runCli(['search', 'a clock', ...options], { env });
    expect(found.stdout).toContain('clock.jpg');
    expect(traces(folder)).toEqual([]);
  });
});
