/** Serves the fetcher to the process that started it. Runs in the fetcher process. */
import type { FetcherApi, FetcherEvent } from '../api/fetcher-api.ts';
import { createPrivately } from '../files/private-files.ts';
import { parentChannel } from '../processes/channel.ts';
import { serve, type Responder } from '../processes/rpc.ts';
import { endWithParent, logToParent } from '../processes/service-main.ts';
import { createFetcher } from './fetcher.ts';
import type { Transport } from './transport.ts';

/** @param transport how this process reaches the network. */
export function serveFetcher(transport: Transport): void {
  createPrivately();
  const channel = parentChannel();
  logToParent('fetcher', channel);
  let responder: Responder<FetcherEvent> | null = null;
  const fetcher = createFetcher((event) => responder?.emit(event), transport);
  responder = serve<FetcherApi, FetcherEvent>(channel, 'fetcher', fetcher.handlers);
  endWithParent(channel, () => fetcher.close());
}
