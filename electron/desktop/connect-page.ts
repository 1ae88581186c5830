/**
 * Connects the page to this process through the guarded door: serves the contract, and accepts dropped files. Runs in
 * the main process.
 */
import { z } from 'zod';
import { BRIDGE_CHANNELS, MAX_DROPPED } from '../../shared/bridge.ts';
import type { EngineApi } from '../engine/api/engine-api.ts';
import { log } from '../engine/log/log.ts';
import { createRemote, withOverrides } from '../engine/processes/remote.ts';
import { Faults } from '../host/faults.ts';
import { mergeEvents, settingsEvents, updateEvents } from '../host/event-sources.ts';
import { createContractServer } from './contract-port.ts';
import type { Desktop, DesktopParts } from './desktop.ts';
import { createDesktopDirectories } from './directories.ts';
import { createDoor } from './door.ts';
import { createFileActions } from './files/file-actions.ts';
import { createHostApp } from './host-app.ts';
import type { Pacing } from './system/pacing.ts';
import type { Updates } from './updates/updates.ts';

/** Longest path that any system supports, in characters. */
const PATH_CHARACTERS = 32_768;

/**
 * @param updates undefined if the package can't be updated.
 * @param parts replacements for the desktop's own.
 */
export function connectPage(
  desktop: Desktop,
  pacing: Pick<Pacing, 'userPaused' | 'userResumed'>,
  updates: Updates | undefined,
  parts: DesktopParts,
): void {
  const { library, settings, window, network, words, page } = desktop;
  const models = parts.models ?? desktop.models;
  const contents = () => window.current?.webContents ?? null;
  const call = withOverrides<EngineApi>(library.call, {
    'indexing.pause': (input, options) => {
      pacing.userPaused();
      return library.call('indexing.pause', input, options);
    },
    'indexing.resume': (input, options) => {
      pacing.userResumed();
      return library.call('indexing.resume', input, options);
    },
  });
  const engine = createRemote(call);
  const directories = createDesktopDirectories();
  const serve = createContractServer({
    call,
    engine,
    subscribe: mergeEvents(
      (listener) => library.onEvent(listener),
      page.subscribe,
      settingsEvents(settings),
      models.subscribe,
      ...(updates === undefined ? [] : [updateEvents(updates)]),
    ),
    directories: parts.directories ?? directories,
    app:
      parts.app ??
      createHostApp({
        network,
        words,
        log: desktop.log,
        examine: desktop.examine,
        window: () => window.current,
        ...(updates === undefined ? {} : { updates }),
      }),
    files: parts.files ?? createFileActions(engine, contents),
    settings,
    models,
    faults: new Faults(() => desktop.log.file),
  });
  const door = createDoor(contents, (channel, origin) =>
    log.warn(`dropped a message on ${channel} from ${origin}`),
  );
  door.onPort(BRIDGE_CHANNELS.contract, serve);
  door.onRequest(
    BRIDGE_CHANNELS.drop,
    z.array(z.string().max(PATH_CHARACTERS)).max(MAX_DROPPED),
    directories.sort,
  );
}
