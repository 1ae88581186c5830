/**
 * Everything to settle before Electron is ready: names, paths, switches, and whether this is the first instance. Runs
 * in the main process.
 */
import path from 'node:path';
import { app } from 'electron';
import { defaultDataDir } from '../engine/files/data-dir.ts';
import { parseLaunchArguments, type LaunchArguments } from './launch-arguments.ts';
import { windowDataDir } from './window-data-dir.ts';

const NAME = 'Sightline';

/** Switches that turn off Chromium features which use the network or store data that the app does not need. */
const SWITCHES = [
  'disable-background-networking',
  'disable-component-update',
  'disable-domain-reliability',
  'disable-sync',
  'no-pings',
] as const;

/** The arguments of this process. */
export const launch: LaunchArguments = parseLaunchArguments(
  process.argv,
  process.defaultApp ? app.getAppPath() : null,
  process.cwd(),
);

/** Sandboxes every page, and sets the app's name and the folder for Chromium's own files. */
export function prepareProcess(): void {
  app.enableSandbox();
  app.setName(NAME);
  app.setAppUserModelId('app.sightline.Sightline');
  for (const name of SWITCHES) app.commandLine.appendSwitch(name);
  // Not the library's folder: on macOS and Windows, the default would mix the two.
  const named = app.commandLine.getSwitchValue('user-data-dir');
  const base = path.join(app.getPath('appData'), `${NAME} Window`);
  app.setPath('userData', named || windowDataDir(base, launch.dataDir, defaultDataDir()));
}

/** What a second instance sends to the first before it exits. */
export interface InstanceMessage {
  readonly folders: readonly string[];
}

/** Whether this is the first instance; if not, the running one has received the folders. */
export function takeInstance(): boolean {
  return app.requestSingleInstanceLock({ folders: launch.folders } satisfies InstanceMessage);
}
