/** Electron's fuses as they are in a binary. */
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';

/** What a release must have; see electron-builder.yml. */
export const RELEASE_FUSES = {
  RunAsNode: false,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  GrantFileProtocolExtraPrivileges: false,
  LoadBrowserProcessSpecificV8Snapshot: false,
};

/** @returns name → whether it is on, for the fuses that this binary has. */
export async function readFuses(executable) {
  const wire = await getCurrentFuseWire(executable);
  const fuses = {};
  for (const [name, index] of Object.entries(FuseV1Options)) {
    const state = wire[index];
    if (state === FuseState.ENABLE || state === FuseState.DISABLE) fuses[name] = state === FuseState.ENABLE;
  }
  return fuses;
}
