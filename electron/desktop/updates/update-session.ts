/**
 * The network as the updater sees it: electron-updater makes all its requests in one session of its own. Here each is
 * let through or not, and noted for the user to look at. Runs in the main process.
 */
import type { Session } from 'electron';
import type { NetworkRequest } from '../../../shared/schemas.ts';

export type RecordRequest = (request: Omit<NetworkRequest, 'at'>) => void;

/** What Chromium reports for a request that `onBeforeRequest` cancelled; it is noted as blocked already. */
const CANCELLED = 'net::ERR_BLOCKED_BY_CLIENT';

/** Headers that tell one installation from another: a number for staged roll-outs, kept for good; cookies. */
const TELLING = ['x-user-staging-id', 'cookie'];

/**
 * @param allowed whether the user wants requests now: agreed to them, or asked for one.
 * @param record hears of every request, each step of a redirect too, when it has ended or was blocked.
 */
export function guardUpdateSession(session: Session, allowed: () => boolean, record: RecordRequest): void {
  const note = ({ method, url }: { method: string; url: string }, outcome: NetworkRequest['outcome']): void =>
    record({ method, url, purpose: 'update', outcome });

  // The updater follows redirects itself: it gives the request up and makes another.
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

/** https, so that a download cannot be tampered with on its way; a server on this machine does not need it. */
export function isSafeUpdateAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && hostname === '127.0.0.1');
}
