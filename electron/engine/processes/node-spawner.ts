/** Starts service processes under plain Node: the only importer of `fork`. Runs in the host and engine processes. */
import { fork } from 'node:child_process';
import { entryFile } from '../app-root.ts';
import { withoutKeys } from './key-environment.ts';
import type { Channel } from './channel.ts';
import { forcedFailureArguments } from './forced-failure.ts';
import { followDescendants } from './descendants.ts';
import { handshake, STOP_MILLISECONDS } from './handshake.ts';
import { logLife } from './log-life.ts';
import type { Service, ServiceName, WireMessage } from './wire.ts';
import { inspectArguments } from './inspect.ts';
import { createCaller } from './rpc.ts';

/**
 * Starts an entry of dist/node and waits for its handshake.
 * @param file the script to run; the built entry of that name unless a test supplies its own.
 * @throws SightlineError `unavailable` if the process exits or stays silent before it is ready.
 */
export async function spawnService<Api, Event>(
  name: ServiceName,
  file: string = entryFile(name),
): Promise<Service<Api, Event>> {
  const child = fork(file, forcedFailureArguments(), {
    serialization: 'advanced',
    // stdout belongs to the host (`--json`); whatever a native library prints goes to stderr.
    // The decoder's libraries complain about hostile files, which concerns nobody.
    stdio: name === 'decoder' ? ['ignore', 'ignore', 'ignore', 'ipc'] : ['ignore', 2, 2, 'ipc'],
    execArgv: inspectArguments(name),
    // Those that decode files, which may be hostile, get no keys.
    env: name === 'embedder' || name === 'decoder' ? withoutKeys(process.env) : process.env,
  });
  const exited = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
    child.once('error', () => resolve({ code: null, signal: null }));
  });
  logLife(name, child.pid, exited);
  const channel: Channel = {
    send: (message) => {
      if (child.connected) child.send(message, () => undefined);
    },
    onMessage: (listener) => child.on('message', (message) => listener(message as WireMessage)),
    onClose: (listener) => {
      void exited.then(listener);
    },
  };
  followDescendants(child.pid ?? 0, channel, exited);
  const caller = createCaller<Api, Event>(channel, name);
  await handshake(name, channel, exited).catch((error: unknown) => {
    child.kill('SIGKILL');
    throw error;
  });
  return {
    api: caller.api,
    call: caller.call,
    pid: child.pid ?? 0,
    onEvent: caller.onEvent,
    exited,
    async stop() {
      // A service exits when its parent disconnects; see service-main.ts.
      if (child.connected) child.disconnect();
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MILLISECONDS[name]);
      await exited;
      clearTimeout(timer);
    },
  };
}
