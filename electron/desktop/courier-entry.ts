/** Entry point of the courier process inside Electron, which reaches the network as Chromium does. */
import { serveCourier } from '../engine/hub/remote/serve-courier.ts';
import { netTransport } from './net-transport.ts';

await serveCourier(netTransport);
