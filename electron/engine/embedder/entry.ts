/** Entry point of the embedder process. */
import { electronParentPort, servedChannel } from '../processes/channel.ts';
import { decodeApart } from '../images/apart.ts';
import { DecoderProcess } from './decoder-process.ts';
import { createEmbedderService } from './service.ts';
import type { EmbedderApi, EmbedderEvent } from '../api/embedder-api.ts';
import { withForcedFailures } from '../processes/forced-failure.ts';
import { spawnService } from '../processes/node-spawner.ts';
import { createPortSpawner } from '../processes/port-spawner.ts';
import { serve, type Responder } from '../processes/rpc.ts';
import { createPrivately } from '../files/private-files.ts';
import { endWithParent, logToParent } from '../processes/service-main.ts';

createPrivately();
const channel = await servedChannel();
logToParent('embedder', channel);
const electron = electronParentPort();
// Only Electron's main process can start utility processes; under plain Node the embedder forks.
const decoder = new DecoderProcess(electron ? createPortSpawner(electron) : spawnService);
decodeApart(decoder);
let responder: Responder<EmbedderEvent> | null = null;
responder = serve<EmbedderApi, EmbedderEvent>(
  channel,
  'embedder',
  withForcedFailures(
    'embedder',
    createEmbedderService((event) => responder?.emit(event)),
  ),
);
endWithParent(channel, () => decoder.stop());
