/**
 * The web host: serves Sightline's page and contract on 127.0.0.1 to one user with the token. This file assembles the
 * parts in the order in which a request passes through them. Runs in the host process (CLI), beside the engine.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { EngineApi } from '../engine/api/engine-api.ts';
import { createRemote } from '../engine/processes/remote.ts';
import type { Call } from '../engine/processes/wire.ts';
import type {
  FileActions,
  HostApp,
  HostContext,
  ModelStore,
  SettingsStore,
  Subscribe,
} from '../host/context.ts';
import { Faults } from '../host/faults.ts';
import { noModels } from '../host/model-session.ts';
import { mergeEvents, settingsEvents } from '../host/event-sources.ts';
import { builtPage, type PageSource } from '../host/page-files.ts';
import { noFileActions, plainHost } from '../host/plain-host.ts';
import { settingsInMemory } from '../host/settings.ts';
import { refuseUpgrade, sendError, sendRefusal, sendText } from './answers.ts';
import { createApi } from './api.ts';
import { createDirectoryBrowser } from './directories.ts';
import { boundConnections } from './connections.ts';
import { createGate } from './gate.ts';
import { securityHeaders, setHeaders } from './headers.ts';
import { listen } from './listen.ts';
import { noPrivatePath, privatePath } from './private-path.ts';
import { createSockets } from './sockets.ts';
import { sendStaticFile } from './static-files.ts';
import { parseThumbnailUrl, sendThumbnail } from './thumbnails.ts';
import type { ThumbnailSource } from '../host/thumbnail-file.ts';
import { createTickets } from './tickets.ts';
import { createToken, isSameToken, sessionCookie } from './token.ts';

/** Maximum simultaneous connections, including WebSockets. */
const MAX_CONNECTIONS = 256;
/** Time limits in milliseconds for a request's headers, for the whole request, and for idle connections. */
const HEADERS_TIMEOUT = 10_000;
const REQUEST_TIMEOUT = 120_000;
const KEEP_ALIVE_TIMEOUT = 10_000;
/** How often these limits are enforced, milliseconds. */
const CHECK_INTERVAL = 5_000;
/** Base of request targets; the gate checks the real one. */
const ORIGIN = 'http://127.0.0.1';
/** How long requests in flight may take when the server closes, milliseconds. */
const CLOSE_GRACE = 500;

export interface WebServerOptions {
  /** Calls the engine. */
  readonly call: Call<EngineApi>;
  /** Registers a listener for the engine's events; returns a function that unregisters it. */
  readonly subscribe: Subscribe;
  /** A given port must be free. If omitted, the first free one from the default upwards; 0 lets the system choose. */
  readonly port?: number;
  /** Directories below which the page may add folders; the home directory if empty. */
  readonly roots: readonly string[];
  /** The only folder from which to serve thumbnails. Read at each request, so it may be a getter. */
  readonly thumbnailsDir: string;
  /** The built page. */
  readonly rendererDir: string;
  /** Another source of the page, such as a dev server. */
  readonly page?: PageSource;
  /** The secret of this run; random if omitted. */
  readonly token?: string;
  /** false: signed-in browsers find everything at `/`, as a dev server of the page needs it. */
  readonly privatePath?: false;
  /** The settings; if omitted, they last as long as the server. */
  readonly settings?: SettingsStore;
  /** The host's features beyond the library; none if omitted. */
  readonly app?: HostApp;
  readonly files?: FileActions;
  /** Models and downloads; none if omitted. */
  readonly models?: ModelStore;
  /** Reports faults; if omitted, faults are only remembered. */
  readonly faults?: Faults;
}

export interface WebServer {
  /** The address to open, with the token. */
  readonly url: string;
  /**
   * Returns an address that signs in one browser once, within minutes: for a command line, which other users of the
   * machine can read.
   */
  ticketUrl(): string;
  /** For scripts: `Authorization: Bearer <token>`. */
  readonly token: string;
  readonly port: number;
  /** Stops accepting requests, closes streams and sockets, and resolves when all connections are closed. */
  close(): Promise<void>;
}

/**
 * Starts the web host.
 * @throws SightlineError not-found (no built page), invalid-input (a root), unavailable (the port).
 */
