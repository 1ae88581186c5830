/** Whether the host can be reached. Page. */
import type { Connection, ConnectionState } from '../../api/api.ts';

export class ConnectionStatus {
  state = $state<ConnectionState>('connecting');
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Follows the connection. `onConnected` runs at each new connection; `again` is false for the first. */
  start(onConnected: (again: boolean) => void): void {
    let connectedBefore = false;
    this.#connection.onState((state) => {
      this.state = state;
      if (state !== 'connected') return;
      onConnected(connectedBefore);
      connectedBefore = true;
    });
  }

  retry(): void {
    this.#connection.retry();
  }
}
