/** Entry point of the fetcher process inside Electron, which reaches the network as Chromium does. */
import { serveFetcher } from '../engine/hub/serve-fetcher.ts';
import { netTransport } from './net-transport.ts';

serveFetcher(netTransport);
