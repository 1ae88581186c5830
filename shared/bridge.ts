/**
 * What stands between the page and the desktop host: the names of the few messages outside the contract, and the object
 * that the preload puts into the page. Imported by the preload, so it imports nothing at run time.
 */

/** Where the page is served from on the desktop. */
export const PAGE_ORIGIN = 'app://sightline';

/** Messages between preload and main process; the guarded door listens to no others. */
export const BRIDGE_CHANNELS = {
  /** Preload → main, with one end of a channel on which the contract is served. */
  contract: 'sightline:contract',
  /** Preload → main: paths of dropped files. Answered with a {@link DroppedItem} each. */
  drop: 'sightline:drop',
} as const;

/** `data` of the window message that hands the port of the contract to the page. */
export const PORT_MESSAGE = 'sightline:port';

/** Files of one drop that are looked at; the rest of a larger drop is left alone and counted. */
export const MAX_DROPPED = 100;

/** What was dropped, without its path: a folder has an id that `folders.add` takes. */
export type DroppedItem =
  | { readonly kind: 'directory'; readonly directoryId: string; readonly name: string }
  | { readonly kind: 'file'; readonly name: string }
  /** Gone, unreadable, or neither file nor folder. */
  | { readonly kind: 'unusable'; readonly name: string };

/** The one object that the preload adds to the page (`window.sightline`). It passes on no paths, events or channels. */
export interface DesktopBridge<DroppedFile> {
  /** Asks for the contract: a window message {@link PORT_MESSAGE} brings the port. May be called again. */
  connect(): void;
  /** What the files of a drop are; rejects for nothing but a bug. */
  dropped(files: readonly DroppedFile[]): Promise<readonly DroppedItem[]>;
}
