/** The state that parts of the desktop host share. Runs in the main process. */
import type { Spawn } from '../engine/processes/wire.ts';
import type { PageSource } from '../host/page-files.ts';
import type { HostContext, SettingsStore } from '../host/context.ts';
import type { LibrarySession } from '../host/library-session.ts';
import type { ModelSession } from '../host/model-session.ts';
import type { HostLog } from '../host/log/host-log.ts';
import type { NetworkLog } from './network-log.ts';
import type { PageEvents } from './page-events.ts';
import type { MainWindow } from './window/main-window.ts';
import type { DesktopWords } from './words/en.ts';

export interface Desktop {
  /** The app's log. */
  readonly log: HostLog;
  readonly network: NetworkLog;
  readonly settings: SettingsStore;
  /** Opens in parallel to the window, so that neither waits for the other, and again on request after a failure. */
  readonly library: LibrarySession;
  readonly models: ModelSession;
  readonly window: MainWindow;
  /** The words in the current language of the settings. */
  readonly words: () => DesktopWords;
  readonly page: PageEvents;
  /** Examines the installation and the library, for the doctor. */
  readonly examine: HostContext['app']['examine'];
}

/** A page that does not come from the build, and the network addresses that it needs. */
interface DesktopPage extends PageSource {
  readonly allowed: readonly string[];
}

/** The parts between the page and the machine; tests replace some. */
export interface DesktopParts extends Partial<Pick<HostContext, 'app' | 'files' | 'directories' | 'models'>> {
  readonly spawn?: Spawn;
  readonly page?: DesktopPage;
  /** Called with the library once its window exists. */
  readonly onLibrary?: (library: LibrarySession) => void;
}
