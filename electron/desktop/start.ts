/** Puts the desktop host together, once Electron is ready, in the order in which things are needed. Main process. */
import path from 'node:path';
import { app, session as electronSession } from 'electron';
import { z } from 'zod';
import { BRIDGE_CHANNELS, MAX_DROPPED } from '../../shared/bridge.ts';
import { rendererDir } from '../engine/app-root.ts';
import { defaultDataDir } from '../engine/library/data-dir.ts';
import { WINDOW_OPEN, type LaunchArguments } from '../host/launch-arguments.ts';
import { noFileActions, plainHost } from '../host/plain-host.ts';
import { settingsInMemory } from '../host/settings.ts';
import { createContractServer } from './contract-port.ts';
import { DesktopLibrary } from './desktop-library.ts';
import { createDesktopDirectories } from './directories.ts';
import { createDoor } from './door.ts';
import { blockNetwork, denyPermissions } from './guards.ts';
import { servePage } from './protocols/page.ts';
import { serveThumbnails } from './protocols/thumbnails.ts';
import { spawnUtility } from './utility-spawner.ts';
import { createMainWindow } from './window/main-window.ts';

export async function startDesktop({ dataDir, modelDir, samples }: LaunchArguments): Promise<void> {
  const library = new DesktopLibrary({
    dataDir: dataDir ?? defaultDataDir(),
    ...(modelDir === null ? {} : { modelDir }),
    demoWhenEmpty: samples,
    spawn: spawnUtility,
  });
  void library.open().catch((error: unknown) => console.error(error));

  const session = electronSession.defaultSession;
  denyPermissions(session);
  blockNetwork(session, (address) => console.error(`blocked: ${address}`));
  await servePage(session, rendererDir);
  serveThumbnails(session, {
    engine: library.api,
    get thumbnailsDir() {
      return library.thumbnailsDir;
    },
  });

  const directories = createDesktopDirectories();
  const serve = createContractServer({
    engine: library.api,
    subscribe: (listener) => library.onEvent(listener),
    directories,
    app: plainHost(),
    files: noFileActions,
    settings: settingsInMemory(),
  });
  const window = createMainWindow({
    stateFile: path.join(app.getPath('userData'), 'window.json'),
    onMade: () => undefined,
  });
  const door = createDoor(
    () => window.current?.webContents ?? null,
    (channel, origin) => console.error(`dropped a message on ${channel} from ${origin}`),
  );
  door.onPort(BRIDGE_CHANNELS.contract, serve);
  door.onRequest(BRIDGE_CHANNELS.drop, z.array(z.string().max(32_768)).max(MAX_DROPPED), directories.sort);
  await window.show();
  process.send?.(WINDOW_OPEN);
}
