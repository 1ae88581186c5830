/** The object that the desktop's preload script exposes to the page; absent in a browser. Page. */
import type { DesktopBridge } from '../../shared/bridge.ts';

declare global {
  interface Window {
    readonly sightline?: DesktopBridge<File>;
  }
}

/** Undefined when the page runs in a browser. */
export const desktopBridge: DesktopBridge<File> | undefined =
  typeof window === 'undefined' ? undefined : window.sightline;
