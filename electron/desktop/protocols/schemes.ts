/** Registers the window's two schemes. Runs in the main process, before Electron is ready. */
import { protocol } from 'electron';
import { PAGE_ORIGIN } from '../../../shared/bridge.ts';

/** `app://sightline/…`: the built page. */
export const PAGE_SCHEME = 'app';
export const PAGE_URL = `${PAGE_ORIGIN}/`;
/** `thumb://photo/<id>`: thumbnails. */
export const THUMBNAIL_SCHEME = 'thumb';

/** Standard and secure, so that origins and relative addresses work as on the web; neither bypasses the policy. */
export function registerSchemes(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true };
  protocol.registerSchemesAsPrivileged([
    { scheme: PAGE_SCHEME, privileges: { ...privileges, codeCache: true } },
    { scheme: THUMBNAIL_SCHEME, privileges: { standard: true, secure: true } },
  ]);
}
