/** A shortest cycle of each group of files that import each other. */
export function findCycles(graph: ReadonlyMap<string, readonly string[]>): string[][];
