/**
 * The guarded door of the web host. Every request passes through here first: it checks Host (against DNS rebinding),
 * Origin (against other pages), then the token. Runs in the host process.
 */
import type { IncomingMessage } from 'node:http';
import { bearerToken, cookieName, cookieValues, isSameToken } from './token.ts';

export type Refusal = { readonly status: 401 | 403 | 421; readonly message: string };

const SAFE_METHODS = new Set(['GET', 'HEAD']);

export interface Gate {
  /**
   * Returns null if the request's Host, Origin and token are valid.
   * @param cookieCounts whether the token may be in the cookie.
   */
  check(request: IncomingMessage, cookieCounts: boolean): Refusal | null;
  /** Checks only Host and Origin, for the sign-in address, whose token is in the URL. */
  checkAddress(request: IncomingMessage): Refusal | null;
}

/** The hosts by which clients may address a server on 127.0.0.1, without the scheme. */
function allowedHosts(port: number): string[] {
  const names = ['127.0.0.1', 'localhost', '[::1]'];
  const withPort = names.map((name) => `${name}:${port}`);
  // Browsers omit the scheme's default port.
  return port === 80 ? [...withPort, ...names] : withPort;
}

/** Creates the gate. @param token the secret of this run. */
export function createGate(port: number, token: string): Gate {
  const hosts = new Set(allowedHosts(port));

  const checkAddress = (request: IncomingMessage): Refusal | null => {
    const host = request.headers.host ?? '';
    if ((request.headersDistinct['host']?.length ?? 0) > 1) {
      return { status: 421, message: 'expected one Host header, received several' };
    }
    if (!hosts.has(host)) {
      const expected = [...hosts].join(', ');
      return { status: 421, message: `expected one of the hosts ${expected}, received "${host}"` };
    }
    const origin = request.headers.origin;
    if (origin !== undefined && origin !== `http://${host}`) {
      return { status: 403, message: `expected the origin http://${host}, received "${origin}"` };
    }
    const site = request.headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin' && site !== 'none' && !isNavigation(request)) {
      return {
        status: 403,
        message: `expected a request from Sightline's own page, received a ${String(site)} one`,
      };
    }
    return null;
  };

  const check = (request: IncomingMessage, cookieCounts: boolean): Refusal | null => {
    const refusal = checkAddress(request);
    if (refusal) return refusal;
    const bearer = bearerToken(request.headers.authorization);
    if (bearer !== undefined && isSameToken(token, bearer)) return null;
    const cookies = cookieCounts ? cookieValues(request.headers.cookie, cookieName(port)) : [];
    // No early exit: the timing must not reveal which cookie matched.
    const signedIn = cookies.map((value) => isSameToken(token, value)).includes(true);
    if (!signedIn) {
      return {
        status: 401,
        message: 'expected the token that `sightline serve` printed, received none or another',
      };
    }
    if (changesSomething(request) && request.headers.origin === undefined) {
      return { status: 403, message: 'expected an Origin header with the cookie, received none' };
    }
    return null;
  };

  return { check, checkAddress };
}

/** Requests that a browser always marks with its Origin: unsafe methods and WebSocket handshakes. */
function changesSomething(request: IncomingMessage): boolean {
  return !SAFE_METHODS.has(request.method ?? '') || request.headers.upgrade !== undefined;
}

/** A link or typed address that opens a page. Other sites may link here, but see nothing of the response. */
function isNavigation(request: IncomingMessage): boolean {
  return SAFE_METHODS.has(request.method ?? '') && request.headers['sec-fetch-mode'] === 'navigate';
}
