/** Absolute paths of the files that a file imports, types included; packages are left out. */
export function readImports(file: string): string[];
