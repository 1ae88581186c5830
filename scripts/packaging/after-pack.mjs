/** Runs after electron-builder has laid out the app and before fuses, signing and archives. */
import { existsSync } from 'node:fs';
import { copyFile, rm } from 'node:fs/promises';
import path from 'node:path';

/**
 * What onnxruntime.dll links to and Windows does not bring; to be laid beside it is how Microsoft allows to ship them.
 */
const VISUAL_C_RUNTIME = [
  'msvcp140.dll',
  'msvcp140_1.dll',
  'msvcp140_atomic_wait.dll',
  'vcruntime140.dll',
  'vcruntime140_1.dll',
];

export default async function afterPack({ appOutDir, packager, electronPlatformName, arch }) {
  const resources = packager.getResourcesDir(appOutDir);
  // There in a dist folder that electron-builder did not unpack itself. The app loads from its own asar only.
  await rm(path.join(resources, 'default_app.asar'), { force: true });
  if (electronPlatformName === 'win32') await addVisualCRuntime(resources, arch);
}

async function addVisualCRuntime(resources, arch) {
  // electron-builder numbers architectures: 1 is x64, 3 is arm64.
  const name = { 1: 'x64', 3: 'arm64' }[arch];
  const target = path.join(
    resources,
    'app.asar.unpacked/node_modules/onnxruntime-node/bin/napi-v6/win32',
    name ?? '',
  );
  const folder = process.env.SIGHTLINE_VC_RUNTIME ?? path.join(process.env.SystemRoot ?? '', 'System32');
  const missing = VISUAL_C_RUNTIME.filter((file) => !existsSync(path.join(folder, file)));
  if (name === undefined || missing.length > 0) {
    throw new Error(
      `expected the Visual C++ runtime in ${folder} (or SIGHTLINE_VC_RUNTIME), missing: ${missing.join(', ')}`,
    );
  }
  for (const file of VISUAL_C_RUNTIME) await copyFile(path.join(folder, file), path.join(target, file));
}
