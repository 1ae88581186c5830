/** The viewer: which photo is open, its place in the list it was opened from, and how it is looked at. */
import { tick } from 'svelte';
import type { Photo } from '../../shared/schemas.ts';
import type { Api } from '../api/api.ts';
import { baseName } from '../lib/format.ts';
import type { Failure } from '../lib/failure.ts';
import { PhotoDetails } from './photo-details.svelte.ts';
import { indexOf, listOfIds } from './photo-list.ts';
import type { HitStrength, PhotoList } from './photo-list.ts';
import { Zoom } from './zoom.svelte.ts';

export interface OpenOptions {
  /** Where the photo stands in the list, for lists too long to be searched. */
  readonly index?: number;
  /** Told which photo was shown last, to bring it into view and give it focus. The viewer looks for its tile without it. */
  readonly onClose?: (id: number, index: number) => void;
}

export class Viewer {
  /** The photo that is open, or null. */
  id = $state<number | null>(null);
  list = $state.raw<PhotoList | null>(null);
  infoShown = $state(true);
  readonly zoom = new Zoom();
  readonly details: PhotoDetails;
  /** Where the photo stood last: a photo that left the list still has neighbours. */
  #index = $state(0);
  #onClose: OpenOptions['onClose'];

  constructor(api: Api) {
    this.details = new PhotoDetails(api);
  }

  /** Where the photo stands in its list; -1 when it is not, or no longer, in it. */
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

  /** File name, as far as it is known. */
  get name(): string | null {
    return this.photo ? baseName(this.photo.path) : null;
  }

  /** How well the photo answers the question of the list it was opened from. */
  get strength(): HitStrength | null {
    return this.position === -1 ? null : (this.list?.hitAt?.(this.position) ?? null);
  }

  get hasPrevious(): boolean {
    return this.#previous >= 0;
  }

  get hasNext(): boolean {
    return this.#next < this.count;
  }

  /** Ids of the photos before and after, which are fetched ahead. */
  get neighbours(): readonly number[] {
    const { list } = this;
    if (list === null) return [];
    return [this.#next, this.#previous]
      .filter((index) => index >= 0 && index < list.count)
      .map((index) => list.idAt(index));
  }

  open(id: number, list: PhotoList = listOfIds([id]), options: OpenOptions = {}): void {
    this.list = list;
    this.#onClose = options.onClose;
    this.#show(id, options.index ?? indexOf(list, id, 0));
  }

  previous(): void {
    this.goTo(this.#previous);
  }

  next(): void {
    this.goTo(this.#next);
  }

  goTo(index: number): void {
    if (this.list === null || index < 0 || index >= this.list.count) return;
    this.#show(this.list.idAt(index), index);
  }

  close(): void {
    const { id } = this;
    if (id === null) return;
    const onClose = this.#onClose;
    const index = this.position === -1 ? this.#index : this.position;
    this.id = null;
    this.list = null;
    void this.details.show(null);
    // The page under the viewer has to be there again before anything of it can get focus.
    if (onClose) void tick().then(() => onClose(id, index));
  }

  /** Photos came, changed or went: the one that is open may be among them. */
  photosChanged(): void {
    if (this.id !== null) void this.details.refresh();
  }

  get #previous(): number {
    return (this.position === -1 ? this.#index : this.position) - 1;
  }

  get #next(): number {
    return this.position === -1 ? this.#index : this.position + 1;
  }

  #show(id: number, index: number): void {
    this.id = id;
    this.#index = Math.max(0, index);
    this.zoom.reset();
    void this.details.show(id);
  }
}
