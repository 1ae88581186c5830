/** Implements the contract's `app` topic on the desktop. Runs in the main process. */
import { clipboard, dialog, shell, type BrowserWindow, type OpenDialogOptions } from 'electron';
import type { Capabilities } from '../../shared/schemas.ts';
import { appVersion } from '../engine/app-root.ts';
import { toPathBytes } from '../engine/files/path-bytes.ts';
import type { HostApp } from '../host/context.ts';
import { faultInWords } from '../host/fault-in-words.ts';
import type { HostLog } from '../host/log/host-log.ts';
import { plainHost, platformName } from '../host/plain-host.ts';
import type { NetworkLog } from './network-log.ts';
import type { DesktopWords } from './words/en.ts';

/** The features that the page may offer. */
function desktopCapabilities(platform: NodeJS.Platform): Capabilities {
  return {
    chooseFolder: true,
    reveal: true,
    open: true,
    copyImage: true,
    copyPath: true,
    drag: true,
    trash: true,
    // Other systems do not say where in their trash a file went.
    restore: platform === 'linux',
    background: true,
    power: true,
    updates: false,
    log: true,
  };
}

export interface HostAppParts {
  readonly network: Pick<NetworkLog, 'requests'>;
  readonly words: () => DesktopWords;
  /** The app's log. */
  readonly log: Pick<HostLog, 'file'>;
  readonly examine: HostApp['examine'];
  /** The parent window of dialogs; null while it is closed. */
  readonly window: () => BrowserWindow | null;
  /** Looks for new versions, if the package can be updated. */
  readonly updates?: Pick<HostApp, 'checkForUpdates' | 'installUpdate'>;
}

/** Without `updates`, the host reports that it does not update itself. */
export function createHostApp({ network, words, log, examine, window, updates }: HostAppParts): HostApp {
  const updater = updates ?? plainHost();
  return {
    info: {
      version: appVersion,
      host: 'desktop',
      platform: platformName(),
      capabilities: { ...desktopCapabilities(process.platform), updates: updates !== undefined },
    },
    requests: () => network.requests(),
    async chooseFolders() {
      const options: OpenDialogOptions = {
        title: words().chooseFolders,
        buttonLabel: words().choose,
        properties: ['openDirectory', 'multiSelections'],
      };
      const parent = window();
      const { canceled, filePaths } = parent
        ? await dialog.showOpenDialog(parent, options)
        : await dialog.showOpenDialog(options);
      return canceled ? [] : filePaths.map(toPathBytes);
    },
    checkForUpdates: () => updater.checkForUpdates(),
    installUpdate: () => updater.installUpdate(),
    examine,
    showLog: () => {
      shell.showItemInFolder(log.file);
      return Promise.resolve();
    },
    copyFault: async (fault) => clipboard.writeText(faultInWords(fault, log.file)),
  };
}
