/**
 * What the page may request from its host: the contract's client, plus events and the state of the connection. State
 * classes depend only on this interface, which a message port, a WebSocket or a test's fake implements. Page.
 */
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../../shared/contract.ts';
import type { LibraryEvent } from '../../shared/schemas.ts';
import type { Fault } from './fault.ts';

type ContractClient = ContractRouterClient<Contract>;

/** `refused`: the host is running but rejects this page, whose key belongs to an earlier run. */
export type ConnectionState = 'connecting' | 'connected' | 'lost' | 'refused';

export interface Connection {
  /** Reports the current state at once, and every change. @returns a function that unsubscribes */
  onState(listener: (state: ConnectionState) => void): () => void;
  /** Reports every library event while connected. @returns a function that unsubscribes */
  onEvent(listener: (event: LibraryEvent) => void): () => void;
  /** Reports every fault of the host, whichever request ran into it. @returns a function that unsubscribes */
  onFault(listener: (fault: Fault) => void): () => void;
  /** Reconnects now instead of after the back-off. */
  retry(): void;
}

/**
 * Every request of the contract except two: the connection subscribes to events, and one-off classification is for
 * scripts only.
 */
export interface Api extends Omit<ContractClient, 'library' | 'classify'> {
  readonly library: Omit<ContractClient['library'], 'events'>;
  readonly connection: Connection;
}
