import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ConnectionState } from '../../../renderer/api/api.ts';
import { ReconnectingLink } from '../../../renderer/api/reconnecting-link.ts';

/** As much of a WebSocket as the link needs. */
class FakeSocket extends EventTarget {
  readyState = 0;

  send(): void {}

  open(): void {
    this.readyState = 1;
    this.dispatchEvent(new Event('open'));
  }

  close(): void {
    this.readyState = 3;
    this.dispatchEvent(new Event('close'));
  }
}

let sockets: FakeSocket[];
let states: ConnectionState[];
let refused: boolean;

beforeEach(() => {
  vi.useFakeTimers();
  sockets = [];
  states = [];
  refused = false;
});

afterEach(() => vi.useRealTimers());

function connect(): ReconnectingLink {
  return new ReconnectingLink({
    open: () => {
      const socket = new FakeSocket();
      sockets.push(socket);
      return socket as unknown as WebSocket;
    },
    isRefused: () => Promise.resolve(refused),
    onState: (state) => states.push(state),
  });
}

it('The reconnecting link comes back by itself', async () => {
  connect();
  sockets[0]?.open();
  sockets[0]?.close();
  await vi.advanceTimersByTimeAsync(1_000);
  sockets[1]?.open();
  expect(states).toEqual(['connecting', 'connected', 'lost', 'connected']);
});

it('The reconnecting link waits longer each time, but never gives up', async () => {
  connect();
  for (let attempt = 0; attempt < 10; attempt += 1) {
    sockets.at(-1)?.close();
    await vi.advanceTimersByTimeAsync(5_000);
  }
  expect(sockets.length).toBe(11);
});

it('The reconnecting link stops and says so when the host refuses this page', async () => {
  refused = true;
  const link = connect();
  sockets[0]?.close();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(states.at(-1)).toBe('refused');
  expect(sockets).toHaveLength(1);
  link.retry();
  expect(sockets).toHaveLength(2);
});

it('The reconnecting link fails requests at once while there is no connection', async () => {
  const link = connect();
  sockets[0]?.close();
  await expect(link.call(['library', 'status'], undefined, { context: {} })).rejects.toThrow('connection');
});
