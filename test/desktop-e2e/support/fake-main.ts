/**
 * The desktop app with an engine that lives in the test: the same start as electron/main.ts but for that. Bundled, and run
 * as Electron's main process.
 */
import { connect } from 'node:net';
import { app } from 'electron';
import { guardContents } from '../../../electron/desktop/guards.ts';
import { hearArrivals } from '../../../electron/desktop/instances.ts';
import { prepareProcess } from '../../../electron/desktop/process.ts';
import { registerSchemes } from '../../../electron/desktop/protocols/schemes.ts';
import { startDesktop } from '../../../electron/desktop/start.ts';
import { handshake } from '../../../electron/engine/processes/handshake.ts';
import type { Service, ServiceName } from '../../../electron/engine/processes/wire.ts';
import { createCaller } from '../../../electron/engine/processes/rpc.ts';
import type { FileActions, HostApp, ModelStore, RemoteStore } from '../../../electron/host/context.ts';
import { plainHost } from '../../../electron/host/plain-host.ts';
import type { AppInfo } from '../../../shared/schemas.ts';
import { createDirectoryBrowser } from '../../../electron/web/directories.ts';
import { socketChannel } from './socket-channel.ts';

const socketPath = app.commandLine.getSwitchValue('test-engine');
const testRoot = app.commandLine.getSwitchValue('test-root');
const dataDir = app.commandLine.getSwitchValue('data-dir');

async function spawnFake<Api, Event>(name: ServiceName): Promise<Service<Api, Event>> {
  const socket = connect(socketPath);
  const channel = socketChannel(socket);
  const exited = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
    socket.once('close', () => resolve({ code: 0, signal: null }));
  });
  const { api, call, onEvent } = createCaller<Api, Event>(channel, name);
  await handshake(name, channel, exited);
  return {
    api,
    call,
    onEvent,
    exited,
    pid: 0,
    stop: async () => {
      socket.destroy();
      await exited;
    },
  };
}

/** Asked of the test over a socket of its own: the test has the engine and the desktop in one. */
const test = createCaller<Record<string, (input: unknown) => Promise<unknown>>, never>(
  socketChannel(connect(socketPath)),
  'test',
).api;
/** A part of the host whose methods the test answers below `topic`. */
const askedOfTest = <Part extends object>(topic: string): Part =>
  new Proxy({} as Part, {
    get: (_target, name: string) => (input: unknown) => test[`${topic}.${name}`]?.(input ?? {}),
  });
const files = askedOfTest<FileActions>('files');
const store = askedOfTest<ModelStore>('store');
const models: ModelStore = {
  list: () => store.list(),
  pull: (input) => store.pull(input),
  pausePull: (input) => store.pausePull(input),
  resumePull: (input) => store.resumePull(input),
  cancelPull: (input) => store.cancelPull(input),
  remove: (input) => store.remove(input),
  verify: (input) => store.verify(input),
  remotes: askedOfTest<RemoteStore>('remotes'),
  // Its events arrive with those of the engine.
  subscribe: () => () => undefined,
  requests: () => [],
};
const hostApp: HostApp = {
  ...plainHost(),
  // The contract's handler may wait for it, though no host of ours makes it.
  get info() {
    return test['app.info']?.({}) as unknown as AppInfo;
  },
};

prepareProcess();
registerSchemes();
guardContents();
const arrivals = hearArrivals(app);
void app.whenReady().then(async () =>
  startDesktop(
    { dataDir, model: null, folders: [], selfTest: false, samples: false, background: false },
    arrivals,
    {
      spawn: spawnFake,
      app: hostApp,
      files,
      models,
      directories: await createDirectoryBrowser([testRoot]),
    },
  ),
);
