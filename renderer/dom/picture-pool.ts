/**
 * The `<img>` elements of thumbnails, by address. A tile borrows the one of its photo and gives it back, so that a photo
 * that moves to another tile, or comes back into view, shows at once without being asked for again. What was given back
 * before it had loaded is no longer wanted: its request is cancelled. Runs in the page.
 */

/** Pictures kept while no tile shows them: some screens full. */
const KEPT = 600;

export type PictureState = 'waiting' | 'shown' | 'broken';

interface Picture {
  readonly image: HTMLImageElement;
  state: PictureState;
  /** The tile that shows it now. */
  listener: ((state: PictureState) => void) | null;
}

export class PicturePool {
  /** In order of use: those used longest ago first. */
  readonly #pictures = new Map<string, Picture>();
  #borrowed = 0;

  /**
   * Puts the picture into `frame`.
   * @param listener told at once, and at each change, until it is given back
   * @returns the element, and how to give it back
   */
  borrow(
    frame: HTMLElement,
    url: string,
    listener: (state: PictureState) => void,
  ): { image: HTMLImageElement; giveBack: () => void } {
    const picture = this.#pictures.get(url) ?? this.#load(url);
    this.#pictures.delete(url);
    this.#pictures.set(url, picture);
    if (picture.listener === null) this.#borrowed += 1;
    picture.listener = listener;
    frame.append(picture.image);
    listener(picture.state);
    return { image: picture.image, giveBack: () => this.#giveBack(url, picture, listener) };
  }

  #load(url: string): Picture {
    const image = new Image();
    const picture: Picture = { image, state: 'waiting', listener: null };
    const settle = (state: PictureState) => {
      picture.state = state;
      picture.listener?.(state);
    };
    image.decoding = 'async';
    image.draggable = false;
    image.addEventListener('load', () => settle('shown'));
    image.addEventListener('error', () => {
      // What stands in its place has the words.
      image.remove();
      settle('broken');
    });
    image.src = url;
    return picture;
  }

  #giveBack(url: string, picture: Picture, listener: (state: PictureState) => void): void {
    // Another tile has it already: the tiles of a row change in no particular order.
    if (picture.listener !== listener) return;
    picture.listener = null;
    this.#borrowed -= 1;
    picture.image.remove();
    if (picture.state !== 'shown') {
      picture.image.removeAttribute('src');
      this.#pictures.delete(url);
    }
    for (const [oldest, { listener: user }] of this.#pictures) {
      if (this.#pictures.size - this.#borrowed <= KEPT) break;
      if (user === null) this.#pictures.delete(oldest);
    }
  }
}
