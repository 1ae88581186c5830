/**
 * A pool of the `<img>` elements of thumbnails, by URL. A tile borrows its photo's element and returns it, so a photo
 * that moves to another tile or scrolls back into view appears at once, without another request. Returning an element
 * before it has loaded cancels its request. Page.
 */

/** Number of pictures kept while no tile shows them: a few screens' worth. */
const MAX_UNUSED = 600;

export type PictureState = 'waiting' | 'shown' | 'broken';

interface Picture {
  readonly image: HTMLImageElement;
  state: PictureState;
  /** The listener of the tile that is showing it. */
  listener: ((state: PictureState) => void) | null;
}

export class PicturePool {
  /** Least recently used first. */
  readonly #pictures = new Map<string, Picture>();
  #borrowed = 0;

  /**
   * Puts a picture into `frame`.
   * @param listener called at once and on each change, until the picture is returned
   * @returns the element, and a function that returns it to the pool
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
      // The tile shows text instead.
      image.remove();
      settle('broken');
    });
    image.src = url;
    return picture;
  }

  #giveBack(url: string, picture: Picture, listener: (state: PictureState) => void): void {
    // Another tile has already borrowed it: the tiles of a row change in no particular order.
    if (picture.listener !== listener) return;
    picture.listener = null;
    this.#borrowed -= 1;
    picture.image.remove();
    if (picture.state !== 'shown') {
      picture.image.removeAttribute('src');
      this.#pictures.delete(url);
    }
    for (const [oldest, { listener: user }] of this.#pictures) {
      if (this.#pictures.size - this.#borrowed <= MAX_UNUSED) break;
      if (user === null) this.#pictures.delete(oldest);
    }
  }
}
