/** Names of remote encoders. Runs anywhere. */

/** What stands before the name of a remote encoder where models are named. */
export const REMOTE_PREFIX = 'remote:';

const MOST_CHARACTERS = 60;

/**
 * A name of a-z, 0-9 and -, made of the host in an address.
 * @param taken names that others have.
 */
export function remoteNameOf(url: string, taken: readonly string[] = []): string {
  // Neither side's address parser is known here.
  const host = /^https?:\/\/(\[[^\]]*\]|[^/:?#@\s]*)/i.exec(url)?.[1] ?? '';
  const plain = host
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, MOST_CHARACTERS);
  const name = plain === '' ? 'remote' : plain;
  for (let count = 1; ; count++) {
    const candidate = count === 1 ? name : `${name}-${count}`;
    if (!taken.includes(candidate)) return candidate;
  }
}
