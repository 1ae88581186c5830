/**
 * The path below which a signed-in browser finds everything: `/<secret>/`. Browsers send cookies to every port of a
 * host, so to the servers of other users of this machine too, but only to URLs below the cookie's path, and nobody else
 * knows this one. Scripts use their token without it. Runs in the host process.
 */
import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export interface PrivatePath {
  /** The path, with a slash at both ends. */
  readonly path: string;
  /** Takes the path off the request's URL. @returns whether it was there: only then does a cookie count. */
  enter(request: IncomingMessage): boolean;
}

/** The path of a server with this token: the same after a restart with the same token. */
export function privatePath(token: string): PrivatePath {
  const secret = createHash('sha256').update(`path of ${token}`).digest('base64url').slice(0, 22);
  return pathBelow(`/${secret}/`);
}

/** No path of its own, for development: the cookie counts everywhere. */
export const noPrivatePath: PrivatePath = pathBelow('/');

function pathBelow(path: string): PrivatePath {
  return {
    path,
    enter(request) {
      const url = request.url ?? '';
      if (!url.startsWith(path)) return false;
      request.url = url.slice(path.length - 1);
      return true;
    },
  };
}
