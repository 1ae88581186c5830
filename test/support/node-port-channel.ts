/** A channel over a message port of Node, whose two ends copy what they send as processes do. */
import type { MessagePort } from 'node:worker_threads';
import { portChannel, type Channel } from '../../electron/engine/processes/channel.ts';

/** Node's port in the shape of Electron's. */
export function nodePortChannel(port: MessagePort): Channel {
  return portChannel({
    postMessage: (message) => port.postMessage(message),
    on: (event: 'message' | 'close', listener: (event: { data: unknown }) => void) =>
      event === 'message'
        ? port.on('message', (data) => listener({ data }))
        : port.on('close', () => listener({ data: undefined })),
    start: () => port.start(),
    close: () => port.close(),
  });
}
