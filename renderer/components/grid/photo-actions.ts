/**
 * Actions on photos of a grid, defined once for the selection bar, the menu and the keys. Omits those the host can't
 * do and those a read-only library doesn't allow. Page.
 */
import Album from '@lucide/svelte/icons/folder-heart';
import Copy from '@lucide/svelte/icons/copy';
import ExternalLink from '@lucide/svelte/icons/external-link';
import FolderOpen from '@lucide/svelte/icons/folder-open';
import FolderMinus from '@lucide/svelte/icons/folder-minus';
import Heart from '@lucide/svelte/icons/heart';
import ImageIcon from '@lucide/svelte/icons/image';
import Images from '@lucide/svelte/icons/images';
import Maximize from '@lucide/svelte/icons/maximize-2';
import Tag from '@lucide/svelte/icons/tag';
import Trash from '@lucide/svelte/icons/trash-2';
import type { Component } from 'svelte';
import { LIMITS } from '../../../shared/limits.ts';
import { messages } from '../../i18n/messages.svelte.ts';
import { formatNumber } from '../../i18n/format.ts';
import type { CommonMarks } from '../../lib/grid/photo-marks.ts';
import type { PhotoTarget } from '../../lib/grid/photo-target.ts';
import type { ShortcutId } from '../../lib/shell/shortcuts.ts';
import type { App } from '../../state/app.ts';

export interface PhotoAction {
  readonly id:
    | 'open'
    | 'favourite'
    | 'album'
    | 'remove'
    | 'tag'
    | 'similar'
    | 'copyImage'
    | 'copyPath'
    | 'reveal'
    | 'openWith'
    | 'trash';
  readonly label: string;
  readonly icon: Component<{ size?: number; fill?: string }>;
  readonly shortcut?: ShortcutId;
  /** For actions that are on, off or mixed; omitted for others. */
  readonly pressed?: boolean | 'mixed';
  run(): void;
}

/** The actions on `target`. @param open opens the photo, if there is only one */
export function photoActions(
  app: App,
  target: PhotoTarget,
  marks: CommonMarks,
  open: (id: number) => void,
): readonly PhotoAction[] {
  const { albums, files, host, library, search, tagEditor } = app;
  const writable = !library.readOnly;
  const can = host.capabilities;
  const one = target.count === 1 ? (target.ids(1)?.[0] ?? null) : null;
  const album = albums.of(search.active ? undefined : search.filter.albumId);
  const favourite = marks.favourite ?? 'mixed';
  const words = messages.actions;
  const actions: (PhotoAction | false)[] = [
    one !== null && { id: 'open', label: words.open, icon: Maximize, shortcut: 'open', run: () => open(one) },
    writable && {
      id: 'favourite',
      label: favourite === true ? words.unfavourite : words.favourite,
      icon: Heart,
      shortcut: 'favourite',
      pressed: favourite,
      run: () => toggleFavourite(app, target, marks),
    },
    writable && { id: 'album', label: words.album, icon: Album, run: () => (albums.choosing = target) },
    writable &&
      album !== undefined && {
        id: 'remove',
        label: words.removeFromAlbum(album.name),
        icon: FolderMinus,
        run: () => void albums.takeOut(target, album),
      },
    writable && { id: 'tag', label: words.tag, icon: Tag, run: () => void tagEditor.show(target.asked) },
    one !== null && {
      id: 'similar',
      label: words.similar,
      icon: Images,
      shortcut: 'similar',
      run: () => findSimilar(app, one),
    },
    one !== null &&
      can.copyImage && {
        id: 'copyImage',
        label: words.copyImage,
        icon: ImageIcon,
        run: () => void files.copyImage(one),
      },
    can.copyPath && {
      id: 'copyPath',
      label: words.copyPath(target.count),
      icon: Copy,
      run: () => withFiles(app, target, (ids) => void files.copyPaths(ids)),
    },
    one !== null &&
      can.reveal && {
        id: 'reveal',
        label: words.reveal,
        icon: FolderOpen,
        run: () => void files.reveal(one),
      },
    one !== null &&
      can.open && {
        id: 'openWith',
        label: words.openWith,
        icon: ExternalLink,
        run: () => void files.open(one),
      },
    can.trash && {
      id: 'trash',
      label: words.trash,
      icon: Trash,
      shortcut: 'trash',
      run: () => withFiles(app, target, (ids) => files.askTrash(ids)),
    },
  ];
  return actions.filter((action) => action !== false);
}

/** Makes all of them favourites, or none if they all are already. */
export function toggleFavourite({ marks }: App, target: PhotoTarget, { favourite }: CommonMarks): void {
  void marks.change(target, { favourite: favourite !== true });
}

export function findSimilar({ search, summaries }: App, id: number): void {
  search.similarTo(id, summaries.get(id)?.name);
}

/** Runs `work` with the ids of the photos, or warns if there are more than the host can handle at once. */
export function withFiles(
  { notices }: App,
  target: PhotoTarget,
  run: (ids: readonly number[]) => void,
): void {
  const ids = target.ids(LIMITS.filesAtOnce);
  if (ids) run(ids);
  else notices.show('warning', () => messages.actions.tooManyFiles(formatNumber(LIMITS.filesAtOnce)));
}
