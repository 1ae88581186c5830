/**
 * A hub of models on this machine, for tests of the real client: the API with commit and digests, `resolve` addresses
 * that redirect to a content network on another port (large files) or to an address of their own (small ones), ranges,
 * entity tags, tokens, gated and private models. Faults are injected per request.
 */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HubModel {
  readonly id: string;
  /** Contents by name. Those of `.onnx` and data files are large files (LFS), the others lie in git. */
  readonly files: Readonly<Record<string, Buffer>>;
  readonly licence?: string;
  /** `gated`: the description is for everybody, the files are for those with access. */
  readonly access?: 'public' | 'private' | 'gated';
}

interface HubRequest {
  readonly host: 'hub' | 'cdn';
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly range: string | null;
  readonly ifRange: string | null;
  readonly authorization: string | null;
}

/** Takes over a request; false leaves it to the server. */
type Fault = (request: HubRequest, response: ServerResponse) => boolean;

export interface LocalHub {
  readonly url: string;
  readonly cdnUrl: string;
  /** All requests, oldest first. */
  readonly requests: HubRequest[];
  fault: Fault;
  /** For each of the next large answers: how many bytes to send before the connection is cut. */
  readonly cuts: number[];
  /** Bytes per second and answer; null: as fast as it goes. */
  bytesPerSecond: number | null;
  /** Moves `main` of a model to other files. @returns the commit. */
  publish(model: HubModel): string;
  close(): Promise<void>;
}

/** The token that opens private and gated models. */
export const GOOD_TOKEN = 'hf_good';

/** The commit of a model on this server. */
export function commitOf({ files }: HubModel): string {
  const hash = createHash('sha1');
  for (const [name, content] of Object.entries(files)) hash.update(name).update(content);
  return hash.digest('hex');
}

const isLarge = (name: string): boolean => /\.(onnx|bin|data|onnx_data\w*)$/.test(name);
export const sha256Of = (content: Buffer): string => createHash('sha256').update(content).digest('hex');
const gitOf = (content: Buffer): string =>
  createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex');

