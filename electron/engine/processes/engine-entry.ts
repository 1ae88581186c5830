/** Entry of the engine process. */
import { parentChannel } from './channel.ts';
import { createEngineService } from './engine-service.ts';
import type { EngineApi, EngineEvent } from './messages.ts';
import { serve, type Responder } from './rpc.ts';
import { endWithParent } from './service-main.ts';

const channel = parentChannel();
let responder: Responder<EngineEvent> | null = null;
const service = createEngineService((event) => responder?.emit(event));
responder = serve<EngineApi, EngineEvent>(channel, 'engine', service.handlers);
endWithParent(channel, service.close);
