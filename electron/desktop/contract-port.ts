/** The contract over a message port to the page. Runs in the main process. */
import { RPCHandler } from '@orpc/server/message-port';
import type { MessagePortMain } from 'electron';
import { LIMITS } from '../../shared/limits.ts';
import type { HostContext } from '../host/context.ts';
import { handlerOptions, router } from '../host/router.ts';
import { isRpcMessage } from '../host/rpc-message.ts';

/** What multipart adds around the one file of an upload. */
const MULTIPART_BYTES = 64 * 1024;

/** Serves every port that it is given, each until it closes. */
export function createContractServer(context: HostContext): (port: MessagePortMain) => void {
  const handler = new RPCHandler(router, handlerOptions());
  return (port) => {
    handler.upgrade(guarded(port), { context });
    port.start();
  };
}

/** The port as the library sees it: messages that are too large or malformed end the connection. */
function guarded(port: MessagePortMain): Pick<MessagePortMain, 'on' | 'postMessage'> {
  const on = (event: string, listener: (event: { data: unknown }) => void): void => {
    if (event !== 'message') return void port.on('close', () => listener({ data: undefined }));
    port.on('message', ({ data }) => {
      if (isAcceptable(data)) listener({ data });
      else port.close();
    });
  };
  return { on: on as MessagePortMain['on'], postMessage: (message) => port.postMessage(message) };
}

/** Text is a request; bytes are a request with the file of an upload. */
export function isAcceptable(data: unknown): boolean {
  if (typeof data === 'string') return data.length <= LIMITS.messageBytes && isRpcMessage(data);
  const bytes = data instanceof ArrayBuffer ? new Uint8Array(data) : data;
  if (!(bytes instanceof Uint8Array)) return false;
  return bytes.length <= LIMITS.queryImageBytes + MULTIPART_BYTES && isRpcMessage(bytes);
}