export async function startLocalHub(...models: readonly HubModel[]): Promise<LocalHub> {
  /** `id@commit` → model. */
  const commits = new Map<string, HubModel>();
  const heads = new Map<string, string>();
  const blobs = new Map<string, Buffer>();
  const requests: HubRequest[] = [];
  const publish = (model: HubModel): string => {
    const commit = commitOf(model);
    commits.set(`${model.id}@${commit}`, model);
    heads.set(model.id, commit);
    for (const [name, content] of Object.entries(model.files)) {
      blobs.set(isLarge(name) ? sha256Of(content) : gitOf(content), content);
    }
    return commit;
  };
  for (const model of models) publish(model);

  const hub: LocalHub = {
    url: '',
    cdnUrl: '',
    requests,
    fault: () => false,
    cuts: [],
    bytesPerSecond: null,
    publish,
    close: async () => {
      for (const server of servers) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
  const listen = (host: HubRequest['host'], answer: Answer): Promise<Server> =>
    serve((incoming, response) => {
      const request = readRequest(host, incoming);
      requests.push(request);
      if (!hub.fault(request, response)) answer(request, response);
    });
  const servers = [
    await listen('cdn', ({ path, range, ifRange }, response) => {
      const sha256 = path.slice('/blobs/'.length);
      const content = blobs.get(sha256);
      if (!content) return refuse(response, 403);
      return sendContent(hub, response, content, `"cdn-${sha256.slice(0, 16)}"`, range, ifRange);
    }),
    await listen('hub', (request, response) => {
      const described = /^\/api\/models\/([^/]+\/[^/]+)\/revision\/([^/]+)$/.exec(request.path);
      const resolved = /^\/([^/]+\/[^/]+)\/resolve\/([^/]+)\/(.+)$/.exec(request.path);
      const cached = /^\/api\/resolve-cache\/([0-9a-f]{40})$/.exec(request.path);
      if (cached) {
        const content = blobs.get(cached[1] ?? '');
        if (!content) return refuse(response, 404, 'EntryNotFound');
        return sendContent(hub, response, content, `"${gitOf(content)}"`, request.range, request.ifRange);
      }
      const [, id = '', revision = '', file] = described ?? resolved ?? [];
      const wanted = decodeURIComponent(revision);
      const commit = commits.has(`${id}@${wanted}`) ? wanted : wanted === 'main' ? heads.get(id) : undefined;
      const model = commits.get(`${id}@${commit ?? heads.get(id) ?? ''}`);
      const opened = request.authorization === `Bearer ${GOOD_TOKEN}`;
      if (!model || (model.access === 'private' && !opened)) return refuse(response, 401, 'RepoNotFound');
      if (commit === undefined) return refuse(response, 404, 'RevisionNotFound');
      if (file === undefined) return sendJson(response, describe(model, commit));
      if (model.access === 'gated' && !opened) {
        return refuse(response, request.authorization === null ? 401 : 403, 'GatedRepo');
      }
      const content = model.files[decodeURIComponent(file)];
      if (!content) return refuse(response, 404, 'EntryNotFound');
      return redirect(hub, response, decodeURIComponent(file), content, commit);
    }),
  ] as const;
  const [cdn, front] = servers;
  return Object.assign(hub, { url: addressOf(front), cdnUrl: addressOf(cdn) });
}

type Answer = (request: HubRequest, response: ServerResponse) => void;

async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<Server> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

function addressOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function readRequest(
  host: HubRequest['host'],
  { method = '', url = '/', headers }: IncomingMessage,
): HubRequest {
  const one = (name: string): string | null => {
    const value = headers[name];
    return typeof value === 'string' ? value : null;
  };
  return {
    host,
    method,
    path: new URL(url, 'http://localhost').pathname,
    range: one('range'),
    ifRange: one('if-range'),
    authorization: one('authorization'),
  };
}

function describe(model: HubModel, commit: string): unknown {
  return {
    id: model.id,
    sha: commit,
    private: model.access === 'private',
    gated: model.access === 'gated' ? 'auto' : false,
    cardData: model.licence === undefined ? {} : { license: model.licence },
    siblings: Object.entries(model.files).map(([rfilename, content]) => ({
      rfilename,
      size: content.length,
      blobId: gitOf(content),
      ...(isLarge(rfilename)
        ? { lfs: { sha256: sha256Of(content), size: content.length, pointerSize: 134 } }
        : {}),
    })),
  };
}

function redirect(
  hub: LocalHub,
  response: ServerResponse,
  name: string,
  content: Buffer,
  commit: string,
): void {
  response.setHeader('x-repo-commit', commit);
  if (isLarge(name)) {
    response.writeHead(302, {
      location: `${hub.cdnUrl}/blobs/${sha256Of(content)}?Expires=1&Signature=secret`,
      'x-linked-etag': `"${sha256Of(content)}"`,
      'x-linked-size': String(content.length),
    });
  } else {
    response.writeHead(307, {
      location: `/api/resolve-cache/${gitOf(content)}`,
      etag: `"${gitOf(content)}"`,
      'x-linked-size': String(content.length),
    });
  }
  response.end();
}

function sendContent(
  hub: LocalHub,
  response: ServerResponse,
  content: Buffer,
  etag: string,
  range: string | null,
  ifRange: string | null,
): void {
  response.setHeader('etag', etag);
  response.setHeader('accept-ranges', 'bytes');
  response.setHeader('content-type', 'application/octet-stream');
  const asked = /^bytes=(\d+)-(\d*)$/.exec(range ?? '');
  let body = content;
  if (asked && (ifRange === null || ifRange === etag)) {
    const start = Number(asked[1]);
    const end = asked[2] ? Math.min(Number(asked[2]), content.length - 1) : content.length - 1;
    if (start >= content.length) {
      response.writeHead(416, { 'content-range': `bytes */${content.length}` }).end();
      return;
    }
    body = content.subarray(start, end + 1);
    response.writeHead(206, {
      'content-range': `bytes ${start}-${end}/${content.length}`,
      'content-length': body.length,
    });
  } else response.writeHead(200, { 'content-length': body.length });
  const cut = body.length > 1_000 ? hub.cuts.shift() : undefined;
  void pour(response, cut === undefined ? body : body.subarray(0, cut), hub, cut !== undefined);
}

async function pour(response: ServerResponse, body: Buffer, hub: LocalHub, cut: boolean): Promise<void> {
  const step = 64 * 1024;
  for (let at = 0; at < body.length && !response.destroyed; at += step) {
    const chunk = body.subarray(at, at + step);
    if (!response.write(chunk)) await drained(response);
    const pace = hub.bytesPerSecond;
    if (pace !== null) await new Promise((resolve) => setTimeout(resolve, (chunk.length / pace) * 1_000));
  }
  if (cut) response.socket?.resetAndDestroy();
  else response.end();
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      response.off('drain', end).off('close', end);
      resolve();
    };
    response.on('drain', end).on('close', end);
  });
}

function sendJson(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(value));
}

function refuse(response: ServerResponse, status: number, code?: string): void {
  response
    .writeHead(status, {
      'content-type': 'application/json',
      ...(code === undefined ? {} : { 'x-error-code': code }),
    })
    .end(JSON.stringify({ error: code ?? 'refused' }));
}
