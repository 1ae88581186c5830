/**
 * The {@link Api} over any transport: the contract's client, the state of the connection, and the stream of events,
 * which restarts with every connection. Page.
 */
import { createORPCClient, ORPCError, type ClientContext, type ClientLink } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../../shared/contract.ts';
import type { LibraryEvent } from '../../shared/schemas.ts';
import type { Api, Connection, ConnectionState } from './api.ts';
import { faultOf, type Fault } from './fault.ts';

/** A link that reconnects by itself. */
export interface Transport extends ClientLink<ClientContext> {
  /** Reconnects now instead of after the back-off. */
  retry(): void;
}

export interface ContractApiOptions {
  /** Creates the transport, which connects at once and reports its state. */
  readonly connect: (onState: (state: ConnectionState) => void) => Transport;
}

/** Creates the API, which connects at once. */
export function createContractApi({ connect }: ContractApiOptions): Api {
  const stateListeners = new Set<(state: ConnectionState) => void>();
  const faultListeners = new Set<(fault: Fault) => void>();
  const eventListeners = new Set<(event: LibraryEvent) => void>();
  let state: ConnectionState = 'connecting';

  const transport = connect((next) => {
    state = next;
    for (const listener of stateListeners) listener(next);
    if (next === 'connected') void followEvents();
  });
  /** Wraps every request, so that faults are reported even where nobody shows the failure. */
  const watched: ClientLink<ClientContext> = {
    async call(path, input, options) {
      try {
        return await transport.call(path, input, options);
      } catch (error) {
        const fault = faultOf(error);
        if (fault) for (const listener of faultListeners) listener(fault);
        throw error;
      }
    },
  };
  const client: ContractRouterClient<Contract> = createORPCClient(watched);

  /** Forwards events until the connection ends; the next connection starts a new stream. */
  async function followEvents(): Promise<void> {
    try {
      for await (const event of await client.library.events()) {
        for (const listener of eventListeners) listener(event);
      }
    } catch (error) {
      // A lost connection shows in its state; anything else must be reported.
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
    onFault(listener) {
      faultListeners.add(listener);
      return () => void faultListeners.delete(listener);
    },
    retry: () => transport.retry(),
  };
  // The client is a proxy that makes up properties on access; inherit from it to add `connection`.
  return Object.create(client, { connection: { value: connection } }) as Api;
}
