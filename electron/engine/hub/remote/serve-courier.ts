/** Serves the courier to the engine. Runs in the courier process. */
import { z } from 'zod';
import type { CourierApi, CourierEvent } from '../../api/courier-api.ts';
import { createPrivately } from '../../files/private-files.ts';
import { servedChannel } from '../../processes/channel.ts';
import { serve, type Responder } from '../../processes/rpc.ts';
import { endWithParent, logToParent } from '../../processes/service-main.ts';
import type { Transport } from '../transport.ts';
import { createCourier } from './courier.ts';

/** By name of the encoder: what the desktop app took from the system's secret store. */
const sealedKeys = z.record(z.string(), z.string());

/** @param transport how this process reaches the network. */
export async function serveCourier(transport: Transport): Promise<void> {
  createPrivately();
  let sealed: Readonly<Record<string, string>> = {};
  const channel = await servedChannel((greeting) => (sealed = sealedKeys.parse(greeting)));
  logToParent('courier', channel);
  let responder: Responder<CourierEvent> | null = null;
  const handlers = createCourier({ emit: (event) => responder?.emit(event), transport, sealed });
  responder = serve<CourierApi, CourierEvent>(channel, 'courier', handlers);
  endWithParent(channel, () => Promise.resolve());
}
