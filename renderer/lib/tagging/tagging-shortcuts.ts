/** Shortcuts of the review of proposals, as a part of the table in shortcuts.ts. Pure. */

export const TAGGING_SHORTCUTS = {
  taggingMove: { scope: 'tagging', keys: ['ArrowLeft', 'ArrowUp', 'ArrowRight', 'ArrowDown'] },
  taggingExtend: {
    scope: 'tagging',
    keys: ['Shift+ArrowLeft', 'Shift+ArrowUp', 'Shift+ArrowRight', 'Shift+ArrowDown'],
  },
  taggingAccept: { scope: 'tagging', keys: ['A', 'Enter'] },
  taggingReject: { scope: 'tagging', keys: ['X', 'Delete'] },
  taggingUndecide: { scope: 'tagging', keys: ['D'] },
  taggingUndo: { scope: 'tagging', keys: ['U'] },
  taggingLine: { scope: 'tagging', keys: ['L'] },
  taggingAcceptAbove: { scope: 'tagging', keys: ['Shift+A'] },
  taggingOpen: { scope: 'tagging', keys: ['Space', 'O'] },
} as const;
