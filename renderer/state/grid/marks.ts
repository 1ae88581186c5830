/** Favourites and ratings: changed through the host, shown at once, undoable. Page. */
import type { Api } from '../../api/api.ts';
import { messages } from '../../i18n/messages.svelte.ts';
import type { MarkChange } from '../../lib/grid/photo-marks.ts';
import type { Picked } from '../../lib/grid/picked.ts';
import type { PhotoTarget } from '../../lib/grid/photo-target.ts';
import type { Notices } from '../shell/notices.svelte.ts';
import type { Undo } from '../shell/undo.svelte.ts';

export class Marks {
  /** Whether this instance of Sightline may change the library. */
  writable: () => boolean = () => true;
  /** Called when marks changed. */
  onMarked: (picked: Picked, change: MarkChange) => void = () => {};
  readonly #api: Api;
  readonly #notices: Notices;
  readonly #undo: Undo;

  constructor(api: Api, notices: Notices, undo: Undo) {
    this.#api = api;
    this.#notices = notices;
    this.#undo = undo;
  }

  async change({ asked, picked }: PhotoTarget, change: MarkChange): Promise<void> {
    if (!this.writable()) return this.#notices.show('info', () => messages.folders.readOnly);
    await this.#notices.attempt(async () => {
      const { changed, undo } = await this.#api.photos.mark({ selection: asked, ...change });
      this.onMarked(picked, change);
      this.#undo.offer(words(changed, change), undo);
    });
  }
}

function words(count: number, { favourite, rating }: MarkChange): string {
  if (rating !== undefined) return messages.actions.rated(count, rating);
  return favourite ? messages.actions.favoured(count) : messages.actions.unfavoured(count);
}
