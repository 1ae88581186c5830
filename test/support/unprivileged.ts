/** Runs code as a user who is not root: root reads everything, so permission tests need somebody else. */
import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';

/**
 * Bundles a TypeScript module and runs `script` with its exports as `module`, in a child process without root's
 * powers. Native packages are not bundled, so the module may use Node's own modules only.
 * @param source the module, relative to the root of the project.
 * @returns what the script printed to stdout.
 */
export async function runUnprivileged(source: string, script: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'sightline-unprivileged-'));
  try {
    await build({
      configFile: false,
      logLevel: 'error',
      build: {
        ssr: true,
        target: 'node20',
        outDir: folder,
        emptyOutDir: false,
        rolldownOptions: { input: path.resolve(source), output: { entryFileNames: 'module.mjs' } },
      },
    });
    const main = path.join(folder, 'main.mjs');
    await writeFile(main, `import * as module from './module.mjs';\n${script}\n`);
    await chmod(folder, 0o755);
    const drop =
      process.getuid?.() === 0 ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] : [];
    const [command = '', ...rest] = [...drop, process.execPath, main];
    const { stdout } = await promisify(execFile)(command, rest, { cwd: folder });
    return stdout;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
