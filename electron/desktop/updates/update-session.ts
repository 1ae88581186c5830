/**
 * Guards the updater's network access. electron-updater makes all its requests in a dedicated session; this allows or
 * blocks each one and records it for the user to inspect. Runs in the main process.
 */
import type { Session } from 'electron';
import type { NetworkRequest } from '../../../shared/schemas.ts';

export type RecordRequest = (request: Omit<NetworkRequest, 'at'>) => void;

/** Chromium's error for a request that `onBeforeRequest` cancelled; it has already been recorded as blocked. */
const CANCELLED = 'net::ERR_BLOCKED_BY_CLIENT';

/** Headers that identify an installation: a permanent number for staged roll-outs, and cookies. */
const TELLING = ['x-user-staging-id', 'cookie'];

/**
 * @param allowed whether the user currently permits requests, by the setting or by asking for a check.
 * @param record called for every request, including each step of a redirect, once it has finished or was blocked.
 */
export function guardUpdateSession(session: Session, allowed: () => boolean, record: RecordRequest): void {
  const note = ({ method, url }: { method: string; url: string }, outcome: NetworkRequest['outcome']): void =>
    record({ method, url, purpose: 'update', outcome });

  // The updater follows redirects itself: it aborts the request and makes another.
  const redirected = new Set<number>();

  session.webRequest.onBeforeRequest((details, answer) => {
    const cancel = !allowed() || !isSafeUpdateAddress(details.url);
    if (cancel) note(details, 'blocked');
    answer({ cancel });
  });
  session.webRequest.onBeforeSendHeaders(({ requestHeaders }, answer) => {
    const kept = Object.entries(requestHeaders).filter(([name]) => !TELLING.includes(name.toLowerCase()));
    answer({ requestHeaders: Object.fromEntries(kept) });
  });
  session.webRequest.onBeforeRedirect((details) => {
    redirected.add(details.id);
    note(details, 'done');
  });
  session.webRequest.onCompleted((details) => {
    redirected.delete(details.id);
    note(details, details.statusCode < 400 ? 'done' : 'failed');
  });
  session.webRequest.onErrorOccurred((details) => {
    if (!redirected.delete(details.id) && details.error !== CANCELLED) note(details, 'failed');
  });
}

/** Requires https, so that downloads can't be tampered with in transit, except for a server on this machine. */
export function isSafeUpdateAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && hostname === '127.0.0.1');
}
