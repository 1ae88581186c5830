/** An update server as electron-updater's generic provider wants it: latest-linux.yml and packages, over HTTP. */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface UpdateServer {
  readonly url: string;
  /** Method and path of each request, oldest first, without the query. */
  readonly requests: string[];
  close(): Promise<void>;
}

export interface Release {
  readonly version: string;
  readonly content: Buffer;
  /** Of the package, as the list says it; the right one when left out. */
  readonly sha512?: string;
}

const NAME = 'sightline.deb';

/** @param answer takes over a request; false leaves it to the server. */
export async function startUpdateServer(
  release: Release,
  answer: (request: IncomingMessage, response: ServerResponse) => boolean = () => false,
): Promise<UpdateServer> {
  const requests: string[] = [];
  const sha512 = release.sha512 ?? createHash('sha512').update(release.content).digest('base64');
  const list = [
    `version: ${release.version}`,
    'files:',
    `  - url: ${NAME}`,
    `    sha512: ${sha512}`,
    `    size: ${release.content.length}`,
    `path: ${NAME}`,
    `sha512: ${sha512}`,
    "releaseDate: '2026-11-25T00:00:00.000Z'",
  ].join('\n');
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    requests.push(`${request.method ?? ''} ${pathname}`);
    if (answer(request, response)) return;
    if (pathname === '/latest-linux.yml') response.end(list);
    else if (pathname === `/${NAME}`) response.end(release.content);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
