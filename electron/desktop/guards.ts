/**
 * What no window of this app may do, whatever its page asks: go elsewhere, open windows, embed pages, get permissions,
 * reach the network. Runs in the main process.
 */
import { app, shell, type Session, type WebContents } from 'electron';
import { isAllowedLink } from './links.ts';
import { PAGE_URL } from './protocols/schemes.ts';

/** Schemes that need no network: the page and its thumbnails, and what Chromium makes of data that is there. */
const LOCAL_SCHEMES: ReadonlySet<string> = new Set(['app:', 'thumb:', 'blob:', 'data:', 'devtools:']);

/** Holds for every contents that is ever made in this process. Call before a window is opened. */
export function guardContents(): void {
  app.on('web-contents-created', (_event, contents) => guard(contents));
}

function guard(contents: WebContents): void {
  // Loads that the main process asks for are none of these; a reload by the page stays on its address.
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
 * @param onBlocked hears of each, for the log that the user can look at.
 * @param allowed addresses that are let through all the same; only a dev server has any.
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
 * Chromium fetches dictionaries for its spell checker past every filter, even when no page is checked
 * (https://github.com/electron/electron/issues/22995): it is turned off, and the place to fetch from does not exist.
 */
export function disableSpellChecker(session: Session): void {
  session.setSpellCheckerEnabled(false);
  session.setSpellCheckerDictionaryDownloadURL('app://no-dictionaries/');
  session.setSpellCheckerLanguages([]);
}

/** Whether a request's address needs no network. */
export function isLocal(address: string): boolean {
  return URL.canParse(address) && LOCAL_SCHEMES.has(new URL(address).protocol);
}
