/** What each file below the folders imports: paths relative to the root, with forward slashes. */
export function readGraph(root: string, folders: readonly string[]): Map<string, string[]>;
