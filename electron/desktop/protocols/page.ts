/** Serves the built page on app://sightline/ from an allow-list read at start. Main process. */
import type { Session } from 'electron';
import { PAGE_ORIGIN } from '../../../shared/bridge.ts';
import { loadStaticFiles, type StaticFile, type StaticFiles } from '../../host/page-files.ts';
import { PAGE_SCHEME } from './schemes.ts';

/** What the page may load, as a meta tag in the page may say it too. */
const SOURCES = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' thumb: blob:",
  "connect-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Every answer carries it; the meta tag is the second line. */
export const CONTENT_SECURITY_POLICY = `${SOURCES}; frame-ancestors 'none'`;

const HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
} as const;

/**
 * Registers the scheme with a session.
 * @param others files that may be made later, asked for before those of the page.
 * @throws SightlineError not-found when there is no built page.
 */
export async function servePage(
  session: Session,
  rendererDir: string,
  others: () => StaticFiles,
): Promise<void> {
  const files = withPolicy(await loadStaticFiles(rendererDir));
  session.protocol.handle(PAGE_SCHEME, (request) =>
    answerPage(request, (path) => others().get(path) ?? files.get(path)),
  );
}

/** The files with the policy in the page itself as well. */
export function withPolicy(files: StaticFiles): StaticFiles {
  const page = files.get('/');
  if (!page) return files;
  const meta = `<meta http-equiv="content-security-policy" content="${SOURCES}" />`;
  const body = Buffer.from(page.body.toString('utf8').replace('<head>', `<head>\n    ${meta}`));
  return new Map(files).set('/', { ...page, body });
}

/** The answer to a request of the page's scheme. */
export function answerPage(
  request: Pick<Request, 'method' | 'url'>,
  fileAt: (path: string) => StaticFile | undefined,
): Response {
  const text = { ...HEADERS, 'content-type': 'text/plain; charset=utf-8' };
  if (request.method !== 'GET') return new Response('expected GET', { status: 405, headers: text });
  const { protocol, host, pathname } = new URL(request.url);
  const file = `${protocol}//${host}` === PAGE_ORIGIN ? fileAt(pathname) : undefined;
  if (!file) return new Response('nothing here', { status: 404, headers: text });
  return new Response(new Uint8Array(file.body), { headers: { ...HEADERS, 'content-type': file.type } });
}
