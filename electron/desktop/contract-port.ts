/** Serves the contract over message ports to the page. Runs in the main process. */
import { RPCHandler } from '@orpc/server/message-port';
import type { MessagePortMain } from 'electron';
import { LIMITS } from '../../shared/limits.ts';
import type { HostContext } from '../host/context.ts';
import { handlerOptions, router } from '../host/router.ts';
import { isRpcMessage } from '../host/rpc-message.ts';

/** Allowance for what multipart adds around an upload's single file. */
const MULTIPART_BYTES = 64 * 1024;

/** Returns a function that serves the contract on a port until it closes. */
export function createContractServer(context: HostContext): (port: MessagePortMain) => void {
  const handler = new RPCHandler(router, handlerOptions());
  return (port) => {
    handler.upgrade(guarded(port), { context });
    port.start();
  };
}

/** Wraps the port for oRPC: closes the connection on a message that is too large or malformed. */
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

/** Whether a message has an acceptable form and size: text is a request, bytes a request with an uploaded file. */
export function isAcceptable(data: unknown): boolean {
  if (typeof data === 'string') return data.length <= LIMITS.messageBytes && isRpcMessage(data);
  const bytes = data instanceof ArrayBuffer ? new Uint8Array(data) : data;
  if (!(bytes instanceof Uint8Array)) return false;
  return bytes.length <= LIMITS.queryImageBytes + MULTIPART_BYTES && isRpcMessage(bytes);
}
