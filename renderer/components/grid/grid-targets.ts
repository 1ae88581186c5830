/** Works out which photos of a grid a key, a menu or a command of the host applies to, and acts on them. Page. */
import type { SearchFilter } from '../../../shared/schemas.ts';
import { messages } from '../../i18n/messages.svelte.ts';
import { commonMarks } from '../../lib/grid/photo-marks.ts';
import { targetOf, targetOfOne } from '../../lib/grid/photo-target.ts';
import type { PhotoTarget } from '../../lib/grid/photo-target.ts';
import type { App } from '../../state/app.ts';
import type { GridView } from '../../state/grid/grid-view.svelte.ts';
import type { Picking } from '../../state/grid/picking.ts';
import { findSimilar, toggleFavourite, withFiles } from './photo-actions.ts';

export class GridTargets {
  readonly #app: App;
  readonly #view: GridView;

  constructor(app: App, view: GridView) {
    this.#app = app;
    this.#view = view;
  }

  /** The whole selection if the photo at `index` is part of it, otherwise that photo alone. */
  at(index: number): PhotoTarget | null {
    const { source } = this.#view;
    const { selection } = this.#app;
    const id = source.idAt(index);
    return selection.has(id) ? targetOf(selection.picked, source) : targetOfOne(id, source);
  }

  /** Handles the keys that rate. @returns whether it was one of them */
  rate(event: KeyboardEvent, index: number): boolean {
    if (!/^[0-5]$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey) return false;
    const target = this.#current() ?? this.at(index);
    if (target) void this.#app.marks.change(target, { rating: Number(event.key) });
    return target !== null;
  }

  /** Starts a native drag of the photo's file, or of all selected ones, if the host can. */
  drag(index: number): void {
    const target = this.at(index);
    if (!target || !this.#app.host.capabilities.drag) return;
    withFiles(this.#app, target, (ids) => void this.#app.files.drag(ids));
  }

  /** Handles commands of native menus and shortcuts. @returns a function that stops */
  followCommands(picking: Picking, filter: () => SearchFilter | null): () => void {
    const app = this.#app;
    const stops = [
      app.commands.on('select-all', () => picking.everything(filter())),
      app.commands.on('toggle-favourite', () =>
        this.#run((target) => toggleFavourite(app, target, commonMarks(target.picked, this.#view.source))),
      ),
      app.commands.on('find-similar', () =>
        this.#run((target) => {
          const [id] = target.ids(1) ?? [];
          if (id !== undefined) findSimilar(app, id);
        }),
      ),
      app.commands.on('move-to-trash', () => {
        if (!app.host.capabilities.trash) return;
        this.#run((target) => withFiles(app, target, (ids) => app.files.askTrash(ids)));
      }),
    ];
    return () => stops.forEach((stop) => stop());
  }

  /** The selection, or else the focused photo. */
  #current(): PhotoTarget | null {
    const { source, focused, activeIndex } = this.#view;
    const { selection } = this.#app;
    if (!selection.isEmpty) return targetOf(selection.picked, source);
    return focused ? targetOfOne(source.idAt(activeIndex), source) : null;
  }

  #run(work: (target: PhotoTarget) => void): void {
    const target = this.#current();
    if (target) work(target);
    else this.#app.notices.announce(messages.grid.nothingSelected);
  }
}
