/**
 * All that a page of `npm run dev` may do beyond the strict policy: be told of changes by the dev server over a
 * WebSocket, and get styles from its scripts, which carry the nonce of this run. No other file adds to a policy, and
 * no release has this one: only the entries in this folder import it. Host processes.
 */
import type { Policy } from '../host/page-policy.ts';
import type { DevOptions } from './options.ts';

/** @returns sources to add to those of the strict policy. */
export function devPolicy({ vitePort, nonce }: Pick<DevOptions, 'vitePort' | 'nonce'>): Policy {
  return {
    'connect-src': [`ws://127.0.0.1:${vitePort}`],
    'style-src': [`'nonce-${nonce}'`],
  };
}
