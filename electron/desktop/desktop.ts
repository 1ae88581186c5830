/** What the parts of the desktop host share. Runs in the main process. */
import type { Spawn } from '../engine/processes/wire.ts';
import type { PageSource } from '../host/page-files.ts';
import type { HostContext, SettingsStore } from '../host/context.ts';
import type { LibrarySession } from '../host/library-session.ts';
import type { HostLog } from '../host/log/host-log.ts';
import type { NetworkLog } from './network-log.ts';
import type { PageEvents } from './page-events.ts';
import type { MainWindow } from './window/main-window.ts';
import type { DesktopWords } from './words/en.ts';

export interface Desktop {
  /** What the log is written to. */
  readonly log: HostLog;
  readonly network: NetworkLog;
  readonly settings: SettingsStore;
  /** Opened beside the window, so that neither waits for the other, and again when the user asks after a failure. */
  readonly library: LibrarySession;
  readonly window: MainWindow;
  /** In the language of the settings at this moment. */
  readonly words: () => DesktopWords;
  readonly page: PageEvents;
  /** Looks at the installation and the library. */
  readonly examine: HostContext['app']['examine'];
}

/** A page that does not come from the build, and the addresses of the network that it needs. */
interface DesktopPage extends PageSource {
  readonly allowed: readonly string[];
}

/** What stands between the page and the machine; tests bring parts of their own. */
export interface DesktopParts extends Partial<Pick<HostContext, 'app' | 'files' | 'directories'>> {
  readonly spawn?: Spawn;
  readonly page?: DesktopPage;
  /** Hears of the library once its window is there. */
  readonly onLibrary?: (library: LibrarySession) => void;
}
