/**
 * The only addresses that may open in the user's browser, and only when the user clicks on them. Runs in the main
 * process.
 */

const LINKS: ReadonlySet<string> = new Set([
  'https://www.electronjs.org/',
  'https://onnxruntime.ai/',
  'https://opensource.org/license/mit',
]);

/** Whether an address may open in the browser: https, and exactly one on the fixed list. */
export function isAllowedLink(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, href } = new URL(address);
  return protocol === 'https:' && LINKS.has(href);
}
