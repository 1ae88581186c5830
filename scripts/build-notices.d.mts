/** @param bundledModules paths of the modules in the page's bundle. */
export function buildNotices(
  root: string,
  bundledModules: readonly string[],
): {
  readonly text: string;
  readonly packages: readonly { readonly name: string; readonly version: string; readonly licence: string }[];
};
