/** Records every network request since the start, made or blocked, for the privacy page. Runs in the main process. */
import type { NetworkRequest } from '../../shared/schemas.ts';

/** How many to keep; the oldest are dropped first. */
const MOST_REQUESTS = 500;

export interface NetworkLog {
  readonly record: (request: Omit<NetworkRequest, 'at'>) => void;
  requests(): readonly NetworkRequest[];
}

/** An empty log. @param now milliseconds since the epoch. */
export function createNetworkLog(now: () => number = Date.now): NetworkLog {
  const requests: NetworkRequest[] = [];
  return {
    record(request) {
      requests.push({ at: now(), ...request });
      if (requests.length > MOST_REQUESTS) requests.shift();
    },
    requests: () => requests,
  };
}
