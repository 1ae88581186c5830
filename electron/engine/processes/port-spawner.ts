/**
 * Starts embedders inside Electron, where only the main process may start utility processes: asks the host, which
 * replies with one end of a channel to the new process. Their messages do not pass through the host. Runs in the
 * engine process.
 */
import { SightlineError } from '../../../shared/errors.ts';
import { portChannel, type Channel, type ElectronParentPort, type ElectronPort } from './channel.ts';
import { handshake } from './handshake.ts';
import type { ServiceName, Spawn, SpawnReply, SpawnRequest } from './wire.ts';
import { createCaller } from './rpc.ts';

interface Exit {
  readonly code: number | null;
  readonly signal: string | null;
}

/** Callbacks for the host's replies about one embedder. */
interface Wanted {
  spawned(pid: number, port: ElectronPort): void;
  exited(exit: Exit): void;
}

/** Creates a spawner that asks the host. @param host this process's port to Electron's main process. */
export function createPortSpawner(host: ElectronParentPort): Spawn {
  const wanted = new Map<number, Wanted>();
  let nextId = 1;
  const ask = (request: SpawnRequest): void => host.postMessage(request);

  host.on('message', ({ data, ports }) => {
    const reply = data as SpawnReply;
    const [port] = ports;
    if (reply.type === 'spawned' && port) wanted.get(reply.id)?.spawned(reply.pid, port);
    if (reply.type === 'spawn-exited') {
      wanted.get(reply.id)?.exited({ code: reply.code, signal: reply.signal });
      wanted.delete(reply.id);
    }
  });

  return async <Api, Event>(name: ServiceName) => {
    if (name === 'engine') throw new Error('expected the engine to start embedders only');
    const id = nextId++;
    let onExit: (exit: Exit) => void;
    const exited = new Promise<Exit>((resolve) => (onExit = resolve));
    const { pid, port } = await new Promise<{ pid: number; port: ElectronPort }>((resolve, reject) => {
      wanted.set(id, {
        spawned: (spawnedPid, spawnedPort) => resolve({ pid: spawnedPid, port: spawnedPort }),
        exited: (exit) => {
          onExit(exit);
          reject(new SightlineError('unavailable', `the ${name} process could not start: it exited at once`));
        },
      });
      ask({ type: 'spawn', id, service: name });
    });
    // Rely on the host for exits: a process that hangs never closes its port.
    const channel: Channel = { ...portChannel(port), onClose: (listener) => void exited.then(listener) };
    const { api, call, onEvent } = createCaller<Api, Event>(channel, name);
    const stop = async (): Promise<void> => {
      ask({ type: 'spawn-stop', id });
      await exited;
      port.close();
    };
    try {
      await handshake(name, channel, exited);
    } catch (error) {
      await stop();
      throw error;
    }
    return { api, call, pid, onEvent, exited, stop };
  };
}
