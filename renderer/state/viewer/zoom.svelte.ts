/** View of the open picture: scale, position and rotation. The photo itself is never changed. Page. */
import { bounded, fitScale, fitted, panned, shownSize, turnedSize, zoomedTo } from '../../lib/viewer/zoom.ts';
import type { Point, Scene, Size, View } from '../../lib/viewer/zoom.ts';

/** Ratio up to which scales count as equal, so that rounding does not make a fitted picture look zoomed. */
const SCALE_TOLERANCE = 1.001;

export class Zoom {
  stage = $state.raw<Size>({ width: 0, height: 0 });
  density = $state(1);
  /** Quarter turns clockwise, 0 to 3. */
  turns = $state(0);
  #picture = $state.raw<Size>({ width: 3, height: 2 });
  /** Whether the picture's own size is known; a zoom requested earlier is kept until then. */
  #measured = false;
  /** Null while fitted, whatever the window's size. */
  #view = $state.raw<View | null>(null);

  /** Size in pixels, after the orientation in the file, before rotation here. */
  get picture(): Size {
    return this.#picture;
  }

  get view(): View {
    return this.#view === null ? fitted(this.#scene) : bounded(this.#scene, this.#view);
  }

  get scale(): number {
    return this.view.scale;
  }

  /** Whether the picture is larger than fitted, so that it can be panned. */
  get zoomed(): boolean {
    return !this.#isFitted(this.view);
  }

  /** Size of the picture on the stage before rotation. */
  get shown(): Size {
    const scene = { ...this.#scene, picture: this.#picture };
    return shownSize(scene, this.scale);
  }

  /** Sets a better estimate of the picture's size, which may not be its own yet. Keeps the view. */
  estimate(picture: Size): void {
    if (picture.width > 0 && picture.height > 0) this.#picture = picture;
  }

  /** Sets the size of the picture's file. Keeps the view. */
  measure(picture: Size): void {
    if (picture.width <= 0 || picture.height <= 0) return;
    this.estimate(picture);
    this.#measured = true;
    if (this.#view !== null && this.#isFitted(this.#view)) this.#view = null;
  }

  /** Starts another picture: fitted and upright. */
  reset(): void {
    this.#view = null;
    this.turns = 0;
    this.#measured = false;
  }

  fit(): void {
    this.#view = null;
  }

  /** @param at point to keep in place, from the stage's centre, in CSS pixels */
  to(scale: number, at?: Point): void {
    const view = zoomedTo(this.#scene, this.view, scale, at);
    this.#view = this.#measured && this.#isFitted(view) ? null : view;
  }

  by(factor: number, at?: Point): void {
    this.to(this.scale * factor, at);
  }

  /** Toggles between fitted and 100 %, or 200 % for a picture that is fitted at 100 %. */
  toggle(at?: Point): void {
    if (this.zoomed) this.fit();
    else this.to(fitScale(this.#scene) >= 1 ? 2 * fitScale(this.#scene) : 1, at);
  }

  pan(by: Point): void {
    if (this.#view !== null) this.#view = panned(this.#scene, this.view, by);
  }

  /** @param quarters 1 for clockwise, -1 for counterclockwise */
  turn(quarters: 1 | -1): void {
    this.turns = (this.turns + quarters + 4) % 4;
    this.#view = null;
  }

  #isFitted({ scale }: View): boolean {
    return scale <= fitScale(this.#scene) * SCALE_TOLERANCE;
  }

  get #scene(): Scene {
    return { picture: turnedSize(this.#picture, this.turns), stage: this.stage, density: this.density };
  }
}
