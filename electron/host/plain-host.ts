/**
 * A host without a desktop: what the web server and tests offer. Files stay where they are; nothing leaves the machine.
 */
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

/** The platform as the contract names it. */
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
 * The app as a browser sees it.
 * @param examine looks at installation and library; not offered when left out.
 */
export function plainHost(
  examine: HostApp['examine'] = unsupported('an examination of the installation'),
): HostApp {
  return {
    info: { version: appVersion, host: 'web', platform: platformName(), capabilities: NO_CAPABILITIES },
    // The web host makes no requests at all.
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
