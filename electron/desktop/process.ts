/**
 * What has to be said before Electron is ready: names, places, switches, and whether this is the first instance. Runs
 * in the main process.
 */
import path from 'node:path';
import { app } from 'electron';
import { defaultDataDir } from '../engine/files/data-dir.ts';
import { parseLaunchArguments, type LaunchArguments } from './launch-arguments.ts';
import { windowDataDir } from './window-data-dir.ts';

const NAME = 'Sightline';

/** Chromium features that would reach for the network or keep what the app has no use for. */
const SWITCHES = [
  'disable-background-networking',
  'disable-component-update',
  'disable-domain-reliability',
  'disable-sync',
  'no-pings',
] as const;

/** What this process was started with. */
export const launch: LaunchArguments = parseLaunchArguments(
  process.argv,
  process.defaultApp ? app.getAppPath() : null,
  process.cwd(),
);

/** Sandbox for every page, the app's name, and where Chromium keeps its own files. */
export function prepareProcess(): void {
  app.enableSandbox();
  app.setName(NAME);
  app.setAppUserModelId('app.sightline.Sightline');
  for (const name of SWITCHES) app.commandLine.appendSwitch(name);
  // Not the folder of the library: on macOS and Windows the two would mix.
  const named = app.commandLine.getSwitchValue('user-data-dir');
  const base = path.join(app.getPath('appData'), `${NAME} Window`);
  app.setPath('userData', named || windowDataDir(base, launch.dataDir, defaultDataDir()));
}

/** What a second instance tells the first before it ends. */
export interface InstanceMessage {
  readonly folders: readonly string[];
}

/** Whether this is the only instance; another one has been told of the folders. */
export function takeInstance(): boolean {
  return app.requestSingleInstanceLock({ folders: launch.folders } satisfies InstanceMessage);
}
