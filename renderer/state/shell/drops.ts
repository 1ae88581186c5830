/** Files dropped on the window: on the desktop, folders join the library; everywhere, an image becomes a query. Page. */
import { MAX_DROPPED } from '../../../shared/bridge.ts';
import type { DesktopBridge, DroppedItem } from '../../../shared/bridge.ts';
import type { Api } from '../../api/api.ts';
import { messages } from '../../i18n/messages.svelte.ts';
import { describeFailure } from '../../words/failure.ts';
import { baseName, formatNumber } from '../../i18n/format.ts';
import type { Library } from '../folders/library.svelte.ts';
import type { Notices } from './notices.svelte.ts';

export interface DropsParts {
  /** Tells folders from files; undefined in a browser, where dropped folders cannot be added. */
  readonly bridge: Pick<DesktopBridge<File>, 'dropped'> | undefined;
  readonly api: { readonly folders: Pick<Api['folders'], 'add'> };
  readonly library: Pick<Library, 'status' | 'refresh'>;
  readonly notices: Notices;
}

export class Drops {
  readonly #parts: DropsParts;

  constructor(parts: DropsParts) {
    this.#parts = parts;
  }

  /** Whether dropped folders can join the library. */
  get takesFolders(): boolean {
    return this.#parts.bridge !== undefined;
  }

  /**
   * Adds the dropped folders to the library.
   * @returns the files to search by; none if there were folders, because then those were meant
   */
  async take(files: readonly File[]): Promise<readonly File[]> {
    const { bridge, library, notices } = this.#parts;
    if (!bridge || files.length === 0) return files;
    const items = await bridge.dropped(files);
    const folders = items.filter((item) => item.kind === 'directory');
    if (folders.length === 0) return this.#usable(files, items);
    for (const folder of folders) await this.#add(folder);
    await library.refresh();
    if (files.length > MAX_DROPPED) {
      notices.show('warning', () =>
        messages.drops.tooMany(formatNumber(MAX_DROPPED), formatNumber(files.length)),
      );
    }
    return [];
  }

  /**
   * Files that can be searched by. An image dragged from another page is not a file on disk, but its contents suffice.
   */
  #usable(files: readonly File[], items: readonly DroppedItem[]): readonly File[] {
    const usable = files.filter((file, index) => items[index]?.kind !== 'unusable' || file.size > 0);
    const [lost] = items;
    if (usable.length === 0 && lost)
      this.#parts.notices.show('error', () => messages.drops.unusable(lost.name));
    return usable;
  }

  async #add({ directoryId, name }: Extract<DroppedItem, { kind: 'directory' }>): Promise<void> {
    const { api, library, notices } = this.#parts;
    const known = library.status?.folders ?? [];
    try {
      const folder = await api.folders.add({ directoryId });
      // Compare paths, too: ids start over in the library that replaces the samples.
      const covered = known.some(({ id, path }) => id === folder.id && path === folder.path);
      if (covered) notices.show('info', () => messages.drops.covered(name, baseName(folder.path)));
      else notices.announce(messages.library.added(baseName(folder.path)));
    } catch (thrown) {
      notices.show('error', () => `${name}: ${describeFailure(thrown).message}`);
    }
  }
}
