/** `npm run gallery`: builds the page when it has changed, bundles test/page/gallery.ts and runs it. */
import { spawnSync } from 'node:child_process';
import { bundleProgram } from './build/bundle-program.mjs';

const gallery = await bundleProgram('gallery', 'test/page/gallery.ts', ['page']);
const { status } = spawnSync(process.execPath, [gallery, ...process.argv.slice(2)], {
  cwd: process.env.INIT_CWD ?? process.cwd(),
  stdio: 'inherit',
});
process.exit(status ?? 1);
