/**
 * Starts an engine for a host: forked under plain Node (CLI, web server), through another spawner on the desktop.
 * Runs in the host process.
 */
import type { EngineApi, EngineEvent, OpenLibrary } from '../api/engine-api.ts';
import type { Service, Spawn } from './wire.ts';
import { spawnService } from './node-spawner.ts';
import { Supervisor, type Death } from './supervisor.ts';

/** Starts an engine process without supervision, for one-off commands. Call `api.open` first. */
export function startEngine(): Promise<Service<EngineApi, EngineEvent>> {
  return spawnService<EngineApi, EngineEvent>('engine');
}

/**
 * An engine that restarts when it dies and reopens its library after each start. Await `start()` to learn at once
 * whether the library can be opened.
 * @param library if it is a function, it is called at each start.
 */
export function superviseEngine(
  library: OpenLibrary | (() => OpenLibrary),
  onDeath?: (death: Death) => void,
  spawn: Spawn = spawnService,
): Supervisor<EngineApi, EngineEvent> {
  return new Supervisor<EngineApi, EngineEvent>({
    name: 'engine',
    spawn: () => spawn<EngineApi, EngineEvent>('engine'),
    prepare: async (service) => {
      await service.api.open({
        hostPid: process.pid,
        ...(typeof library === 'function' ? library() : library),
      });
    },
    keepAlive: true,
    ...(onDeath === undefined ? {} : { onDeath }),
  });
}
