/**
 * Everything that the page may do under `npm run dev` beyond the strict policy: receive updates from the dev server
 * over a WebSocket, and apply styles from its scripts, which carry the nonce of this run. No other file relaxes a
 * policy, and no release contains this one: only the entries in this folder import it. Runs in the host process.
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
