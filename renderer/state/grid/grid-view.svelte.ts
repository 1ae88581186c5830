/**
 * What a grid shows: lays its photos out, follows scrolling, and keeps the photo at the top in place when the layout
 * changes. Page.
 */
import { EMPTY_SOURCE } from '../../lib/grid/grid-source.ts';
import type { GridSource } from '../../lib/grid/grid-source.ts';
import {
  justify,
  placeRow,
  rowAt,
  rowBottom,
  rowOfPhoto,
  sectionAt,
} from '../../lib/grid/justified-layout.ts';
import type { JustifiedLayout, LayoutOptions } from '../../lib/grid/justified-layout.ts';
import { LARGEST_BOX } from '../../lib/grid/scroll-window.ts';
import { tileColour } from '../../lib/grid/tile-colour.ts';
import { GridRows } from './grid-rows.svelte.ts';
import type { RowPlacement } from './grid-rows.svelte.ts';
import { GridScroll } from './grid-scroll.svelte.ts';

export interface HeaderPlacement {
  readonly section: number;
  readonly label: string;
  readonly top: number;
  /** Height of the whole section within the scroll box: how far the header sticks. */
  readonly height: number;
}

/** A scroll position that survives a new layout: a photo, and how far the top of the view is below its row's. */
export interface GridPlace {
  readonly id: number;
  readonly index: number;
  readonly offset: number;
}

/** Height above and below the view for which rows are prepared, in pixels. */
const OVERSCAN = 500;
const BOTH_SIDES: Overscan = { above: OVERSCAN, below: OVERSCAN };
/** After fast scrolling, those rows wait this many milliseconds for the rows in view. */
const OVERSCAN_DELAY = 50;
const NONE: Overscan = { above: 0, below: 0 };
/** Speed, in pixels per millisecond, at which nobody can make out pictures. */
const FAST_SCROLL = 3;
/** Milliseconds without a scroll event after which scrolling counts as over. */
const SETTLED_AFTER = 120;
/** How many neighbours on each side are tried as a replacement for a photo that is gone. */
const NEIGHBOURS = 200;

interface Showing {
  /** Whether rows that stay need a new placement too: their photos, positions or marks changed. */
  readonly again?: boolean;
  readonly pictures?: boolean;
  readonly overscan?: Overscan;
}

interface Overscan {
  readonly above: number;
  readonly below: number;
}

