/**
 * The image decoder, and the only importer of sharp. Runs in the embedder process.
 *
 * [Note: sharp inside Electron on Linux] There the native build shares a process with Electron's own GLib, corrupts
 * its reference counts (thousands of GLib-GObject-CRITICAL messages) and crashes on newer distributions; see
 * https://sharp.pixelplumbing.com/install#electron-and-linux. So we use the WebAssembly build instead, which takes
 * 1.4 to 1.7 times as long but works. Plain Node, macOS and Windows use the native build. sharp always prefers a
 * native build, so loading one is made to fail before sharp looks for it. The import must be dynamic, because bundlers
 * hoist static imports of packages to the top.
 */
import { createRequire } from 'node:module';

export type { Metadata, Sharp, SharpOptions } from 'sharp';

/** Native builds of sharp for Linux. */
const NATIVE = /[\\/]@img[\\/]sharp-linux/;

/** Makes native builds fail to load in this process, whoever asks for them: sharp then takes its WebAssembly build. */
function refuseNative(): void {
  const { extensions } = createRequire(import.meta.url);
  const load = extensions['.node'];
  extensions['.node'] = (module, filename) => {
    if (NATIVE.test(filename)) throw new Error('native sharp corrupts GLib inside Electron on Linux');
    load?.(module, filename);
  };
}

const insideElectron = process.platform === 'linux' && process.versions['electron'] !== undefined;
if (insideElectron) refuseNative();
const before = process.listeners('exit');

const { default: sharp } = await import('sharp');

if (insideElectron) {
  // The WebAssembly build cleans up at process exit, and throws if a picture is being decoded. Remove that; the system
  // cleans up anyway.
  for (const listener of process.listeners('exit')) {
    if (!before.includes(listener)) process.off('exit', listener);
  }
}

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
