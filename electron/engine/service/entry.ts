/** Entry point of the engine process. */
import { electronParentPort, parentChannel } from '../processes/channel.ts';
import { createEngineService } from './requests.ts';
import type { EngineApi, EngineEvent } from '../api/engine-api.ts';
import { withForcedFailures } from '../processes/forced-failure.ts';
import { spawnService } from '../processes/node-spawner.ts';
import { createPortSpawner } from '../processes/port-spawner.ts';
import { serve, type Responder } from '../processes/rpc.ts';
import { createPrivately } from '../files/private-files.ts';
import { endWithParent, logToParent } from '../processes/service-main.ts';

createPrivately();
const channel = parentChannel();
logToParent('engine', channel);
const electron = electronParentPort();
// Only Electron's main process can start utility processes; under plain Node the engine forks.
const spawn = electron ? createPortSpawner(electron) : spawnService;
let responder: Responder<EngineEvent> | null = null;
const service = createEngineService((event) => responder?.emit(event), spawn);
responder = serve<EngineApi, EngineEvent>(channel, 'engine', withForcedFailures('engine', service.handlers));
endWithParent(channel, service.close);
