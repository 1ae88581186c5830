/** How a plain Node host (CLI, web server) gets an engine. The desktop host has its own spawner. */
import type { EngineApi, EngineEvent, OpenLibrary, Service } from './messages.ts';
import { spawnService } from './node-spawner.ts';
import { Supervisor, type Death } from './supervisor.ts';

/** Starts an engine process without supervision, for a command that runs once. Call `api.open` first. */
export function startEngine(): Promise<Service<EngineApi, EngineEvent>> {
  return spawnService<EngineApi, EngineEvent>('engine');
}

/**
 * An engine that is restarted when it dies, with its library opened again after each start. Call `start()` and
 * await it to learn at once whether the library can be opened.
 */
export function superviseEngine(
  library: OpenLibrary,
  onDeath?: (death: Death) => void,
): Supervisor<EngineApi, EngineEvent> {
  return new Supervisor<EngineApi, EngineEvent>({
    name: 'engine',
    spawn: startEngine,
    prepare: async (service) => {
      await service.api.open({ hostPid: process.pid, ...library });
    },
    keepAlive: true,
    ...(onDeath === undefined ? {} : { onDeath }),
  });
}
