/**
 * Runs every command of the README's code blocks, in order, in a temporary library, so that the README stays true.
 * `.ci/run` itself runs the first block (install, start, test). Prints each command and its outcome.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const dataDir = mkdtempSync(path.join(tmpdir(), 'sightline-readme-'));
const blocks = [...readFileSync(path.join(root, 'README.md'), 'utf8').matchAll(/```sh\n([\s\S]*?)```/g)];
const commands = blocks
  .slice(1)
  .flatMap(([, block]) => block.split('\n'))
  .filter(Boolean);

let failed = 0;
for (const command of commands) {
  // npx would first link the checkout into its cache; this runs the same file directly.
  const line = command.replace(/(^|\| )npx sightline/, '$1node bin/sightline.mjs');
  const { status, stdout, stderr } = spawnSync(line, {
    cwd: root,
    shell: true,
    encoding: 'utf8',
    env: { ...process.env, SIGHTLINE_DATA_DIR: dataDir },
  });
  const silent = status === 0 && (stdout + stderr).trim() === '';
  console.log(`${status === 0 && !silent ? 'ok    ' : 'FAILED'} ${command}`);
  if (status !== 0 || silent) {
    failed++;
    console.log(`exit ${status}\n${stdout}${stderr}`);
  }
}
rmSync(dataDir, { recursive: true, force: true });
if (commands.length === 0) {
  console.error('expected commands in README.md, found none');
  failed++;
}
process.exit(failed === 0 ? 0 : 1);
