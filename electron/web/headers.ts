/** The headers of every response of the web host, refusals included. Runs in the host process. */
import type { ServerResponse } from 'node:http';
import { policyText, type Policy } from '../host/page-policy.ts';

/**
 * @param port for the WebSocket addresses: older browsers do not count ws: as 'self'. (An IPv6 literal is not a valid
 *   source.)
 * @param more additions for a dev server.
 */
export function contentSecurityPolicy(port: number, more?: Policy): string {
  return policyText(
    {
      'default-src': ["'none'"],
      'script-src': ["'self'"],
      'style-src': ["'self'"],
      'img-src': ["'self'", 'blob:'],
      'connect-src': ["'self'", `ws://127.0.0.1:${port}`, `ws://localhost:${port}`],
      'font-src': ["'self'"],
      'base-uri': ["'none'"],
      'form-action': ["'none'"],
      'frame-ancestors': ["'none'"],
    },
    more,
  );
}

/** Security headers of every response. Static files and thumbnails override `no-store`. */
export function securityHeaders(port: number, more?: Policy): Readonly<Record<string, string>> {
  return {
    'content-security-policy': contentSecurityPolicy(port, more),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'x-frame-options': 'DENY',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=()',
    'cache-control': 'no-store',
  };
}

/** Sets headers that a later writeHead adds to. */
export function setHeaders(response: ServerResponse, headers: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
}
