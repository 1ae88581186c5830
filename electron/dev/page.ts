/**
 * Serves the page from the dev server. The host fetches each file and passes it on, so that the page keeps its
 * origin, its cookie and its policy; only the WebSocket for hot updates goes to the dev server directly. Runs in the
 * host process.
 */
import type { PageSource } from '../host/page-files.ts';
import type { StaticFile } from '../host/static-file.ts';
import type { DevOptions } from './options.ts';
import { devPolicy } from './policy.ts';

/** The page of the given dev server. */
export function devPage(options: DevOptions): PageSource {
  const { vitePort, base } = options;
  return {
    policy: devPolicy(options),
    async find({ pathname, search }): Promise<StaticFile | undefined> {
      const target = pathname === '/' || !pathname.startsWith(base) ? base + pathname.slice(1) : pathname;
      // With `accept: */*`, the dev server would answer with the page instead of a missing module.
      const accept = pathname === '/' ? 'text/html' : 'text/javascript';
      const answer = await fetch(`http://127.0.0.1:${vitePort}${target}${search}`, { headers: { accept } });
      if (!answer.ok) return undefined;
      return {
        body: Buffer.from(await answer.arrayBuffer()),
        type: answer.headers.get('content-type') ?? 'text/plain; charset=utf-8',
        etag: answer.headers.get('etag') ?? '""',
        cacheControl: 'no-store',
      };
    },
  };
}
