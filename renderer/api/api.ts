/**
 * What the page may ask of its host: the contract's client, with events and the state of the connection. State
 * classes know this interface only; the transport is websocket-api.ts, and tests have a fake.
 */
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../../shared/contract.ts';
import type { LibraryEvent } from '../../shared/schemas.ts';

type ContractClient = ContractRouterClient<Contract>;

/** `refused`: the host is there, but no longer accepts this page (its key belongs to an earlier run). */
export type ConnectionState = 'connecting' | 'connected' | 'lost' | 'refused';

export interface Connection {
  /** Calls back at once with the present state and at every change. Returns how to stop. */
  onState(listener: (state: ConnectionState) => void): () => void;
  /** Calls back for every event of the library while connected. Returns how to stop. */
  onEvent(listener: (event: LibraryEvent) => void): () => void;
  /** Tries to connect now instead of after the back-off. */
  retry(): void;
}

export interface Api extends Pick<
  ContractClient,
  | 'folders'
  | 'directories'
  | 'search'
  | 'searches'
  | 'photos'
  | 'albums'
  | 'files'
  | 'tags'
  | 'labelSets'
  | 'tagging'
  | 'indexing'
  | 'activity'
  | 'app'
  | 'settings'
  | 'updates'
> {
  readonly library: Omit<ContractClient['library'], 'events'>;
  readonly connection: Connection;
}
