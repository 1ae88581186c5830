/** A channel of the process layer over a socket: how an engine of a test reaches into Electron. Both ends. */
import type { Socket } from 'node:net';
import { deserialize, serialize } from 'node:v8';
import type { Channel } from '../../../electron/engine/processes/channel.ts';
import type { WireMessage } from '../../../electron/engine/processes/wire.ts';

/** Each message is its length in four bytes, then its structured clone. */
const HEADER = 4;

export function socketChannel(socket: Socket): Channel {
  const listeners: ((message: WireMessage) => void)[] = [];
  let waiting: Buffer = Buffer.alloc(0);
  socket.on('data', (data) => {
    waiting = Buffer.concat([waiting, data]);
    while (waiting.length >= HEADER && waiting.length >= HEADER + waiting.readUInt32BE(0)) {
      const end = HEADER + waiting.readUInt32BE(0);
      const message = deserialize(waiting.subarray(HEADER, end)) as WireMessage;
      waiting = waiting.subarray(end);
      for (const listener of listeners) listener(message);
    }
  });
  // The app is ended at the end of a test, whatever it is about to say.
  socket.on('error', () => undefined);
  return {
    send(message) {
      const body = serialize(message);
      const header = Buffer.alloc(HEADER);
      header.writeUInt32BE(body.length);
      if (!socket.destroyed) socket.write(Buffer.concat([header, body]));
    },
    onMessage: (listener) => void listeners.push(listener),
    onClose: (listener) => void socket.once('close', listener),
  };
}
