/** A host without desktop features, for the web server and tests. Runs in the host process. */
import { SightlineError } from '../../shared/errors.ts';
import type { AppInfo, Capabilities } from '../../shared/schemas.ts';
import { appVersion } from '../engine/app-root.ts';
import type { FileActions, HostApp } from './context.ts';

const NO_CAPABILITIES: Capabilities = {
  chooseFolder: false,
  reveal: false,
  open: false,
  copyImage: false,
  copyPath: false,
  drag: false,
  trash: false,
  restore: false,
  background: false,
  power: false,
  updates: false,
  log: false,
};

/** The platform's name in the contract. */
export function platformName(): AppInfo['platform'] {
  const { platform } = process;
  return platform === 'linux' || platform === 'darwin' || platform === 'win32' ? platform : 'other';
}

function unsupported(what: string): () => Promise<never> {
  return () =>
    Promise.reject(
      new SightlineError('unsupported', `${what} is for the desktop app; this page is served to a browser`),
    );
}

/**
 * The app for a page in a browser.
 * @param examine examines installation and library; not offered if omitted.
 */
export function plainHost(
  examine: HostApp['examine'] = unsupported('an examination of the installation'),
): HostApp {
  return {
    info: { version: appVersion, host: 'web', platform: platformName(), capabilities: NO_CAPABILITIES },
    // The web host makes no network requests.
    requests: () => [],
    chooseFolders: unsupported("the system's folder dialog"),
    checkForUpdates: () => Promise.resolve({ state: 'unsupported', version: null, message: null }),
    installUpdate: unsupported('installing a new version'),
    examine,
    showLog: unsupported('the file manager'),
    copyFault: unsupported('the clipboard'),
  };
}

export const noFileActions: FileActions = {
  reveal: unsupported('the file manager'),
  open: unsupported('opening with another program'),
  copyImage: unsupported('copying a picture'),
  copyPaths: unsupported('copying a path'),
  drag: unsupported('dragging files out'),
  trash: unsupported('the trash'),
  restore: unsupported('the trash'),
};
