/**
 * Runs every command of the README's code blocks, in order, in a temporary library, so that the README stays true.
 * Models come from a hub on this machine.
 * `.ci/run` itself runs the first block (install, start, test). Prints each command and its outcome.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleProgram } from './build/bundle-program.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const dataDir = mkdtempSync(path.join(tmpdir(), 'sightline-readme-'));
const blocks = [...readFileSync(path.join(root, 'README.md'), 'utf8').matchAll(/```sh\n([\s\S]*?)```/g)];
const commands = blocks
  .slice(1)
  .flatMap(([, block]) => block.split('\n'))
  .filter(Boolean);

const program = await bundleProgram('readme-hub', 'test/support/readme-hub.ts', ['node']);
const hub = spawn(process.execPath, [program, path.join(dataDir, 'model')], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const [address] = await once(hub.stdout, 'data');

let failed = 0;
for (const command of commands) {
  // npx would first link the checkout into its cache; this runs the same file directly.
  const line = command.replace(/(^|\| )npx sightline/, '$1node bin/sightline.mjs');
  const { status, stdout, stderr } = spawnSync(line, {
    cwd: root,
    shell: true,
    encoding: 'utf8',
    env: {
      ...process.env,
      SIGHTLINE_DATA_DIR: dataDir,
      HF_ENDPOINT: String(address).trim(),
      HF_HOME: dataDir,
      HF_TOKEN: '',
    },
  });
  const silent = status === 0 && (stdout + stderr).trim() === '';
  console.log(`${status === 0 && !silent ? 'ok    ' : 'FAILED'} ${command}`);
  if (status !== 0 || silent) {
    failed++;
    console.log(`exit ${status}\n${stdout}${stderr}`);
  }
}
hub.kill();
rmSync(dataDir, { recursive: true, force: true });
// What the README exports.
rmSync(path.join(root, 'clip.tar'), { force: true });
if (commands.length === 0) {
  console.error('expected commands in README.md, found none');
  failed++;
}
process.exit(failed === 0 ? 0 : 1);
