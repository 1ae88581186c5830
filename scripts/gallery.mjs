/** `npm run gallery`: builds the page if it has changed, then bundles and runs test/page/gallery.ts. */
import { spawnSync } from 'node:child_process';
import { bundleProgram } from './build/bundle-program.mjs';

const gallery = await bundleProgram('gallery', 'test/page/gallery.ts', ['page']);
const { status } = spawnSync(process.execPath, [gallery, ...process.argv.slice(2)], {
  cwd: process.env.INIT_CWD ?? process.cwd(),
  stdio: 'inherit',
});
process.exit(status ?? 1);
