/**
 * A two-way pipe of wire messages. The same service entry runs under plain Node (child_process.fork, `process`) and
 * inside Electron (utilityProcess, `process.parentPort`), so everything above this file uses only a Channel. Runs in
 * every process.
 */
import type { WireMessage } from './wire.ts';

export interface Channel {
  /** Sends one message; silently drops it if the other side is gone (`onClose` reports that). */
  readonly send: (message: WireMessage) => void;
  readonly onMessage: (listener: (message: WireMessage) => void) => void;
  /** Calls the listener once, when the other side is gone or has asked this service to exit. */
  readonly onClose: (listener: () => void) => void;
}

/** The part of Electron's MessagePortMain that we use; the engine never imports Electron. */
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

/** The channel from a service process to the process that started it. */
export function parentChannel(): Channel {
  const port = electronParentPort();
  return port ? utilityParentChannel(port) : forkedChannel();
}

/** The part of Electron's UtilityProcess that the main process uses. */
export interface ElectronUtilityProcess {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
}

/** The channel from Electron's main process to a utility process. @param exited settles when that has exited. */
export function utilityChannel(child: ElectronUtilityProcess, exited: Promise<unknown>): Channel {
  return {
    send: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', (message) => listener(message as WireMessage)),
    onClose: (listener) => void exited.then(listener),
  };
}

/** A channel over one end of a MessageChannelMain. The port's `close` event reports that the other end is gone. */
export function portChannel(port: ElectronPort): Channel {
  port.start();
  return {
    send: (message) => port.postMessage(message),
    onMessage: (listener) => void port.on('message', ({ data }) => listener(data as WireMessage)),
    onClose: (listener) => void port.on('close', listener),
  };
}

/**
 * The channel on which an embedder serves requests: to the process that forked it, or inside Electron to the engine,
 * over a port that the main process passes on.
 * @param onGreeting hears what the main process sends with the port; not called elsewhere.
 */
export async function servedChannel(onGreeting?: (greeting: unknown) => void): Promise<Channel> {
  const parent = electronParentPort();
  if (!parent) return forkedChannel();
  const port = await new Promise<ElectronPort>((resolve) => {
    parent.on('message', ({ data, ports }) => {
      if (!ports[0]) return;
      onGreeting?.(data);
      resolve(ports[0]);
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

/** Electron ends a utility process together with its parent; to stop it alone, the parent sends a message. */
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
