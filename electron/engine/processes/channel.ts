/**
 * A two-way pipe of wire messages. The same service entry runs under plain Node (child_process.fork, `process`) and
 * inside Electron (utilityProcess, `process.parentPort`), so everything above this file sees only a Channel.
 */
import type { WireMessage } from './messages.ts';

export interface Channel {
  /** Sends one message; silently dropped when the other side is gone (its end is reported by `onClose`). */
  send(message: WireMessage): void;
  onMessage(listener: (message: WireMessage) => void): void;
  /** Called once when the other side is gone. */
  onClose(listener: () => void): void;
}

interface ElectronParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
}

/** The channel of a service process to the process that started it. */
export function parentChannel(): Channel {
  const port = (process as { parentPort?: ElectronParentPort }).parentPort;
  if (port) {
    return {
      send: (message) => port.postMessage(message),
      onMessage: (listener) => port.on('message', ({ data }) => listener(data as WireMessage)),
      // A utility process is ended by Electron together with its parent.
      onClose: () => undefined,
    };
  }
  if (!process.send) throw new Error('a service entry was started without a channel to its parent');
  return {
    send: (message) => {
      if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
    },
    onMessage: (listener) => process.on('message', (message) => listener(message as WireMessage)),
    onClose: (listener) => process.once('disconnect', listener),
  };
}
