/** Groups of files that import each other, each as one shortest way around. */
export function findCycles(graph: ReadonlyMap<string, readonly string[]>): string[][];
