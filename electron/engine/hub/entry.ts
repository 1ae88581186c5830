/** Entry point of the fetcher process under plain Node. */
import { createNodeTransport } from './node-transport.ts';
import { serveFetcher } from './serve-fetcher.ts';

serveFetcher(createNodeTransport());
