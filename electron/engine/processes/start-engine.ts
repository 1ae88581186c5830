/** How a host gets an engine: forked under plain Node (CLI, web server), with a spawner of its own on the desktop. */
import type { EngineApi, EngineEvent, OpenLibrary } from '../api/engine-api.ts';
import type { Service, Spawn } from './wire.ts';
import { spawnService } from './node-spawner.ts';
import { Supervisor, type Death } from './supervisor.ts';

/** Starts an engine process without supervision, for a command that runs once. Call `api.open` first. */
export function startEngine(): Promise<Service<EngineApi, EngineEvent>> {
  return spawnService<EngineApi, EngineEvent>('engine');
}

/**
 * An engine that is restarted when it dies, with its library opened again after each start. Call `start()` and
 * await it to learn at once whether the library can be opened.
 * @param library asked at each start when it is a function.
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
