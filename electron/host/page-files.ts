/**
 * Loads the built page as an exact allow-list at start: URLs are looked up in it, never joined to a path. Runs in
 * the host process.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { SightlineError } from '../../shared/errors.ts';
import { failingPage } from './failing-page.ts';
import type { Policy } from './page-policy.ts';
import type { StaticFile, StaticFiles } from './static-file.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};

/** A source of the page's files: the build, or the dev server of `npm run dev`. */
export interface PageSource {
  /** Additions to the strict policy; a built page needs none. */
  readonly policy?: Policy;
  /** @param target an address of the page, of which only path and query matter. */
  find(target: URL): StaticFile | undefined | Promise<StaticFile | undefined>;
}

/**
 * The built page.
 * @throws SightlineError not-found if the directory has none.
 */
export async function builtPage(directory: string): Promise<PageSource> {
  const files = failingPage(await loadStaticFiles(directory));
  return { find: ({ pathname }) => files.get(pathname) };
}

/** Vite writes hashed files to assets/, with the hash before the extension. */
const HASHED = /^\/assets\/.*-[\w-]{8}\.\w+$/;

/**
 * Reads the files below `directory` that have a known type; source maps and others are not served.
 * @throws SightlineError not-found if there is no built page.
 */
export async function loadStaticFiles(directory: string): Promise<StaticFiles> {
  const files = new Map<string, StaticFile>();
  const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const type = TYPES[path.extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const file = path.join(entry.parentPath, entry.name);
    const url = `/${path.relative(directory, file).split(path.sep).join('/')}`;
    const body = await readFile(file);
    files.set(url === '/index.html' ? '/' : url, {
      body,
      type,
      etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
      cacheControl: HASHED.test(url) ? 'public, max-age=31536000, immutable' : 'no-cache',
    });
  }
  if (!files.has('/')) {
    throw new SightlineError(
      'not-found',
      `expected the built page with its index.html in ${directory}, found none`,
    );
  }
  return files;
}
