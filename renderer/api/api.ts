/**
 * What the page may request from its host: the contract's client, with events and the state of the connection. State
 * classes know only this interface; a port, a WebSocket or a test's fake stands behind it. Page.
 */
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../../shared/contract.ts';
import type { LibraryEvent } from '../../shared/schemas.ts';
import type { Fault } from './fault.ts';

type ContractClient = ContractRouterClient<Contract>;

/** `refused`: the host is there, but no longer accepts this page (its key belongs to an earlier run). */
export type ConnectionState = 'connecting' | 'connected' | 'lost' | 'refused';

export interface Connection {
  /** Calls back at once with the current state and on every change. @returns a function that stops it */
  onState(listener: (state: ConnectionState) => void): () => void;
  /** Calls back for every library event while connected. @returns a function that stops it */
  onEvent(listener: (event: LibraryEvent) => void): () => void;
  /** Calls back for every fault of the host, whichever request met it. @returns a function that stops it */
  onFault(listener: (fault: Fault) => void): () => void;
  /** Connects now instead of waiting for the back-off. */
  retry(): void;
}

/** Every request of the contract but two: the connection takes the events, and labelling without a run is for scripts. */
export interface Api extends Omit<ContractClient, 'library' | 'classify'> {
  readonly library: Omit<ContractClient['library'], 'events'>;
  readonly connection: Connection;
}
