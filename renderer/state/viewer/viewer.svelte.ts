/** The viewer: the open photo, its position in the list it was opened from, and how it is viewed. Page. */
import { tick } from 'svelte';
import type { Photo, Region } from '../../../shared/schemas.ts';
import type { Api } from '../../api/api.ts';
import { baseName } from '../../i18n/format.ts';
import type { Failure } from '../../words/failure.ts';
import { EMPTY_SOURCE } from '../../lib/grid/grid-source.ts';
import { targetOfOne } from '../../lib/grid/photo-target.ts';
import type { PhotoTarget } from '../../lib/grid/photo-target.ts';
import { MIDDLE } from '../../lib/viewer/region.ts';
import type { Marks } from '../grid/marks.ts';
import { PhotoDetails } from './photo-details.svelte.ts';
import { indexOf, listOfIds } from '../../lib/viewer/photo-list.ts';
import type { HitStrength, PhotoList } from '../../lib/viewer/photo-list.ts';
import { Slideshow } from './slideshow.svelte.ts';
import { Zoom } from './zoom.svelte.ts';

export interface OpenOptions {
  /** Position of the photo, for lists that are too long to search. */
  readonly index?: number;
  /**
   * Called with the last photo shown, to bring it into view and focus it. Without it the viewer looks for the photo's
   * tile.
   */
  readonly onClose?: (id: number, index: number) => void;
}

interface Stop {
  readonly id: number;
  readonly list: PhotoList;
  readonly index: number;
}

export class Viewer {
  /** The open photo, or null. */
  id = $state<number | null>(null);
  list = $state.raw<PhotoList | null>(null);
  infoShown = $state(true);
  /** The region being chosen to search by, or null. */
  region = $state.raw<Region | null>(null);
  readonly zoom = new Zoom();
  readonly details: PhotoDetails;
  readonly slideshow = new Slideshow(() => this.#advance());
  /** Called when another photo opens or the viewer closes. `step`: Back should return to what was shown before. */
  onShow: (step: boolean) => void = () => {};
  /** Last known position, so that a photo that left the list still has neighbours. */
  #index = $state(0);
  /** Photos from which similar ones were opened; Back returns to them. */
  #trail = $state.raw<readonly Stop[]>([]);
  #onClose: OpenOptions['onClose'];

  readonly #marks: Pick<Marks, 'change'>;

  constructor(api: Api, marks: Pick<Marks, 'change'>) {
    this.#marks = marks;
    this.details = new PhotoDetails(api);
  }

  /** Position of the photo in its list; -1 when it is not, or no longer, there. */
  readonly position = $derived.by(() =>
    this.id === null || this.list === null ? -1 : indexOf(this.list, this.id, this.#index),
  );

  get count(): number {
    return this.list?.count ?? 0;
  }

  get photo(): Photo | null {
    return this.details.photo;
  }

  get failure(): Failure | null {
    return this.details.failure;
  }

  /** File name, if known. */
  get name(): string | null {
    const path = this.photo?.path ?? (this.position === -1 ? null : this.list?.nameAt?.(this.position));
    return path ? baseName(path) : null;
  }

  /** How well the photo answers the question it was found by. */
  get strength(): HitStrength | null {
    return this.position === -1 ? null : (this.list?.hitAt?.(this.position) ?? null);
  }

  get hasPrevious(): boolean {
    return this.#previous >= 0;
  }

  get hasNext(): boolean {
    return this.#next < this.count;
  }

  get canGoBack(): boolean {
    return this.#trail.length > 0;
  }

  /** Ids of the neighbours, which are preloaded. */
  get neighbours(): readonly number[] {
    const { list } = this;
    if (list === null) return [];
    return [this.#next, this.#previous]
      .filter((index) => index >= 0 && index < list.count)
      .map((index) => list.idAt(index))
      .filter((id) => id > 0);
  }

  open(id: number, list: PhotoList = listOfIds([id]), options: OpenOptions = {}): void {
    this.#trail = [];
    this.#onClose = options.onClose;
    this.#enter(id, list, options.index ?? indexOf(list, id, 0));
  }

  /** Opens a photo of another list, such as a similar one. Back returns to the current one. */
  visit(id: number, list: PhotoList): void {
    if (this.id !== null && this.list !== null) {
      this.#trail = [...this.#trail, { id: this.id, list: this.list, index: this.#index }];
    }
    this.#enter(id, list, indexOf(list, id, 0));
  }

  back(): void {
    const stop = this.#trail.at(-1);
    if (!stop) return;
    this.#trail = this.#trail.slice(0, -1);
    this.#enter(stop.id, stop.list, stop.index);
  }

  previous(): void {
    this.goTo(this.#previous);
  }

  next(): void {
    this.goTo(this.#next);
  }

  /** Ignores an index that is outside the list or not loaded yet. */
  goTo(index: number): void {
    this.slideshow.stop();
    this.#step(index);
  }

  close(): void {
    const { id } = this;
    if (id === null) return;
    const first = this.#trail[0];
    const onClose = this.#onClose;
    const shown = first ?? { id, index: this.position === -1 ? this.#index : this.position };
    this.slideshow.stop();
    this.id = null;
    this.list = null;
    this.region = null;
    this.#trail = [];
    void this.details.show(null);
    this.onShow(false);
    // Wait until the page under the viewer is interactive again, so that it can take focus.
    if (onClose) void tick().then(() => onClose(shown.id, shown.index));
  }

  /** Handles photos removed by the user: if the open one is among them, a neighbour replaces it. */
  left(ids: readonly number[]): void {
    if (this.id === null || !ids.includes(this.id)) return;
    if (this.hasNext) this.next();
    else if (this.hasPrevious) this.previous();
    else this.close();
  }

  /** Handles changed photos, perhaps including the open one. */
  photosChanged(): void {
    if (this.id !== null) void this.details.refresh();
  }

  /** The open photo as the target of an action, or null. */
  get target(): PhotoTarget | null {
    return this.id === null ? null : targetOfOne(this.id, EMPTY_SOURCE);
  }

  /** @param change rating: 0 (none) to 5 */
  async mark(change: { readonly favourite: boolean } | { readonly rating: number }): Promise<void> {
    const { target } = this;
    if (target === null) return;
    this.details.expect(change);
    await this.#marks.change(target, change);
    await this.details.refresh();
  }

  /** Starts choosing a region, with the whole picture in view. */
  startRegion(): void {
    this.slideshow.stop();
    this.zoom.fit();
    this.region = MIDDLE;
  }

  get #previous(): number {
    return (this.position === -1 ? this.#index : this.position) - 1;
  }

  get #next(): number {
    return this.position === -1 ? this.#index : this.position + 1;
  }

  /** The slideshow's step; wraps from the last photo to the first. */
  #advance(): void {
    if (this.count <= 1) this.slideshow.stop();
    else this.#step(this.hasNext ? this.#next : 0);
  }

  #step(index: number): void {
    if (this.list === null || index < 0 || index >= this.list.count) return;
    const id = this.list.idAt(index);
    if (id > 0) this.#enter(id, this.list, index);
  }

  #enter(id: number, list: PhotoList, index: number): void {
    this.list = list;
    const step = this.id === null;
    this.id = id;
    this.#index = Math.max(0, index);
    this.region = null;
    this.zoom.reset();
    void this.details.show(id);
    this.onShow(step);
  }
}