export async function startWebServer(options: WebServerOptions): Promise<WebServer> {
  const page = options.page ?? (await builtPage(options.rendererDir));
  const settings = options.settings ?? settingsInMemory();
  const models = options.models ?? noModels;
  const context: HostContext = {
    call: options.call,
    engine: createRemote(options.call),
    subscribe: mergeEvents(options.subscribe, settingsEvents(settings), models.subscribe),
    directories: await createDirectoryBrowser(options.roots),
    app: options.app ?? plainHost(),
    files: options.files ?? noFileActions,
    settings,
    faults: options.faults ?? new Faults(),
    models,
  };
  const server = createServer({
    connectionsCheckingInterval: CHECK_INTERVAL,
    headersTimeout: HEADERS_TIMEOUT,
    requestTimeout: REQUEST_TIMEOUT,
    keepAliveTimeout: KEEP_ALIVE_TIMEOUT,
  });
  const connections = boundConnections(server, MAX_CONNECTIONS);
  const port = await listen(server, options.port);

  const token = options.token ?? createToken();
  const tickets = createTickets();
  const gate = createGate(port, token);
  const own = options.privatePath === false ? noPrivatePath : privatePath(token);
  const headers = securityHeaders(port, page.policy);
  const api = createApi(context);
  const sockets = createSockets(context);

  const thumbnails: ThumbnailSource = {
    engine: context.engine,
    get thumbnailsDir() {
      return options.thumbnailsDir;
    },
  };

  const signsIn = (search: URLSearchParams): boolean => {
    const [given, ticket] = [search.get('token'), search.get('ticket')];
    return (given !== null && isSameToken(token, given)) || (ticket !== null && tickets.redeem(ticket));
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    setHeaders(response, headers);
    const entered = own.enter(request);
    const url = parseTarget(request);
    if (!url) return sendText(response, 400, 'expected a path, received something else');

    if (isRead(request) && url.pathname === '/' && !gate.checkAddress(request) && signsIn(url.searchParams)) {
      response.setHeader('set-cookie', sessionCookie(port, token, own.path));
      response.writeHead(303, { location: own.path }).end();
      return;
    }
    const refusal = gate.check(request, entered);
    if (refusal) return sendRefusal(request, response, refusal);
    connections.trust(request.socket);

    if (url.pathname.startsWith('/api/')) return api(request, response);
    if (!isRead(request)) {
      response.setHeader('allow', 'GET, HEAD');
      return sendText(response, 405, `expected GET ${url.pathname}, received ${request.method}`);
    }
    const thumbnail = parseThumbnailUrl(url);
    if (thumbnail) return sendThumbnail(request, response, thumbnail, thumbnails);
    const file = await page.find(url);
    if (file) return sendStaticFile(request, response, file);
    sendText(response, 404, 'nothing here');
  };

  server.on('request', (request, response) => {
    answer(request, response).catch((thrown: unknown) => {
      // A client that went away is not our failure.
      if (request.destroyed || response.destroyed) return;
      const { message } = context.faults.report(thrown, `${request.method} ${pathOf(request)}`);
      if (response.headersSent) response.destroy();
      else sendError(response, 'internal', message);
    });
  });

  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => undefined);
    const refusal = gate.check(request, own.enter(request));
    if (refusal) return refuseUpgrade(socket, refusal.status, refusal.message, headers);
    if (parseTarget(request)?.pathname !== '/rpc') return refuseUpgrade(socket, 404, 'nothing here', headers);
    if (!sockets.hasRoom()) return refuseUpgrade(socket, 503, 'too many connections', headers);
    connections.trust(socket);
    sockets.accept(request, socket, head);
  });

  server.on('clientError', (_error, socket) => {
    if (socket.writable) refuseUpgrade(socket, 400, 'expected an HTTP request', headers);
    else socket.destroy();
  });

  let closing: Promise<void> | undefined;
  const close = (): Promise<void> =>
    (closing ??= new Promise((resolve) => {
      const timer = setTimeout(() => {
        sockets.terminate();
        server.closeAllConnections();
      }, CLOSE_GRACE);
      server.close(() => {
        clearTimeout(timer);
        sockets.terminate();
        resolve();
      });
      sockets.close();
      server.closeIdleConnections();
    }));

  const home = `http://127.0.0.1:${port}/`;
  return {
    url: `${home}?token=${token}`,
    ticketUrl: () => `${home}?ticket=${tickets.issue()}`,
    token,
    port,
    close,
  };
}

/** The path of a request for the log, without the query, which may contain search terms. */
function pathOf(request: IncomingMessage): string {
  return (request.url ?? '').split('?', 1)[0] ?? '';
}

function isRead(request: IncomingMessage): boolean {
  return request.method === 'GET' || request.method === 'HEAD';
}

/** The request target as a URL, or null if it is not an absolute path (a proxy request, `OPTIONS *`). */
function parseTarget(request: IncomingMessage): URL | null {
  const target = request.url ?? '';
  if (!target.startsWith('/') || !URL.canParse(target, ORIGIN)) return null;
  const url = new URL(target, ORIGIN);
  // `//host/` and `/\host/` name another host.
  return url.origin === ORIGIN ? url : null;
}
