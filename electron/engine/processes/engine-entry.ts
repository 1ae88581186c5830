/** Entry of the engine process. */
import { electronParentPort, parentChannel } from './channel.ts';
import { createEngineService } from './engine-service.ts';
import type { EngineApi, EngineEvent } from './messages.ts';
import { spawnService } from './node-spawner.ts';
import { createPortSpawner } from './port-spawner.ts';
import { serve, type Responder } from './rpc.ts';
import { endWithParent } from './service-main.ts';

const channel = parentChannel();
const electron = electronParentPort();
// Only Electron's main process can start utility processes; under plain Node the engine forks.
const spawn = electron ? createPortSpawner(electron) : spawnService;
let responder: Responder<EngineEvent> | null = null;
const service = createEngineService((event) => responder?.emit(event), spawn);
responder = serve<EngineApi, EngineEvent>(channel, 'engine', service.handlers);
endWithParent(channel, service.close);
