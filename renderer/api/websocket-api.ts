/** The {@link Api} over a WebSocket to the host that served the page. */
import { createORPCClient, ORPCError } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../../shared/contract.ts';
import type { LibraryEvent } from '../../shared/schemas.ts';
import type { Api, Connection, ConnectionState } from './api.ts';
import { apiOf } from './client-api.ts';
import { ReconnectingLink } from './reconnecting-link.ts';
import { ROUTES } from './routes.ts';

/**
 * Connects at once, and again whenever the connection breaks.
 * @param location the page's address; the host is its origin
 */
export function connectWebSocketApi(location: Pick<Location, 'origin'>): Api {
  const stateListeners = new Set<(state: ConnectionState) => void>();
  const eventListeners = new Set<(event: LibraryEvent) => void>();
  let state: ConnectionState = 'connecting';

  const link = new ReconnectingLink({
    open: () => new WebSocket(new URL(ROUTES.rpc, location.origin.replace(/^http/, 'ws'))),
    isRefused,
    onState: (next) => {
      state = next;
      for (const listener of stateListeners) listener(next);
      if (next === 'connected') void followEvents();
    },
  });
  const client: ContractRouterClient<Contract> = createORPCClient(link);

  /** Hands events on until the connection ends; the next connection starts a new stream. */
  async function followEvents(): Promise<void> {
    try {
      for await (const event of await client.library.events()) {
        for (const listener of eventListeners) listener(event);
      }
    } catch (error) {
      // A broken connection is told by its state; anything else must not be lost.
      if (state === 'connected' && error instanceof ORPCError) console.error('library events ended', error);
    }
  }

  const connection: Connection = {
    onState(listener) {
      stateListeners.add(listener);
      listener(state);
      return () => void stateListeners.delete(listener);
    },
    onEvent(listener) {
      eventListeners.add(listener);
      return () => void eventListeners.delete(listener);
    },
    retry: () => link.retry(),
  };
  return apiOf(client, connection, ({ file }, options) => upload(file, options?.signal));
}

/** A query image goes by HTTP: it may be larger than a message of the WebSocket. */
async function upload(file: File, signal: AbortSignal | undefined): Promise<{ imageId: string }> {
  const body = new FormData();
  body.set('file', file);
  const response = await fetch(ROUTES.uploadImage, { method: 'POST', body, ...(signal ? { signal } : {}) });
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok && isRecord(answer) && typeof answer['imageId'] === 'string') {
    return { imageId: answer['imageId'] };
  }
  const code = isRecord(answer) && typeof answer['code'] === 'string' ? answer['code'] : 'internal';
  const message = isRecord(answer) && typeof answer['message'] === 'string' ? answer['message'] : '';
  throw new ORPCError(code, { status: response.status >= 400 ? response.status : 500, message });
}

async function isRefused(): Promise<boolean> {
  try {
    const { status } = await fetch(ROUTES.probe);
    return status === 401 || status === 403;
  } catch {
    return false;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
