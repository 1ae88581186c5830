/**
 * The secret of one run of the web server: created at start, carried by a cookie or an Authorization header. Runs in
 * the host process.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Creates a token of 256 random bits as URL-safe text. */
export function createToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Compares in constant time, whatever the lengths. */
export function isSameToken(expected: string, received: string): boolean {
  return timingSafeEqual(digest(expected), digest(received));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** Cookies ignore ports, so the port in the name separates two servers on one machine. */
export function cookieName(port: number): string {
  return `sightline-${port}`;
}

/**
 * The Set-Cookie value; a session cookie, because the token is only valid as long as the server runs.
 * @param path below which the browser sends it.
 */
export function sessionCookie(port: number, token: string, path: string): string {
  return `${cookieName(port)}=${token}; Path=${path}; HttpOnly; SameSite=Strict`;
}

/** All values of a cookie in a Cookie header (browsers may send the same name more than once). */
export function cookieValues(header: string | undefined, name: string): string[] {
  return (header ?? '').split(';').flatMap((part) => {
    const equals = part.indexOf('=');
    return equals !== -1 && part.slice(0, equals).trim() === name ? [part.slice(equals + 1).trim()] : [];
  });
}

/** The token of an `Authorization: Bearer …` header. */
export function bearerToken(header: string | undefined): string | undefined {
  return /^Bearer ([\w-]{1,200})$/i.exec(header ?? '')?.[1];
}
