/** What keys do in the viewer. Digits and letters of controls that take text are theirs. */
import { ZOOM_STEP } from '../../lib/zoom.ts';
import type { Viewer } from '../../state/viewer.svelte.ts';

/** How far an arrow key moves a picture that is zoomed in, CSS pixels. */
const PAN = 80;

const PAN_KEYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [PAN, 0],
  ArrowRight: [-PAN, 0],
  ArrowUp: [0, PAN],
  ArrowDown: [0, -PAN],
};

/** By the key's label, or by its place for digits, whose labels differ between keyboards. */
const ACTIONS: Readonly<Record<string, (viewer: Viewer) => void>> = {
  ArrowLeft: (viewer) => viewer.previous(),
  ArrowRight: (viewer) => viewer.next(),
  PageUp: (viewer) => viewer.previous(),
  PageDown: (viewer) => viewer.next(),
  Home: (viewer) => viewer.goTo(0),
  End: (viewer) => viewer.goTo(viewer.count - 1),
  '+': (viewer) => viewer.zoom.by(ZOOM_STEP),
  '=': (viewer) => viewer.zoom.by(ZOOM_STEP),
  '-': (viewer) => viewer.zoom.by(1 / ZOOM_STEP),
  Digit0: (viewer) => viewer.zoom.fit(),
  Numpad0: (viewer) => viewer.zoom.fit(),
  Digit1: (viewer) => viewer.zoom.to(1),
  Numpad1: (viewer) => viewer.zoom.to(1),
  r: (viewer) => viewer.zoom.turn(1),
  R: (viewer) => viewer.zoom.turn(-1),
  i: (viewer) => void (viewer.infoShown = !viewer.infoShown),
  Escape: (viewer) => viewer.close(),
};

export function viewerKey(event: KeyboardEvent, viewer: Viewer): void {
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
  const typing = event.target instanceof Element && event.target.closest('input, textarea, select');
  if (typing && event.key !== 'Escape') return;
  const pan = PAN_KEYS[event.key];
  if (pan && viewer.zoom.zoomed) {
    viewer.zoom.pan({ x: pan[0], y: pan[1] });
    own(event);
    return;
  }
  const action = ACTIONS[event.key] ?? (event.shiftKey ? undefined : ACTIONS[event.code]);
  if (!action) return;
  action(viewer);
  own(event);
}

/** Keeps a key that was used from the browser and from the page under the viewer. */
function own(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopPropagation();
}
