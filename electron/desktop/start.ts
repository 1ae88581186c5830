/** Assembles the desktop host once Electron is ready, in dependency order. Runs in the main process. */
import path from 'node:path';
import { app, session as electronSession } from 'electron';
import { appVersion, rendererDir } from '../engine/app-root.ts';
import { dataDirLayout, defaultDataDir } from '../engine/files/data-dir.ts';
import { log } from '../engine/log/log.ts';
import { WINDOW_OPEN, type LaunchArguments } from './launch-arguments.ts';
import { ModelSession } from '../host/model-session.ts';
import { LibrarySession } from '../host/library-session.ts';
import { examine } from '../host/doctor/examine.ts';
import { openHostLog } from '../host/log/host-log.ts';
import { builtPage } from '../host/page-files.ts';
import { openSettings, settingsFile } from '../host/settings-file.ts';
import { connectPage } from './connect-page.ts';
import type { Desktop, DesktopParts } from './desktop.ts';
import { showFailures } from './failure/show-failures.ts';
import { keepDownloads } from './files/downloads.ts';
import { blockNetwork, closeWebRtc, denyPermissions, disableSpellChecker } from './guards.ts';
import { followInstances, type Arrivals } from './instances.ts';
import { createNetworkLog } from './network-log.ts';
import { createPageEvents } from './page-events.ts';
import { servePage } from './protocols/page.ts';
import { serveThumbnails } from './protocols/thumbnails.ts';
import { closeBeforeQuit } from './quit.ts';
import { installMenu } from './system/install-menu.ts';
import { paceIndexing } from './system/pace-indexing.ts';
import { showProgress } from './system/show-progress.ts';
import { followTheme } from './system/theme.ts';
import { createUpdates } from './updates/updates.ts';
import { createSealedKeys } from './sealed-keys.ts';
import { giveCourierKeys, spawnUtility } from './utility-spawner.ts';
import { recoverFromCrashes } from './window/crashes.ts';
import { createMainWindow } from './window/main-window.ts';
import { chooseLanguage, fill, wordsOf } from './words/words.ts';

/**
 * Starts the desktop app and shows its window, unless it was launched into the background. Failures to open the
 * library show in the window and do not reject.
 * @param arrivals folders and launches that reach this instance, before and after this call.
 * @param parts stand-ins for parts of the app, for tests.
 * @throws Error when Electron refuses a window or a protocol.
 */
export async function startDesktop(
  launch: LaunchArguments,
  arrivals: Arrivals,
  parts: DesktopParts = {},
): Promise<void> {
  const dataDir = launch.dataDir ?? defaultDataDir();
  const hostLog = openHostLog({
    name: 'app',
    // If the library's folder is not writable, the log can still record why.
    directories: [dataDirLayout(dataDir).logs, app.getPath('logs')],
    echo: 'warn',
  });
  log.info(`Sightline ${appVersion} started: ${process.platform}, Electron ${process.versions['electron']}`);
  const network = createNetworkLog();
  const settings = await openSettings(settingsFile(dataDir));
  const language = () =>
    chooseLanguage(settings.state().settings.language, app.getPreferredSystemLanguages());
  const words = () => wordsOf(language());
  const library = new LibrarySession({
    dataDir,
    ...(launch.model === null ? {} : { model: launch.model }),
    demoWhenEmpty: launch.samples,
    settings,
    onRequest: (request) => models.record(request),
    spawn: parts.spawn ?? spawnUtility,
  });
  const keys = createSealedKeys(dataDir);
  giveCourierKeys(keys.all);
  const models = new ModelSession({
    dataDir,
    keys,
    inUse: () => path.basename(launch.model ?? settings.state().settings.model),
    mirror: () => settings.state().settings.hubMirror,
    spawn: parts.spawn ?? spawnUtility,
  });
  const window = createMainWindow({ stateFile: path.join(app.getPath('userData'), 'window.json') });
  const desktop: Desktop = {
    log: hostLog,
    network,
    settings,
    library,
    models,
    window,
    words,
    page: createPageEvents(),
    examine: () =>
      examine({
        dataDir,
        model: launch.model ?? settings.state().settings.model,
        spawn: parts.spawn ?? spawnUtility,
        logFile: hostLog.file,
      }),
  };

  followTheme(settings);
  const session = electronSession.defaultSession;
  denyPermissions(session);
  disableSpellChecker(session);
  blockNetwork(
    session,
    ({ method, url }) => {
      log.warn('blocked a request to the network');
      network.record({ method, url, purpose: 'unexpected', outcome: 'blocked' });
    },
    parts.page?.allowed,
  );
  await closeWebRtc(session, parts.page?.allowed);
  keepDownloads(session, (name, folder) => {
    log.warn('a download could not be saved');
    const message = fill(words().notSaved, { name, folder });
    desktop.page.emit({ type: 'notice', level: 'error', message });
  });
  const failures = showFailures(desktop, { dataDir, language });
  servePage(session, parts.page ?? (await builtPage(rendererDir)), () => failures.files);
  serveThumbnails(session, {
    engine: library.api,
    get thumbnailsDir() {
      return library.thumbnailsDir;
    },
  });

  const pacing = paceIndexing(desktop);
  const updates = createUpdates({
    settings,
    record: network.record,
    beforeInstall: () => library.release(),
  });
  connectPage(desktop, pacing, updates, parts);
  window.onMade(
    recoverFromCrashes({
      onReload: () => {
        // Its port may not have closed yet, so the notice would go to a page that no longer exists.
        desktop.page.forgetPage();
        desktop.page.emit({ type: 'notice', level: 'warning', message: words().reloaded });
      },
      onGivenUp: failures.pageCrashed,
    }),
  );
  installMenu(desktop);
  const tray = showProgress(desktop, pacing);
  followInstances(desktop, arrivals, launch.folders);
  closeBeforeQuit(async () => {
    pacing.stop();
    updates?.stop();
    await Promise.all([library.stop(), models.stop()]);
    log.info('ends');
    await hostLog.close();
  });

  failures.open();
  if (!launch.background || !tray) await window.show();
  process.send?.(WINDOW_OPEN);
  parts.onLibrary?.(library);
}