export class GridView {
  readonly scroll = new GridScroll();
  readonly rows = new GridRows();
  headers = $state.raw<readonly HeaderPlacement[]>([]);
  layout = $state.raw<JustifiedLayout | null>(null);
  source = $state.raw<GridSource>(EMPTY_SOURCE);
  /** Indexes of the photos in view: the first, and one past the last. */
  visible = $state.raw<readonly [number, number]>([0, 0]);
  /** Whether scrolling has paused. */
  settled = $state(true);
  /** Index of the photo with the tab stop. */
  activeIndex = $state(0);
  /** Whether focus is inside the grid; then the focused photo's row stays in the document. */
  focused = false;
  #activeId = 0;
  #list: unknown = undefined;
  /** Kept until the user scrolls, so that the position does not drift when sizes change back and forth. */
  #anchor: GridPlace | null = null;
  #lastScroll = { top: 0, time: 0 };
  /** Whether the tile size has changed since scrolling last paused. */
  #resized = false;
  /** Whether the last scrolling was too fast to show pictures. */
  #wasFast = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Announces the list to show; a different one starts at its beginning. @returns whether it is different */
  begin(list: unknown): boolean {
    if (this.#list === list) return false;
    this.#list = list;
    this.source = EMPTY_SOURCE;
    this.layout = null;
    this.#anchor = null;
    this.activate(0);
    this.scroll.setHeight(0);
    this.scroll.moveTo(-this.scroll.lead);
    return true;
  }

  /** Shows new photos, or the same ones in a new size. */
  arrange(source: GridSource, options: LayoutOptions): void {
    if (options.width <= 0) return;
    const before = this.source;
    const known = this.layout;
    const alike = known !== null && sameOptions(known.options, options);
    const grown = alike && source.lineage !== undefined && source.lineage === before.lineage;
    const keep = Math.min(before.loaded ?? before.count, source.loaded ?? source.count);
    const anchor = this.place();
    this.source = source;
    if (!grown || known.photos !== source.count || before.loaded !== source.loaded || keep === 0) {
      this.#resized = !alike;
      this.layout = grown ? justify(source, options, known, keep) : justify(source, options);
      this.scroll.setHeight(this.layout.height);
      this.#findActive(before);
      if (anchor) this.#restore(anchor, before);
      else if (this.scroll.top > this.scroll.end) this.scroll.moveTo(this.scroll.end);
    }
    this.#show({ again: true });
  }

  /** @param lead height of the content above the rows, inside the scroll box */
  resize(viewport: number, lead: number): void {
    if (viewport === this.scroll.viewport && lead === this.scroll.lead) return;
    this.scroll.viewport = viewport;
    if (lead !== this.scroll.lead) this.scroll.setLead(lead);
    this.#show({});
  }

  /** Handles a scroll event. @param time in milliseconds */
  scrolled(time: number): void {
    const base = this.scroll.base;
    if (!this.scroll.read()) return;
    this.#anchor = null;
    this.#moved(time, base !== this.scroll.base);
  }

  /** Scrolls to a position in the whole content. Shows no pictures on the way when called in quick succession. */
  jumpTo(top: number): void {
    this.#anchor = null;
    const base = this.scroll.base;
    this.scroll.moveTo(top);
    this.#moved(performance.now(), base !== this.scroll.base);
  }

  /** Scrolls as little as possible to bring a photo into view. @param margin pixels covered above it */
  reveal(index: number, margin: number): void {
    const { layout, scroll } = this;
    if (!layout) return;
    const row = rowOfPhoto(layout, index);
    const top = (layout.rowTop[row] ?? 0) - margin;
    const bottom = rowBottom(layout, row);
    if (row === 0) this.jumpTo(-scroll.lead);
    else if (top < scroll.top) this.jumpTo(top);
    else if (bottom > scroll.top + scroll.viewport) this.jumpTo(Math.min(top, bottom - scroll.viewport));
    this.#show({});
  }

  /** Gives the tab stop to a photo. */
  activate(index: number): void {
    this.activeIndex = Math.min(Math.max(0, index), Math.max(0, this.source.count - 1));
    this.#activeId = this.source.idAt(this.activeIndex);
  }

  /** The current position; null at the very top, where newly added photos should appear. */
  place(): GridPlace | null {
    const { layout, scroll } = this;
    if (this.#anchor || !layout || layout.rows === 0 || scroll.top <= 0) return this.#anchor;
    const row = rowAt(layout, scroll.top);
    const index = layout.firstPhoto[row] ?? 0;
    return { id: this.source.idAt(index), index, offset: scroll.top - (layout.rowTop[row] ?? 0) };
  }

  returnTo(place: GridPlace): void {
    this.#restore(place, this.source);
    this.#show({ again: true });
  }

  detach(): void {
    clearTimeout(this.#timer);
    this.scroll.attach(null);
  }

  #moved(time: number, again: boolean): void {
    const { top, viewport } = this.scroll;
    const delta = top - this.#lastScroll.top;
    const fast = Math.abs(delta) / Math.max(1, time - this.#lastScroll.time) >= FAST_SCROLL;
    this.#lastScroll = { top, time };
    this.#wasFast = fast;
    this.settled = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#settle(), SETTLED_AFTER);
    this.#show({ again, pictures: !fast, overscan: fast ? overscanOf(delta, viewport) : BOTH_SIDES });
  }

  #settle(): void {
    this.settled = true;
    const again = this.scroll.recentre();
    if (this.#wasFast) {
      this.#show({ again, overscan: NONE });
      this.#timer = setTimeout(() => this.#show({}), OVERSCAN_DELAY);
    } else this.#show({ again });
    if (this.#resized) this.rows.trim();
    this.#resized = false;
    // Tab should lead to a photo in view, not to one the user left long ago.
    const [first, end] = this.visible;
    if (!this.focused && (this.activeIndex < first || this.activeIndex >= end)) this.activate(first);
  }

  #show({ again = false, pictures = this.settled, overscan = BOTH_SIDES }: Showing): void {
    const { layout, scroll, source } = this;
    if (!layout || scroll.viewport === 0) return;
    const first = rowAt(layout, scroll.top - overscan.above);
    const last = rowAt(layout, scroll.top + scroll.viewport + overscan.below);
    const wanted: number[] = [];
    for (let row = Math.max(0, first); row <= last; row += 1) wanted.push(row);
    const active = this.focused ? rowOfPhoto(layout, this.activeIndex) : -1;
    if (active !== -1 && active < first) wanted.unshift(active);
    if (active > last) wanted.push(active);
    this.rows.show(wanted, (row) => this.#placeRow(layout, source, row), { again, pictures });
    this.#showHeaders(layout, source, first, last);
    const from = layout.firstPhoto[Math.max(0, rowAt(layout, scroll.top))] ?? 0;
    const to = layout.firstPhoto[rowAt(layout, scroll.top + scroll.viewport) + 1] ?? 0;
    if (again || from !== this.visible[0] || to !== this.visible[1]) this.visible = [from, to];
  }

  #placeRow(layout: JustifiedLayout, source: GridSource, row: number): RowPlacement {
    const tiles = placeRow(layout, row, (index) => source.ratioAt(index)).map((tile) => ({
      ...tile,
      id: source.idAt(tile.index),
      flags: source.flagsAt(tile.index),
      colour: tileColour(source.colourAt?.(tile.index) ?? 0),
    }));
    const top = (layout.rowTop[row] ?? 0) - this.scroll.base;
    return { row, top, pictureHeight: layout.pictureHeight[row] ?? 0, tiles };
  }

  #showHeaders(layout: JustifiedLayout, source: GridSource, firstRow: number, lastRow: number): void {
    const headers: HeaderPlacement[] = [];
    const { base } = this.scroll;
    const first = sectionAt(layout, layout.rowTop[Math.max(0, firstRow)] ?? 0);
    const last = sectionAt(layout, layout.rowTop[lastRow] ?? 0);
    for (let section = first; section <= last; section += 1) {
      const label = source.sections[section]?.label ?? null;
      if (label === null) continue;
      const top = Math.max(0, (layout.sectionTop[section] ?? 0) - base);
      const bottom = Math.min(LARGEST_BOX, (layout.sectionTop[section + 1] ?? 0) - base);
      headers.push({ section, label, top, height: bottom - top });
    }
    const same =
      headers.length === this.headers.length &&
      headers.every((header, at) => sameHeader(header, this.headers[at]));
    if (!same) this.headers = headers;
  }

  /** Finds the active photo in a changed list, or the one that replaced it. */
  #findActive(before: GridSource): void {
    const place = { id: this.#activeId, index: this.activeIndex, offset: 0 };
    this.activate(this.#indexOf(place, before));
  }

  #restore(anchor: GridPlace, before: GridSource): void {
    if (!this.layout) return;
    const index = this.#indexOf(anchor, before);
    const row = rowOfPhoto(this.layout, index);
    this.scroll.moveTo((this.layout.rowTop[row] ?? 0) + anchor.offset);
    this.#anchor = { id: this.source.idAt(index), index, offset: anchor.offset };
  }

  #indexOf({ id, index }: GridPlace, before: GridSource): number {
    const { source } = this;
    const last = Math.max(0, source.count - 1);
    if (source.idAt(index) === id || id === 0) return Math.min(index, last);
    const found = source.indexOf(id);
    if (found !== -1) return found;
    if (before.lineage === undefined || before.lineage !== source.lineage) {
      for (let away = 1; away <= NEIGHBOURS; away += 1) {
        for (const neighbour of [before.idAt(index + away), before.idAt(index - away)]) {
          const at = neighbour === 0 ? -1 : source.indexOf(neighbour);
          if (at !== -1) return at;
        }
      }
    }
    return Math.min(index, last);
  }
}

/** What to prepare during fast scrolling: rows in its direction only, and none for a jump. */
function overscanOf(delta: number, viewport: number): Overscan {
  if (Math.abs(delta) > viewport) return NONE;
  return delta < 0 ? { above: OVERSCAN, below: 0 } : { above: 0, below: OVERSCAN };
}

function sameOptions(one: LayoutOptions, other: LayoutOptions): boolean {
  return (
    one.width === other.width &&
    one.targetHeight === other.targetHeight &&
    one.gap === other.gap &&
    one.headerHeight === other.headerHeight
  );
}

function sameHeader(one: HeaderPlacement, other: HeaderPlacement | undefined): boolean {
  return (
    one.section === other?.section &&
    one.label === other.label &&
    one.top === other.top &&
    one.height === other.height
  );
}
