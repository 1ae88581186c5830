/** Serves the contract as HTTP below /api, with its OpenAPI document. Runs in the host process. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isContractProcedure } from '@orpc/contract';
import { OpenAPIHandler } from '@orpc/openapi/node';
import { BodyLimitPlugin } from '@orpc/server/node';
import { contract } from '../../shared/contract.ts';
import { LIMITS } from '../../shared/limits.ts';
import type { HostContext } from '../host/context.ts';
import { handlerOptions, router } from '../host/router.ts';
import { sendError } from './answers.ts';
import { openApiDocument } from './openapi.ts';

const PREFIX = '/api';
const DOCUMENT = `${PREFIX}/openapi.json`;
const UPLOAD = `${PREFIX}/search/images`;
/** Allowance for what multipart adds around an upload's single file. */
const MULTIPART_BYTES = 64 * 1024;

interface Route {
  readonly method: string;
  readonly pattern: RegExp;
  /** Whether it has a segment such as `{id}`. */
  readonly isOpen: boolean;
}

/** Answers any request below /api. */
export function createApi(
  context: HostContext,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const routes = [...listRoutes(contract), { method: 'GET', pattern: /^\/openapi\.json$/, isOpen: false }];
  const bounded = (maxBodySize: number): OpenAPIHandler<HostContext> =>
    new OpenAPIHandler(router, { ...handlerOptions(), plugins: [new BodyLimitPlugin({ maxBodySize })] });
  const limits = { upload: LIMITS.queryImageBytes + MULTIPART_BYTES, message: LIMITS.messageBytes };
  const upload = bounded(limits.upload);
  const message = bounded(limits.message);

  return async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const allowed = methodsOf(routes, pathname.slice(PREFIX.length));
    if (allowed.length > 0 && !allowed.includes(request.method ?? '')) {
      response.setHeader('allow', allowed.join(', '));
      const text = `expected ${allowed.join(' or ')} ${pathname}, received ${request.method}`;
      return sendError(response, 'invalid-input', text, 405);
    }
    const limit = pathname === UPLOAD ? limits.upload : limits.message;
    const announced = Number(request.headers['content-length'] ?? 0);
    if (announced > limit) {
      // The response precedes the body, so the connection can't be reused.
      response.setHeader('connection', 'close');
      return sendError(response, 'too-large', `expected at most ${limit} bytes, received ${announced}`);
    }
    if (pathname === DOCUMENT) {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(await openApiDocument()));
      return;
    }
    const handler = pathname === UPLOAD ? upload : message;
    await handler.handle(request, response, { prefix: PREFIX, context });
  };
}

/** Method and path of every procedure; `{id}` matches one segment. */
function listRoutes(node: unknown): Route[] {
  if (isContractProcedure(node)) {
    const { method = 'POST', path = '' } = node['~orpc'].route;
    const source = path.replace(/[.]/g, '\\.').replace(/\{\w+\}/g, '[^/]+');
    return [{ method, pattern: new RegExp(`^${source}/?$`), isOpen: path.includes('{') }];
  }
  return Object.values(node as object).flatMap(listRoutes);
}

/** The methods of a path. `/folders/rescan` is a path of its own, not an id of `/folders/{id}`. */
function methodsOf(routes: readonly Route[], pathname: string): string[] {
  const matching = routes.filter(({ pattern }) => pattern.test(pathname));
  const own = matching.filter(({ isOpen }) => !isOpen);
  return [...new Set((own.length > 0 ? own : matching).map(({ method }) => method))];
}
