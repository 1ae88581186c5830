/**
 * Shortcuts of the viewer, part of the table in shortcuts.ts. Digits stand for the physical key, whatever it types.
 * Pure.
 */

export const VIEWER_SHORTCUTS = {
  viewerPrevious: { scope: 'viewer', keys: ['ArrowLeft', 'PageUp'] },
  viewerNext: { scope: 'viewer', keys: ['ArrowRight', 'PageDown'] },
  viewerFirst: { scope: 'viewer', keys: ['Home'] },
  viewerLast: { scope: 'viewer', keys: ['End'] },
  viewerBack: { scope: 'viewer', keys: ['Backspace'] },
  viewerZoomIn: { scope: 'viewer', keys: ['+', '='] },
  viewerZoomOut: { scope: 'viewer', keys: ['-'] },
  viewerFit: { scope: 'viewer', keys: ['0'] },
  viewerPixels: { scope: 'viewer', keys: ['1'] },
  viewerPan: { scope: 'viewer', keys: ['ArrowUp', 'ArrowDown'] },
  viewerTurnRight: { scope: 'viewer', keys: ['R'] },
  viewerTurnLeft: { scope: 'viewer', keys: ['Shift+R'] },
  viewerSlideshow: { scope: 'viewer', keys: ['Space'] },
  viewerInfo: { scope: 'viewer', keys: ['I'] },
  viewerFavourite: { scope: 'viewer', keys: ['F'] },
  viewerRate: { scope: 'viewer', keys: ['Shift+1', 'Shift+2', 'Shift+3', 'Shift+4', 'Shift+5', 'Shift+0'] },
  viewerTags: { scope: 'viewer', keys: ['T'] },
  viewerSimilar: { scope: 'viewer', keys: ['S'] },
  viewerRegion: { scope: 'viewer', keys: ['G'] },
  viewerOpen: { scope: 'viewer', keys: ['O'] },
  viewerReveal: { scope: 'viewer', keys: ['E'] },
  viewerCopyPath: { scope: 'viewer', keys: ['C'] },
  viewerCopyImage: { scope: 'viewer', keys: ['Shift+C'] },
  viewerTrash: { scope: 'viewer', keys: ['Delete'] },
  viewerClose: { scope: 'viewer', keys: ['Escape'] },
} as const;

export type ViewerShortcutId = keyof typeof VIEWER_SHORTCUTS;
