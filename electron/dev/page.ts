/**
 * The page as the dev server has it. The host asks for each file and hands it on, so that the page keeps its origin,
 * its cookie and its policy; only the WebSocket that tells of changes goes to the dev server itself. Host processes.
 */
import type { PageSource } from '../host/page-files.ts';
import type { StaticFile } from '../host/static-file.ts';
import type { DevOptions } from './options.ts';
import { devPolicy } from './policy.ts';

/** The page of the dev server that was named. */
export function devPage(options: DevOptions): PageSource {
  const { vitePort, base } = options;
  return {
    policy: devPolicy(options),
    async find({ pathname, search }): Promise<StaticFile | undefined> {
      const target = pathname === '/' || !pathname.startsWith(base) ? base + pathname.slice(1) : pathname;
      // Asked for anything at all it would answer with the page in place of a module that is gone.
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
