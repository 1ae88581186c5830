/**
 * Handles mouse, touch and keys at the root of a grid. A click opens; the check mark, Ctrl and Cmd pick; Shift picks a
 * range; a long press picks, and so does a tap while anything is picked. Page.
 */
import type { SearchFilter } from '../../../shared/schemas.ts';
import { moveByKey } from '../../lib/grid/row-navigation.ts';
import type { GridView } from '../../state/grid/grid-view.svelte.ts';
import type { Picking } from '../../state/grid/picking.ts';
import type { Selection } from '../../state/grid/selection.svelte.ts';

export interface GestureTargets {
  readonly view: GridView;
  readonly selection: Selection;
  readonly picking: Picking;
  /** What the list shows, so that all of it can be selected; null when it can't be expressed as a filter. */
  filter(): SearchFilter | null;
  open(index: number): void;
  /** Focuses a photo and brings it into view. */
  focus(index: number): void;
  /** Opens a photo's menu at a point of the window. */
  menu(index: number, x: number, y: number): void;
  /** The user drags a photo; the host may replace that with a native drag of its file. */
  drag(index: number): void;
  /** Handles a key that neither moves nor picks. @returns whether it was used */
  command(event: KeyboardEvent, index: number): boolean;
}

/** Milliseconds after which a touch counts as a long press. */
const LONG_PRESS = 450;
/** Pixels after which a touch counts as scrolling. */
const SCROLL_THRESHOLD = 10;

/** Attaches the gestures to the root element of a grid. @returns a function that detaches them */
export function followGestures(root: HTMLElement, targets: GestureTargets): () => void {
  const { view, selection, picking } = targets;
  const stop = new AbortController();
  const listen = <Type extends keyof HTMLElementEventMap>(
    type: Type,
    listener: (event: HTMLElementEventMap[Type]) => void,
  ) => root.addEventListener(type, listener, { signal: stop.signal });
  let goal: number | null = null;
  let press: { x: number; y: number; timer: ReturnType<typeof setTimeout> } | null = null;
  /** Ignores the click that ends a long press. */
  let pressed = false;
  let byTouch = false;

  function endPress(): void {
    clearTimeout(press?.timer);
    press = null;
  }

  listen('pointerdown', (event) => {
    byTouch = event.pointerType === 'touch';
    pressed = false;
    const index = indexOf(event.target);
    if (index === null || !byTouch || !event.isPrimary) return;
    endPress();
    const timer = setTimeout(() => {
      press = null;
      pressed = true;
      picking.toggle(index);
      navigator.vibrate?.(10);
    }, LONG_PRESS);
    press = { x: event.clientX, y: event.clientY, timer };
  });
  listen('pointermove', (event) => {
    if (press && Math.hypot(event.clientX - press.x, event.clientY - press.y) > SCROLL_THRESHOLD) endPress();
  });
  listen('pointerup', endPress);
  listen('pointercancel', endPress);

  // Also fires for the menu key and Shift+F10. A long press of a finger picks instead.
  listen('contextmenu', (event) => {
    const index = indexOf(event.target);
    if (index === null) return;
    event.preventDefault();
    if (byTouch && event.button === 0) return;
    const keyboard = event.button !== 2;
    const box = keyboard ? boxOf(event.target) : null;
    targets.menu(index, box ? box.left + 16 : event.clientX, box ? box.top + 16 : event.clientY);
  });

  listen('dragstart', (event) => {
    const index = indexOf(event.target);
    if (index === null) return;
    endPress();
    event.preventDefault();
    targets.drag(index);
  });

  listen('click', (event) => {
    const index = indexOf(event.target);
    if (index === null) return;
    const keyboard = event.detail === 0;
    if (pressed && !keyboard) {
      pressed = false;
      return;
    }
    const check = event.target instanceof Element && event.target.closest('[data-select]') !== null;
    if (event.shiftKey) picking.extend(index, view.activeIndex);
    else if (check || event.ctrlKey || event.metaKey) picking.toggle(index);
    else if (byTouch && !keyboard && !selection.isEmpty) picking.toggle(index);
    else {
      view.activate(index);
      targets.open(index);
      return;
    }
    targets.focus(index);
  });

  listen('keydown', (event) => {
    const index = indexOf(event.target);
    if (index === null || event.altKey) return;
    const control = event.ctrlKey || event.metaKey;
    if (pick(event, index, control) || move(event, index, control) || targets.command(event, index)) {
      event.preventDefault();
    }
  });
  // Buttons react when Space is released.
  listen('keyup', (event) => {
    if (event.key === ' ' && indexOf(event.target) !== null) event.preventDefault();
  });

  function pick(event: KeyboardEvent, index: number, control: boolean): boolean {
    if (event.key === ' ') {
      if (event.shiftKey) picking.extend(index, index);
      else picking.toggle(index);
      return true;
    }
    if (control && event.key.toLowerCase() === 'a' && !event.shiftKey) {
      picking.everything(targets.filter());
      return true;
    }
    if (event.key === 'Escape' && !selection.isEmpty) {
      picking.clear();
      return true;
    }
    return false;
  }

  function move(event: KeyboardEvent, index: number, control: boolean): boolean {
    if (!view.layout) return false;
    const { source } = view;
    const key = { key: event.key, control };
    const next = moveByKey(
      view.layout,
      (at) => source.ratioAt(at),
      key,
      { index, goal },
      view.scroll.viewport,
    );
    if (!next) return false;
    if (event.shiftKey) picking.extend(next.index, index);
    targets.focus(next.index);
    // Moving focus otherwise resets it.
    goal = next.goal;
    return true;
  }

  listen('focusin', (event) => {
    const index = indexOf(event.target);
    if (index === null) return;
    goal = null;
    view.focused = true;
    view.activate(index);
  });
  // Focus that moves to nothing was lost by a recycled row, not moved by the user; the grid restores it.
  listen('focusout', (event) => {
    if (event.relatedTarget instanceof Node && !root.contains(event.relatedTarget)) view.focused = false;
  });
  document.addEventListener(
    'pointerdown',
    (event) => {
      if (event.target instanceof Node && !root.contains(event.target)) view.focused = false;
    },
    { signal: stop.signal, capture: true },
  );

  return () => {
    endPress();
    stop.abort();
  };
}

function boxOf(target: EventTarget | null): DOMRect | null {
  return target instanceof Element
    ? (target.closest('[role="gridcell"]')?.getBoundingClientRect() ?? null)
    : null;
}

/** Index of the photo that an event targets. */
function indexOf(target: EventTarget | null): number | null {
  if (!(target instanceof Element)) return null;
  const cell = target.closest('[role="gridcell"]');
  const index = cell?.querySelector<HTMLElement>('[data-index]')?.dataset['index'];
  return index === undefined ? null : Number(index);
}
