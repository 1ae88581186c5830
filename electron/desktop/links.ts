/**
 * The only addresses that are opened in the user's browser, and only when the user clicks on them. Runs in the main
 * process.
 */

const LINKS: ReadonlySet<string> = new Set([
  'https://www.electronjs.org/',
  'https://onnxruntime.ai/',
  'https://opensource.org/license/mit',
]);

/** Whether an address may be handed to the browser: https, and exactly one of the fixed list. */
export function isAllowedLink(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, href } = new URL(address);
  return protocol === 'https:' && LINKS.has(href);
}
