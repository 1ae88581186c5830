/**
 * Starts service processes inside Electron: the only importer of `utilityProcess`. An engine that requests an
 * embedder gets one end of a direct channel to it (see electron/engine/processes/port-spawner.ts); its embedders exit
 * with it. Runs in the main process.
 */
import { constants } from 'node:os';
import { app, MessageChannelMain, utilityProcess, type UtilityProcess } from 'electron';
import { entryFile } from '../engine/app-root.ts';
import { utilityChannel } from '../engine/processes/channel.ts';
import { forcedFailureArguments } from '../engine/processes/forced-failure.ts';
import { inspectArguments } from '../engine/processes/inspect.ts';
import { withoutKeys } from '../engine/processes/key-environment.ts';
import { handshake, STOP_MILLISECONDS } from '../engine/processes/handshake.ts';
import { logLife } from '../engine/processes/log-life.ts';
import type {
  Service,
  ServiceName,
  SpawnReply,
  SpawnRequest,
  WireMessage,
} from '../engine/processes/wire.ts';
import { createCaller } from '../engine/processes/rpc.ts';

interface Exit {
  readonly code: number | null;
  readonly signal: string | null;
}

interface Running {
  readonly child: UtilityProcess;
  readonly exited: Promise<Exit>;
  /** Asks the process to exit, then kills it. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts a service and waits for its handshake, like `spawnService` under plain Node.
 * @throws SightlineError `unavailable` if the process exits or stays silent before it is ready.
 */
export async function spawnUtility<Api, Event>(name: ServiceName): Promise<Service<Api, Event>> {
  const { child, exited, stop } = run(name);
  serveEmbedders(child, exited);
  const channel = utilityChannel(child, exited);
  const { api, call, onEvent } = createCaller<Api, Event>(channel, name);
  try {
    await handshake(name, channel, exited);
  } catch (error) {
    child.kill();
    throw error;
  }
  return { api, call, pid: child.pid ?? 0, onEvent, exited, stop };
}

let courierKeys: () => Readonly<Record<string, string>> = () => ({});

/** @param keys gives the keys of remote encoders, by name, to each courier that is started. */
export function giveCourierKeys(keys: typeof courierKeys): void {
  courierKeys = keys;
}

function run(name: ServiceName): Running {
  // Here the fetcher and the courier go through Chromium's network stack, which knows the system's proxy.
  const entry = entryFile(name === 'fetcher' || name === 'courier' ? `desktop-${name}` : name);
  const child = utilityProcess.fork(entry, forcedFailureArguments(), {
    serviceName: `Sightline ${name}`,
    // Those that decode files, which may be hostile, get no keys.
    env: name === 'embedder' || name === 'decoder' ? withoutKeys(process.env) : process.env,
    // A package has no source maps and does not allow debuggers.
    execArgv: app.isPackaged ? [] : inspectArguments(name),
    // Pass on whatever native libraries print: tests check for GLib's complaints.
    // The decoder's libraries complain about hostile files, which concerns nobody.
    stdio: name === 'decoder' ? 'ignore' : ['ignore', 'inherit', 'inherit'],
  });
  const exited = new Promise<Exit>((resolve) => {
    child.once('exit', (code) => resolve(exitOf(code)));
  });
  child.once('spawn', () => logLife(name, child.pid, exited));
  return {
    child,
    exited,
    async stop() {
      child.postMessage({ type: 'stop' } satisfies WireMessage);
      const timer = setTimeout(() => killSurely(child), STOP_MILLISECONDS[name]);
      await exited;
      clearTimeout(timer);
    },
  };
}

/** Kills by signal: `kill()` only asks a utility process, and a decoder that hangs in native code would not react. */
function killSurely(child: UtilityProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(child.pid, 'SIGKILL');
  } catch {
    // It has just exited.
  }
}

/**
 * Translates Electron's exit code, which is the signal's number if a signal ended the process. Services themselves
 * exit with 0 or 1, and Node's own fatal codes below 16 also mean a crash.
 */
function exitOf(code: number): Exit {
  if (process.platform === 'win32' || code < 2) return { code, signal: null };
  const signal = Object.entries(constants.signals).find(([, number]) => number === code)?.[0];
  return signal === undefined ? { code, signal: null } : { code: null, signal };
}

/** Answers an engine's requests for embedders for as long as it lives. */
function serveEmbedders(engine: UtilityProcess, engineExited: Promise<unknown>): void {
  const embedders = new Map<number, Running>();
  const answer = (reply: SpawnReply, ports: Electron.MessagePortMain[] = []): void =>
    engine.postMessage(reply, ports);

  const start = (id: number, service: ServiceName): void => {
    const embedder = run(service);
    embedders.set(id, embedder);
    // It starts the decoder in the same way.
    serveEmbedders(embedder.child, embedder.exited);
    embedder.child.once('spawn', () => {
      const { port1, port2 } = new MessageChannelMain();
      embedder.child.postMessage(service === 'courier' ? courierKeys() : null, [port1]);
      answer({ type: 'spawned', id, pid: embedder.child.pid ?? 0 }, [port2]);
    });
    void embedder.exited.then((exit) => {
      embedders.delete(id);
      answer({ type: 'spawn-exited', id, ...exit });
    });
  };

  engine.on('message', (message) => {
    const request = message as SpawnRequest;
    if (request.type === 'spawn') start(request.id, request.service);
    if (request.type === 'spawn-stop') void embedders.get(request.id)?.stop();
  });
  void engineExited.then(() => {
    for (const embedder of embedders.values()) void embedder.stop();
  });
}
