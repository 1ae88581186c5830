/**
 * Prevents windows of this app from navigating elsewhere, opening windows, embedding pages, getting permissions and
 * reaching the network, whatever their page requests. Runs in the main process.
 */
import { app, shell, type Session, type WebContents } from 'electron';
import { isAllowedLink } from './links.ts';
import { PAGE_URL } from './protocols/schemes.ts';

/** Schemes that need no network: the page, its thumbnails, and Chromium's own for local data. */
const LOCAL_SCHEMES: ReadonlySet<string> = new Set(['app:', 'thumb:', 'blob:', 'data:', 'devtools:']);

/** Guards all contents created in this process. Call it before opening a window. */
export function guardContents(): void {
  app.on('web-contents-created', (_event, contents) => guard(contents));
}

function guard(contents: WebContents): void {
  // UDP does not use the proxy, so none is sent (see closeWebRtc).
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  // Loads by the main process don't emit these events; a reload by the page stays at its address.
  contents.on('will-navigate', (event) => {
    if (!isOwnPage(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isOwnPage(event.url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    if (isAllowedLink(url)) void shell.openExternal(url);
    return { action: 'deny' };
  });
}

function isOwnPage(address: string): boolean {
  return address.split('#', 1)[0] === PAGE_URL;
}

/** Refuses every permission: cameras, notifications of pages, file handles, devices. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
}

/**
 * Blocks every request that would need the network.
 * @param onBlocked called for each, for the log that the user can inspect.
 * @param allowed address prefixes to let through nevertheless; only for a dev server.
 */
export function blockNetwork(
  session: Session,
  onBlocked: (request: { readonly method: string; readonly url: string }) => void,
  allowed: readonly string[] = [],
): void {
  session.webRequest.onBeforeRequest(({ method, url }, answer) => {
    const local = isLocal(url) || allowed.some((address) => url.startsWith(address));
    if (!local) onBlocked({ method, url });
    answer({ cancel: !local });
  });
}

/**
 * Turns off the spell checker and points its downloads at an address that does not exist: Chromium fetches
 * dictionaries past every filter, even if no page is checked (https://github.com/electron/electron/issues/22995).
 */
export function disableSpellChecker(session: Session): void {
  session.setSpellCheckerEnabled(false);
  session.setSpellCheckerDictionaryDownloadURL('app://no-dictionaries/');
  session.setSpellCheckerLanguages([]);
}

/**
 * Sends what WebRTC connects to over TCP to a proxy that does not exist: `webRequest` never sees these connections.
 * Nothing else in the session uses the network, or its requests are blocked before.
 * @param allowed as for {@link blockNetwork}.
 */
export async function closeWebRtc(session: Session, allowed: readonly string[] = []): Promise<void> {
  await session.setProxy({
    mode: 'fixed_servers',
    proxyRules: 'socks5://127.0.0.1:1',
    // Without this rule, addresses of this machine would not use the proxy.
    proxyBypassRules: ['<-loopback>', ...allowed.map((address) => new URL(address).host)].join(';'),
  });
}

/** Whether a request's address needs no network. */
export function isLocal(address: string): boolean {
  return URL.canParse(address) && LOCAL_SCHEMES.has(new URL(address).protocol);
}
