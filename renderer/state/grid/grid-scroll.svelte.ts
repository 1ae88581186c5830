/**
 * Where a grid is scrolled to: the place in the whole content, kept in step with a scroll box that may be
 * shorter. Page.
 */
import { LARGEST_BOX, baseFor, boxHeight, isNearEdge, isOffCentre } from '../../lib/grid/scroll-window.ts';

/** What is needed of the scrolling element. */
export interface ScrollBox {
  scrollTop: number;
  /** Height of its content, at once: a place must exist before it can be scrolled to. */
  setContentHeight(pixels: number): void;
}

export class GridScroll {
  /** Top of the view in the whole content, pixels; negative while something above the rows is in view. */
  top = $state(0);
  /** Height of the view. */
  viewport = $state(0);
  /** Of all rows. */
  height = $state(0);
  /** Height of what is above the rows inside the scroll box. */
  lead = 0;
  /** Where the scroll box begins in the whole content. */
  base = 0;
  #box: ScrollBox | null = null;
  /** The scroll position that was written here: the event that follows is nobody's scrolling. */
  #written = -1;

  /** Largest place that the rows reach. */
  get end(): number {
    return Math.max(-this.lead, this.height - this.viewport);
  }

  /** Takes a scroll box and scrolls it to where the view was; null lets it go. */
  attach(box: ScrollBox | null): void {
    this.#box = box;
    if (!box) return;
    box.setContentHeight(boxHeight(this.height));
    this.#write(this.top - this.base + this.lead);
  }

  /** What is above the rows became higher or lower: the rows stay in place, unless the view is at the start of it. */
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

  /** Takes over where the box was scrolled to. @returns false when it was scrolled from here */
  read(): boolean {
    const box = this.#box;
    if (!box || Math.abs(box.scrollTop - this.#written) < 1) return false;
    this.#written = -1;
    this.top = this.base + box.scrollTop - this.lead;
    if (isNearEdge(this.base, box.scrollTop, this.height, this.viewport)) this.#moveBox(this.top);
    return true;
  }

  /** Scrolls to a place, or as near as there is one. */
  moveTo(top: number): void {
    const place = Math.round(Math.min(Math.max(-this.lead, top), this.end));
    const scrolled = place - this.base + this.lead;
    const outside = scrolled < 0 || scrolled > LARGEST_BOX;
    if (outside || isNearEdge(this.base, scrolled, this.height, this.viewport)) this.#moveBox(place);
    else this.#write(scrolled);
  }

  /** Makes room in both directions; call it while nobody scrolls. @returns whether places in the box changed */
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
