/** Entry point of the decoder process: doubtful files, one at a time, without a model. */
import { makePng } from '../images/decode.ts';
import { servedChannel } from '../processes/channel.ts';
import { serve, type Responder } from '../processes/rpc.ts';
import { logToParent } from '../processes/service-main.ts';
import type { DecoderApi, DecoderEvent } from './decoder-api.ts';
import { createDecoderService } from './decoder-service.ts';

/** Time to send the last event: Electron sends messages from another thread. Milliseconds. */
const FAREWELL_MILLISECONDS = 50;

/** A plain exit would wait for the threads of a decode that never ends. */
function end(): void {
  process.kill(process.pid, 'SIGKILL');
}

const channel = await servedChannel();
logToParent('decoder', channel);
// Ctrl-C reaches the whole process group of the terminal; the embedder decides.
process.on('SIGINT', () => undefined);
channel.onClose(end);
// Load fonts and compile code before the first job, whose processor time is limited.
await makePng(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'), 1);
let responder: Responder<DecoderEvent> | null = null;
responder = serve<DecoderApi, DecoderEvent>(
  channel,
  'decoder',
  createDecoderService(
    (event) => responder?.emit(event),
    () => void setTimeout(end, FAREWELL_MILLISECONDS),
  ),
);
