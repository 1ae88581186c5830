/** @param bundledModules paths of the modules in the page's bundle. */
export function buildNotices(
  root: string,
  bundledModules: readonly string[],
): {
  readonly text: string;
  readonly packages: readonly { readonly name: string; readonly version: string; readonly licence: string }[];
};

/** Writes the notices beside the program and into the page. @param bundledModules relative to the root. */
export function writeNotices(root: string, target: string, bundledModules: readonly string[]): void;
