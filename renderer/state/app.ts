/** The page's state as a whole: creates its parts, connects them, and follows the host. Page. */
import { messages } from '../i18n/messages.svelte.ts';
import { createParts } from './create-parts.ts';
import type { Parts, PartsOptions } from './create-parts.ts';
import type { AddressBar } from '../lib/shell/place.ts';
import { Appearance } from './settings/appearance.ts';
import type { PageSurroundings } from './settings/appearance.ts';
import { registerShellCommands } from './shell/shell-commands.ts';
import { wireAddress } from './wire-address.ts';
import { wireEvents } from './wire-events.ts';
import { wireParts } from './wire-parts.ts';

export interface App extends Parts {
  /** Starts following the host and the address. */
  start(): void;
}

export interface AppOptions extends Omit<PartsOptions, 'apple'> {
  readonly address: AddressBar;
  readonly page: PageSurroundings;
}

/** Creates and connects all parts. Call `start` to begin loading from the host. */
export function createApp({ api, address, page, bridge }: AppOptions): App {
  const parts = createParts({ api, bridge, apple: page.apple });
  const appearance = new Appearance(page);
  wireParts(parts, appearance);
  registerShellCommands(parts);
  const handle = wireEvents(parts);
  const followAddress = wireAddress(parts, address);
  return {
    ...parts,
    start() {
      void appearance.apply(parts.settings.values);
      api.connection.onEvent(handle);
      followAddress();
      parts.connection.start((again) => void connected(parts, again));
    },
  };
}

/** Reloads whatever may have changed while disconnected. */
async function connected(parts: Parts, again: boolean): Promise<void> {
  const { albums, folderTree, host, library, notices } = parts;
  const { photoIndex, runs, savedSearches, search, settings, tags, viewer } = parts;
  if (again) notices.announce(messages.connection.back);
  void host.load();
  void settings.load();
  void savedSearches.load();
  void runs.load();
  folderTree.refresh();
  await library.refresh();
  search.retry();
  viewer.photosChanged();
  photoIndex.retry();
  void albums.refresh();
  void tags.changed();
}
