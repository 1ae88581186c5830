/** Addresses that photos may be sent to. Pure. */
import { SightlineError } from '../../../../shared/errors.ts';

const LONGEST = 500;

/**
 * The address of a remote encoder. It must be encrypted, unless it is this computer.
 * @throws SightlineError `invalid-input`; the message does not repeat an address that may hold a key.
 */
export function remoteAddress(text: string): URL {
  const url = text.length <= LONGEST && URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) throw invalid('an address that begins with https://');
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw invalid('an address without a name, a password, a ? or a #; the key goes into a header of its own');
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    throw invalid(`https:// in front of ${url.host}: photos are sent unencrypted to this computer only`);
  }
  return url;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

function invalid(expected: string): SightlineError {
  return new SightlineError('invalid-input', `expected ${expected}`);
}
