/** Serves the built page on app://sightline/ from an allow-list read at start. Runs in the main process. */
import type { Session } from 'electron';
import { PAGE_ORIGIN } from '../../../shared/bridge.ts';
import type { PageSource } from '../../host/page-files.ts';
import type { StaticFile, StaticFiles } from '../../host/static-file.ts';
import { policyText, type Policy } from '../../host/page-policy.ts';
import { PAGE_SCHEME } from './schemes.ts';

/** The page's content security policy, limited to directives that a meta tag may contain. */
const POLICY: Policy = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'thumb:', 'blob:'],
  'connect-src': ["'self'"],
  'font-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
};

/**
 * The policy as a header. Every response carries it; the meta tag is a second line of defence.
 * @param more additions for a dev server.
 */
export function contentSecurityPolicy(more?: Policy): string {
  return policyText({ ...POLICY, 'frame-ancestors': ["'none'"] }, more);
}

const HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
} as const;

/**
 * Registers the scheme with a session.
 * @param others files that may be created later; they take precedence over those of the page.
 */
export function servePage(session: Session, page: PageSource, others: () => StaticFiles): void {
  session.protocol.handle(PAGE_SCHEME, async (request) => {
    const target = new URL(request.url);
    const ours = `${target.protocol}//${target.host}` === PAGE_ORIGIN;
    const file = ours ? (others().get(target.pathname) ?? (await page.find(target))) : undefined;
    return answerPage(request, file, page.policy);
  });
}

/** The page's HTML with the policy as a meta tag. */
function withPolicy(html: Buffer, more?: Policy): string {
  const meta = `<meta http-equiv="content-security-policy" content="${policyText(POLICY, more)}" />`;
  return html.toString('utf8').replace('<head>', `<head>\n    ${meta}`);
}

/**
 * The response to a request of the page's scheme.
 * @param file the file at its address.
 * @param more a dev server's additions to the strict policy.
 */
export function answerPage(
  request: Pick<Request, 'method' | 'url'>,
  file: StaticFile | undefined,
  more?: Policy,
): Response {
  const headers = { ...HEADERS, 'content-security-policy': contentSecurityPolicy(more) };
  const text = { ...headers, 'content-type': 'text/plain; charset=utf-8' };
  if (request.method !== 'GET') return new Response('expected GET', { status: 405, headers: text });
  if (!file) return new Response('nothing here', { status: 404, headers: text });
  const isPage = new URL(request.url).pathname === '/';
  const body = isPage ? withPolicy(file.body, more) : new Uint8Array(file.body);
  return new Response(body, { headers: { ...headers, 'content-type': file.type } });
}
