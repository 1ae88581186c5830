/** Sends a file of the built page. Runs in the host process. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { StaticFile } from '../host/static-file.ts';

/** Sends the file, or 304 if the client has it. */
export function sendStaticFile(request: IncomingMessage, response: ServerResponse, file: StaticFile): void {
  const headers = { 'cache-control': file.cacheControl, etag: file.etag };
  if (request.headers['if-none-match'] === file.etag) {
    response.writeHead(304, headers).end();
    return;
  }
  response.writeHead(200, { ...headers, 'content-type': file.type, 'content-length': file.body.length });
  response.end(request.method === 'HEAD' ? undefined : file.body);
}
