/**
 * A two-way pipe of wire messages. The same service entry runs under plain Node (child_process.fork, `process`) and
 * inside Electron (utilityProcess, `process.parentPort`), so everything above this file sees only a Channel.
 */
import type { WireMessage } from './wire.ts';

export interface Channel {
  /** Sends one message; silently dropped when the other side is gone (its end is reported by `onClose`). */
  readonly send: (message: WireMessage) => void;
  readonly onMessage: (listener: (message: WireMessage) => void) => void;
  /** Called once when the other side is gone, or has asked this service to end. */
  readonly onClose: (listener: () => void) => void;
}

/** What this process needs of Electron's MessagePortMain; the engine never imports Electron. */
export interface ElectronPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  start(): void;
  close(): void;
}

/** Electron's `process.parentPort` in a utility process. */
export interface ElectronParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown; ports: readonly ElectronPort[] }) => void): unknown;
}

/** The port to Electron's main process; undefined under plain Node. */
export function electronParentPort(): ElectronParentPort | undefined {
  return (process as { parentPort?: ElectronParentPort }).parentPort;
}

/** The channel of a service process to the process that started it. */
export function parentChannel(): Channel {
  const port = electronParentPort();
  return port ? utilityParentChannel(port) : forkedChannel();
}

/** What the main process needs of a utility process. */
export interface ElectronUtilityProcess {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
}

/** The channel of Electron's main process to a utility process. @param exited settles when that is gone. */
export function utilityChannel(child: ElectronUtilityProcess, exited: Promise<unknown>): Channel {
  return {
    send: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', (message) => listener(message as WireMessage)),
    onClose: (listener) => void exited.then(listener),
  };
}

/** A channel over one end of a MessageChannelMain. Closing ends come as the port's `close`. */
export function portChannel(port: ElectronPort): Channel {
  port.start();
  return {
    send: (message) => port.postMessage(message),
    onMessage: (listener) => void port.on('message', ({ data }) => listener(data as WireMessage)),
    onClose: (listener) => void port.on('close', listener),
  };
}

/**
 * The channel on which an embedder answers: to the process that forked it, or inside Electron to the engine, over a
 * port that the main process hands on.
 */
export async function servedChannel(): Promise<Channel> {
  const parent = electronParentPort();
  if (!parent) return forkedChannel();
  const port = await new Promise<ElectronPort>((resolve) => {
    parent.on('message', ({ ports }) => {
      if (ports[0]) resolve(ports[0]);
    });
  });
  const { send, onMessage, onClose } = portChannel(port);
  return {
    send,
    onMessage,
    onClose: (listener) => {
      onClose(listener);
      onStop(parent, listener);
    },
  };
}

function utilityParentChannel(port: ElectronParentPort): Channel {
  return {
    send: (message) => port.postMessage(message),
    onMessage: (listener) => void port.on('message', ({ data }) => listener(data as WireMessage)),
    onClose: (listener) => onStop(port, listener),
  };
}

/** Electron ends a utility process together with its parent; one that is to end alone is told so. */
function onStop(port: ElectronParentPort, listener: () => void): void {
  port.on('message', ({ data }) => {
    if ((data as WireMessage).type === 'stop') listener();
  });
}

function forkedChannel(): Channel {
  if (!process.send) throw new Error('a service entry was started without a channel to its parent');
  return {
    send: (message) => {
      if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
    },
    onMessage: (listener) => process.on('message', (message) => listener(message as WireMessage)),
    onClose: (listener) => process.once('disconnect', listener),
  };
}
