/** Entry point of the courier process under plain Node. */
import { createNodeTransport } from './node-transport.ts';
import { serveCourier } from './remote/serve-courier.ts';

await serveCourier(createNodeTransport());
