/** Entry point of the embedder process. */
import { servedChannel } from '../processes/channel.ts';
import { createEmbedderService } from './service.ts';
import type { EmbedderApi, EmbedderEvent } from '../api/embedder-api.ts';
import { withForcedFailures } from '../processes/forced-failure.ts';
import { serve, type Responder } from '../processes/rpc.ts';
import { createPrivately } from '../files/private-files.ts';
import { endWithParent, logToParent } from '../processes/service-main.ts';

createPrivately();
const channel = await servedChannel();
logToParent('embedder', channel);
let responder: Responder<EmbedderEvent> | null = null;
responder = serve<EmbedderApi, EmbedderEvent>(
  channel,
  'embedder',
  withForcedFailures(
    'embedder',
    createEmbedderService((event) => responder?.emit(event)),
  ),
);
endWithParent(channel, () => Promise.resolve());
