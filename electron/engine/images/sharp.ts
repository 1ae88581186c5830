/**
 * The image decoder, and the only importer of sharp. Runs in the embedder process.
 *
 * [Note: sharp inside Electron on Linux] There the native build shares a process with Electron's own GLib, corrupts
 * its reference counts (thousands of GLib-GObject-CRITICAL) and crashes on newer distributions; see
 * https://sharp.pixelplumbing.com/install#electron-and-linux. So the WebAssembly build takes its place: 1.4 to 1.7 times
 * the time, and clean. Plain Node, macOS and Windows use the native one. sharp looks for a native build first and offers
 * no choice, so that the place of the native module is taken before it looks. The import must be dynamic: a bundler
 * moves static ones of packages to the top.
 */
import { createRequire } from 'node:module';

export type { Metadata, Sharp, SharpOptions } from 'sharp';

/** Puts sharp's WebAssembly build where its loader looks for the native one. */
function preferWebAssembly(): void {
  const require = createRequire(createRequire(import.meta.url).resolve('sharp'));
  const before = process.listeners('exit');
  const exports: unknown = require('@img/sharp-wasm32/sharp.node');
  // It tidies up at the exit of the process, and throws when a picture is being decoded then. The system tidies up.
  for (const listener of process.listeners('exit')) {
    if (!before.includes(listener)) process.off('exit', listener);
  }
  for (const libc of ['', 'musl']) {
    try {
      const filename = require.resolve(`@img/sharp-linux${libc}-${process.arch}/sharp.node`);
      require.cache[filename] = { exports, filename, loaded: true } as NodeJS.Module;
    } catch {
      // Not installed, as in the packaged app: sharp finds its WebAssembly build without help.
    }
  }
}

if (process.platform === 'linux' && process.versions['electron'] !== undefined) preferWebAssembly();

const { default: sharp } = await import('sharp');

// One thread a picture: several pictures at once keep the cores busier than several threads on one. No cache:
// every picture is seen once.
sharp.concurrency(1);
sharp.cache(false);

/** For reports. */
export const decoderVersions = {
  sharp: sharp.versions.sharp ?? '',
  libvips: sharp.versions.vips,
};

export default sharp;
