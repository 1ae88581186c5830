/**
 * The scroll position of a grid within its whole content, kept in step with a scroll box that may be shorter than the
 * content. Page. Lengths are in CSS pixels.
 */
import { LARGEST_BOX, baseFor, boxHeight, isNearEdge, isOffCentre } from '../../lib/grid/scroll-window.ts';

/** The parts of the scrolling element used here. */
export interface ScrollBox {
  scrollTop: number;
  /** Sets the height of its content synchronously, because it can't scroll beyond its content. */
  setContentHeight(pixels: number): void;
}

export class GridScroll {
  /** Top of the view within the whole content; negative while something above the rows is visible. */
  top = $state(0);
  /** Height of the view. */
  viewport = $state(0);
  /** Total height of the rows. */
  height = $state(0);
  /** Height of the content above the rows, inside the scroll box. */
  lead = 0;
  /** Top of the scroll box within the whole content. */
  base = 0;
  #box: ScrollBox | null = null;
  /** The scroll position set by this class, so that the resulting event is not taken for the user's scrolling. */
  #written = -1;

  /** Largest scroll position. */
  get end(): number {
    return Math.max(-this.lead, this.height - this.viewport);
  }

  /** Attaches a scroll box and scrolls it to the current position; null detaches it. */
  attach(box: ScrollBox | null): void {
    this.#box = box;
    if (!box) return;
    box.setContentHeight(boxHeight(this.height));
    this.#write(this.top - this.base + this.lead);
  }

  /** The height above the rows changed: keeps the rows in place, unless the view is at the very top. */
  setLead(lead: number): void {
    const atStart = this.base === 0 && this.top <= -this.lead;
    this.lead = lead;
    if (atStart) this.top = -lead;
    else this.#write(this.top - this.base + lead);
  }

  setHeight(height: number): void {
    this.height = height;
    this.#box?.setContentHeight(boxHeight(height));
  }

  /** Reads the position of the scroll box. @returns false when this class set it itself */
  read(): boolean {
    const box = this.#box;
    if (!box || Math.abs(box.scrollTop - this.#written) < 1) return false;
    this.#written = -1;
    this.top = this.base + box.scrollTop - this.lead;
    if (isNearEdge(this.base, box.scrollTop, this.height, this.viewport)) this.#moveBox(this.top);
    return true;
  }

  /** Scrolls to a position, clamped to the content. */
  moveTo(top: number): void {
    const place = Math.round(Math.min(Math.max(-this.lead, top), this.end));
    const scrolled = place - this.base + this.lead;
    const outside = scrolled < 0 || scrolled > LARGEST_BOX;
    if (outside || isNearEdge(this.base, scrolled, this.height, this.viewport)) this.#moveBox(place);
    else this.#write(scrolled);
  }

  /**
   * Moves the scroll box so that there is room in both directions; call it while nobody scrolls.
   * @returns whether positions within the box changed
   */
  recentre(): boolean {
    if (!this.#box || !isOffCentre(this.base, this.#box.scrollTop, this.height)) return false;
    this.#moveBox(this.top);
    return true;
  }

  #moveBox(top: number): void {
    this.base = baseFor(top, this.height);
    this.#write(top - this.base + this.lead);
  }

  #write(scrolled: number): void {
    const box = this.#box;
    if (!box) return;
    box.scrollTop = scrolled;
    this.#written = box.scrollTop;
    this.top = this.base + box.scrollTop - this.lead;
  }
}
