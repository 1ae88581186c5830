/** Keyboard navigation in a tree of visible lines, following the WAI-ARIA tree pattern. Pure. */

export interface TreeLine {
  readonly name: string;
  readonly expanded: boolean;
  readonly hasChildren: boolean;
  /** Position of the parent line; -1 at the top level. */
  readonly parent: number;
}

export type TreeMove = { readonly to: number } | { readonly open: number } | { readonly close: number };

/**
 * What a key does at the current line.
 * @returns null for keys that do nothing there
 */
export function moveInTree(key: string, lines: readonly TreeLine[], current: number): TreeMove | null {
  const line = lines[current];
  if (!line) return null;
  switch (key) {
    case 'ArrowDown':
      return current < lines.length - 1 ? { to: current + 1 } : null;
    case 'ArrowUp':
      return current > 0 ? { to: current - 1 } : null;
    case 'Home':
      return { to: 0 };
    case 'End':
      return { to: lines.length - 1 };
    case 'ArrowRight':
      if (!line.hasChildren) return null;
      if (!line.expanded) return { open: current };
      return lines[current + 1]?.parent === current ? { to: current + 1 } : null;
    case 'ArrowLeft':
      if (line.hasChildren && line.expanded) return { close: current };
      return line.parent === -1 ? null : { to: line.parent };
    default:
      return null;
  }
}

/**
 * Finds the next line whose name starts with the typed letters, wrapping around at the end.
 * @param typed a single letter searches after the current line, so that repeating it cycles; more letters also match
 *   the current line
 */
export function lineByName(typed: string, lines: readonly TreeLine[], current: number): number | null {
  const wanted = typed.toLowerCase();
  const from = wanted.length === 1 ? current + 1 : current;
  for (let step = 0; step < lines.length; step += 1) {
    const position = (from + step) % lines.length;
    if (lines[position]?.name.toLowerCase().startsWith(wanted)) return position;
  }
  return null;
}
