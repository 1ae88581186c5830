/** What people may type of the hub. Repeats the contract's rules, which would bring their library into the page. Pure. */

const HUB_ID = /^[A-Za-z0-9][\w.-]*\/[A-Za-z0-9][\w.-]*$/;
const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;
const LONGEST = 200;

/** Whether it is an owner and a name, as in `Xenova/clip-vit-base-patch32`. */
export function isHubId(text: string): boolean {
  return text.length <= LONGEST && HUB_ID.test(text) && !text.includes('..') && !text.includes('--');
}

/** Whether it is an https address, or an http address of this computer. */
export function isMirror(text: string): boolean {
  if (text.length > LONGEST || /[@?#\s]/.test(text) || !URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));
}
