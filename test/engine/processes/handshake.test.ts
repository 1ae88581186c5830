/** The handshake on real message ports. */
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { afterEach, expect, it, vi } from 'vitest';
import { handshake } from '../../../electron/engine/processes/handshake.ts';
import { nodePortChannel } from '../../support/node-port-channel.ts';

const ports: MessagePort[] = [];
afterEach(() => {
  vi.useRealTimers();
  for (const port of ports.splice(0)) port.close();
});

/** A service on one port, whoever awaits its handshake on the other. */
function connect(exited: Promise<unknown> = new Promise(() => undefined)) {
  const { port1, port2 } = new MessageChannel();
  ports.push(port1, port2);
  return { service: nodePortChannel(port2), ready: handshake('engine', nodePortChannel(port1), exited) };
}

it('A service that says ready under its name is ready, whatever it said before', async () => {
  const { service, ready } = connect();
  service.send({ type: 'event', event: 'early' });
  service.send({ type: 'ready', service: 'engine' });
  await expect(ready).resolves.toBeUndefined();
});

it('A service that says ready under another name is refused, with both names', async () => {
  const { service, ready } = connect();
  service.send({ type: 'ready', service: 'embedder' });
  await expect(ready).rejects.toMatchObject({
    kind: 'unavailable',
    message: "the engine process could not start: expected the service 'engine', received 'embedder'",
  });
});

it('A service that ends before it is ready could not start', async () => {
  const { ready } = connect(Promise.resolve());
  await expect(ready).rejects.toMatchObject({
    kind: 'unavailable',
    message: 'the engine process could not start: it ended at once',
  });
});

it('A service that stays silent for half a minute is taken for dead', async () => {
  vi.useFakeTimers();
  const { ready } = connect();
  const refused = expect(ready).rejects.toMatchObject({
    kind: 'unavailable',
    message: 'the engine process could not start: no answer within 30 s',
  });
  await vi.advanceTimersByTimeAsync(30_000);
  await refused;
});
