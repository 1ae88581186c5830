/** Channels over real message ports, and to real forked processes. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { MessageChannel } from 'node:worker_threads';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { parentChannel } from '../../../electron/engine/processes/channel.ts';
import type { WireMessage } from '../../../electron/engine/processes/wire.ts';
import { buildBundle, type Bundle } from '../../support/build-bundle.ts';
import { nodePortChannel } from '../../support/node-port-channel.ts';

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

describe('a channel over a port', () => {
  it('A channel over a port sends copies in order, bytes intact', async () => {
    const { port1, port2 } = new MessageChannel();
    const [near, far] = [nodePortChannel(port1), nodePortChannel(port2)];
    const received: WireMessage[] = [];
    const both = new Promise<void>((resolve) => {
      far.onMessage((message) => {
        if (received.push(message) === 2) resolve();
      });
    });
    const input = { bytes: new Uint8Array([0, 255]), numbers: new Float32Array([1.5]) };
    near.send({ type: 'request', id: 1, method: 'photos.get', input });
    near.send({ type: 'cancel', id: 1 });
    await both;
    expect(received).toEqual([
      { type: 'request', id: 1, method: 'photos.get', input },
      { type: 'cancel', id: 1 },
    ]);
    port1.close();
  });

  it('A channel over a port closes when the other end does', async () => {
    const { port1, port2 } = new MessageChannel();
    const channel = nodePortChannel(port1);
    channel.onMessage(() => undefined);
    const closed = new Promise<void>((resolve) => channel.onClose(() => resolve()));
    port2.close();
    await expect(closed).resolves.toBeUndefined();
  });
});

describe('the channel of a forked service', () => {
  let bundle: Bundle;
  beforeAll(async () => {
    bundle = await buildBundle('test/fixtures/processes/channel-service.ts');
  });
  afterAll(() => bundle.remove());

  async function start(): Promise<ChildProcess> {
    const child = fork(bundle.file, [], { serialization: 'advanced', stdio: ['ignore', 'pipe', 2, 'ipc'] });
    children.push(child);
    expect((await once(child, 'message'))[0]).toEqual({ type: 'ready', service: 'engine' });
    return child;
  }

  it('The channel of a forked service takes messages and answers them', async () => {
    const child = await start();
    const answered = once(child, 'message');
    child.send({ type: 'request', id: 3, method: 'echo', input: new Uint8Array([7]) });
    expect((await answered)[0]).toEqual({ type: 'reply', id: 3, output: new Uint8Array([7]) });
  });

  it('The channel of a forked service closes when its parent disconnects, and lets the process end', async () => {
    const child = await start();
    const [printed, ended] = [once(child.stdout!, 'data'), once(child, 'exit')];
    child.disconnect();
    expect(String((await printed)[0])).toBe('closed\n');
    expect(await ended).toEqual([0, null]);
  });
});

it('A service entry that was started without a parent says so', () => {
  const send = Object.getOwnPropertyDescriptor(process, 'send');
  delete process.send;
  try {
    expect(() => parentChannel()).toThrow('a service entry was started without a channel to its parent');
  } finally {
    if (send) Object.defineProperty(process, 'send', send);
  }
});
