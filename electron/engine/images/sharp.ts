/**
 * The image decoder, and the only importer of sharp. Runs in the embedder process.
 *
 * [Note: sharp inside Electron on Linux] There the native build shares a process with Electron's own GLib, corrupts
 * its reference counts (thousands of GLib-GObject-CRITICAL messages) and crashes on newer distributions; see
 * https://sharp.pixelplumbing.com/install#electron-and-linux. So we use the WebAssembly build instead, which takes
 * 1.4 to 1.7 times as long but works. Plain Node, macOS and Windows use the native build. sharp always prefers a
 * native build, so we put the WebAssembly build in its place before sharp looks for it. The import must be dynamic,
 * because bundlers hoist static imports of packages to the top.
 */
import { createRequire } from 'node:module';

export type { Metadata, Sharp, SharpOptions } from 'sharp';

/** Puts sharp's WebAssembly build where its loader looks for the native one. */
function preferWebAssembly(): void {
  const require = createRequire(createRequire(import.meta.url).resolve('sharp'));
  const before = process.listeners('exit');
  const exports: unknown = require('@img/sharp-wasm32/sharp.node');
  // It cleans up at process exit, and throws if a picture is being decoded. Remove that; the system cleans up anyway.
  for (const listener of process.listeners('exit')) {
    if (!before.includes(listener)) process.off('exit', listener);
  }
  for (const libc of ['', 'musl']) {
    try {
      const filename = require.resolve(`@img/sharp-linux${libc}-${process.arch}/sharp.node`);
      require.cache[filename] = { exports, filename, loaded: true } as NodeJS.Module;
    } catch {
      // No native build is installed, as in the packaged app: sharp finds its WebAssembly build by itself.
    }
  }
}

if (process.platform === 'linux' && process.versions['electron'] !== undefined) preferWebAssembly();

const { default: sharp } = await import('sharp');

// One thread per picture: several pictures at once keep the cores busier than several threads on one. No cache:
// every picture is decoded only once.
sharp.concurrency(1);
sharp.cache(false);

/** Versions of the decoder, for reports. */
export const decoderVersions = {
  sharp: sharp.versions.sharp ?? '',
  libvips: sharp.versions.vips,
};

export default sharp;
