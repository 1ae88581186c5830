/** Entry of the embedder process. */
import { servedChannel } from './channel.ts';
import { createEmbedderService } from './embedder-service.ts';
import type { EmbedderApi, EmbedderEvent } from './messages.ts';
import { serve, type Responder } from './rpc.ts';
import { endWithParent } from './service-main.ts';

const channel = await servedChannel();
let responder: Responder<EmbedderEvent> | null = null;
responder = serve<EmbedderApi, EmbedderEvent>(
  channel,
  'embedder',
  createEmbedderService((event) => responder?.emit(event)),
);
endWithParent(channel, async () => undefined);
