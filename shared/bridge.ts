/**
 * The desktop bridge between page and main process: the few messages outside the contract, and the object that the
 * preload script exposes to the page. Imported by host, preload and page; the preload is sandboxed, so nothing is
 * imported here at run time.
 */

/** Origin of the page on the desktop. */
export const PAGE_ORIGIN = 'app://sightline';

/** IPC messages from the preload to the main process, which listens to no others. */
export const BRIDGE_CHANNELS = {
  /** Carries one end of a message channel; the host serves the contract on it. */
  contract: 'sightline:contract',
  /** Carries the paths of dropped files; the answer has one {@link DroppedItem} per path. */
  drop: 'sightline:drop',
} as const;

/** `data` of the window message that hands the page its end of the contract's channel. */
export const PORT_MESSAGE = 'sightline:port';

/** Most items of one drop that are examined; the page says so when there were more. */
export const MAX_DROPPED = 100;

/** A dropped file or folder, without its path. `directoryId` is what `folders.add` takes. */
export type DroppedItem =
  | { readonly kind: 'directory'; readonly directoryId: string; readonly name: string }
  | { readonly kind: 'file'; readonly name: string }
  /** Missing, unreadable, or neither a file nor a folder. */
  | { readonly kind: 'unusable'; readonly name: string };

/**
 * The only object that the preload exposes to the page (`window.sightline`). It exposes no paths, events or IPC
 * channels.
 */
export interface DesktopBridge<DroppedFile> {
  /** Requests the contract; its port arrives in a {@link PORT_MESSAGE} window message. May be called again. */
  connect(): void;
  /** Identifies the first {@link MAX_DROPPED} items, in their order. Rejects only because of a bug. */
  dropped(files: readonly DroppedFile[]): Promise<readonly DroppedItem[]>;
}
