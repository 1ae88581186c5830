/** Where keys lead in a tree of visible lines, as the tree pattern of WAI-ARIA has it. Pure. */

export interface TreeLine {
  readonly name: string;
  readonly expanded: boolean;
  readonly hasChildren: boolean;
  /** Position of the line it lies under; -1 at the top. */
  readonly parent: number;
}

export type TreeMove = { readonly to: number } | { readonly open: number } | { readonly close: number };

/** @returns null for keys that mean nothing in a tree, or lead nowhere */
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
 * The next line whose name begins with what was typed, from the current one on and round.
 * @param typed one letter goes on to the next of the lines that begin with it; more letters may stay where they are
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
