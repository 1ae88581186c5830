/** What each shortcut of the viewer does, for keys, buttons and menu entries alike. Page. */
import { tick } from 'svelte';
import { focusMain } from '../../dom/focus.ts';
import type { ViewerShortcutId } from '../../lib/viewer/viewer-shortcuts.ts';
import { ZOOM_STEP } from '../../lib/viewer/zoom.ts';
import { messages } from '../../i18n/messages.svelte.ts';
import type { App } from '../../state/app.ts';

interface ViewerAction {
  run(app: App, event?: KeyboardEvent): void;
  /** Omitted when always available. */
  available?(app: App): boolean;
}

/** CSS pixels by which an arrow key pans a zoomed picture. */
const PAN_STEP = 80;

const ACTIONS: Readonly<Record<ViewerShortcutId, ViewerAction>> = {
  viewerPrevious: { run: ({ viewer }, event) => pan(viewer, event) || viewer.previous() },
  viewerNext: { run: ({ viewer }, event) => pan(viewer, event) || viewer.next() },
  viewerFirst: { run: ({ viewer }) => viewer.goTo(0) },
  viewerLast: { run: ({ viewer }) => viewer.goTo(viewer.count - 1) },
  viewerBack: { run: ({ viewer }) => viewer.back(), available: ({ viewer }) => viewer.canGoBack },
  viewerZoomIn: { run: ({ viewer }) => viewer.zoom.by(ZOOM_STEP) },
  viewerZoomOut: { run: ({ viewer }) => viewer.zoom.by(1 / ZOOM_STEP) },
  viewerFit: { run: ({ viewer }) => viewer.zoom.fit() },
  viewerPixels: { run: ({ viewer }) => viewer.zoom.to(1) },
  viewerPan: { run: ({ viewer }, event) => void pan(viewer, event) },
  viewerTurnRight: { run: (app) => turn(app, 1) },
  viewerTurnLeft: { run: (app) => turn(app, -1) },
  viewerSlideshow: { run: toggleSlideshow, available: ({ viewer }) => viewer.count > 1 },
  viewerInfo: { run: ({ viewer }) => void (viewer.infoShown = !viewer.infoShown) },
  viewerFavourite: {
    run: ({ viewer }) => void viewer.mark({ favourite: viewer.photo?.favourite !== true }),
    available: isWritable,
  },
  viewerRate: {
    run({ viewer }, event) {
      const digit = /\d$/.exec(event?.code ?? '')?.[0];
      if (digit !== undefined) void viewer.mark({ rating: Number(digit) });
    },
    available: isWritable,
  },
  viewerTags: {
    run: withPhoto(({ tagEditor }, id) => void tagEditor.show({ ids: [id] })),
    available: isWritable,
  },
  viewerSimilar: { run: withPhoto(findSimilar) },
  viewerRegion: { run: ({ viewer }) => viewer.startRegion() },
  viewerOpen: {
    run: withPhoto(({ files }, id) => void files.open(id)),
    available: ({ host }) => host.capabilities.open,
  },
  viewerReveal: {
    run: withPhoto(({ files }, id) => void files.reveal(id)),
    available: ({ host }) => host.capabilities.reveal,
  },
  viewerCopyPath: {
    run: withPhoto(({ files }, id) => void files.copyPaths([id])),
    available: ({ host }) => host.capabilities.copyPath,
  },
  viewerCopyImage: {
    run: withPhoto(({ files }, id) => void files.copyImage(id)),
    available: ({ host }) => host.capabilities.copyImage,
  },
  viewerTrash: {
    run: withPhoto(({ files }, id) => files.askTrash([id])),
    available: ({ host }) => host.capabilities.trash,
  },
  viewerClose: { run: ({ viewer }) => viewer.close() },
};

/** Runs an action without checking that it is available. @param event the key press that triggered it, if any */
export function runAction(id: ViewerShortcutId, app: App, event?: KeyboardEvent): void {
  // Any other action means that the user wants to stay with this photo.
  if (id !== 'viewerSlideshow') app.viewer.slideshow.stop();
  ACTIONS[id].run(app, event);
}

/** Whether the host, the library and the open photo allow an action. */
export function isAvailable(id: ViewerShortcutId, app: App): boolean {
  return ACTIONS[id].available?.(app) ?? true;
}

/** Whether this instance of Sightline may change the library. */
function isWritable({ library }: App): boolean {
  return !library.readOnly;
}

/** Wraps `work` to receive the id of the open photo. */
function withPhoto(work: (app: App, id: number) => void): ViewerAction['run'] {
  return (app) => {
    if (app.viewer.id !== null) work(app, app.viewer.id);
  };
}

const DIRECTIONS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [PAN_STEP, 0],
  ArrowRight: [-PAN_STEP, 0],
  ArrowUp: [0, PAN_STEP],
  ArrowDown: [0, -PAN_STEP],
};

/** Pans a zoomed picture if the key is an arrow key. @returns whether it was */
function pan(viewer: App['viewer'], event: KeyboardEvent | undefined): boolean {
  const direction = DIRECTIONS[event?.key ?? ''];
  if (!direction || !viewer.zoom.zoomed) return false;
  viewer.zoom.pan({ x: direction[0], y: direction[1] });
  return true;
}

function turn({ viewer, notices }: App, quarters: 1 | -1): void {
  viewer.zoom.turn(quarters);
  notices.announce(messages.viewer.turned(viewer.zoom.turns * 90));
}

function toggleSlideshow({ viewer, notices }: App): void {
  viewer.slideshow.toggle();
  const { running, seconds } = viewer.slideshow;
  notices.announce(running ? messages.viewer.slideshowStarted(seconds) : messages.viewer.slideshowStopped);
}

/** Searches for photos similar to the open one. */
function findSimilar({ viewer, search }: App, id: number): void {
  const name = viewer.name ?? messages.search.photoNumber(id);
  viewer.close();
  search.similarTo(id, name);
  void tick().then(focusMain);
}
