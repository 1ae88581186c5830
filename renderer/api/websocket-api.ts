/** The {@link Api} over a WebSocket to the host that served the page. Page. */
import { ORPCError } from '@orpc/client';
import type { Api } from './api.ts';
import { createContractApi, type Transport } from './contract-api.ts';
import { ReconnectingLink } from './reconnecting-link.ts';
import { ROUTES } from './routes.ts';

/** The only request that contains a file. */
const UPLOAD = 'search.uploadImage';

/**
 * Creates the API, which connects at once and reconnects whenever the connection breaks.
 * @param location the page's address
 */
export function connectWebSocketApi(location: Pick<Location, 'href'>): Api {
  const open = (): WebSocket => new WebSocket(new URL(ROUTES.rpc, location.href.replace(/^http/, 'ws')));
  return createContractApi({
    connect: (onState) => withUpload(new ReconnectingLink({ open, isRefused, onState })),
  });
}

/** Wraps a link to upload query images over HTTP. */
function withUpload(link: Transport): Transport {
  return {
    retry: () => link.retry(),
    call: (path, input, options) =>
      path.join('.') === UPLOAD
        ? upload((input as { file: File }).file, options.signal)
        : link.call(path, input, options),
  };
}

/** Query images may be larger than a WebSocket message. */
async function upload(file: File, signal: AbortSignal | undefined): Promise<{ imageId: string }> {
  const body = new FormData();
  body.set('file', file);
  const response = await fetch(ROUTES.uploadImage, { method: 'POST', body, ...(signal ? { signal } : {}) });
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok && isRecord(answer) && typeof answer['imageId'] === 'string') {
    return { imageId: answer['imageId'] };
  }
  const code = isRecord(answer) && typeof answer['code'] === 'string' ? answer['code'] : 'internal';
  const message = isRecord(answer) && typeof answer['message'] === 'string' ? answer['message'] : '';
  const data: unknown = isRecord(answer) ? answer['data'] : undefined;
  throw new ORPCError(code, { status: response.status >= 400 ? response.status : 500, message, data });
}

async function isRefused(): Promise<boolean> {
  try {
    const { status } = await fetch(ROUTES.probe);
    return status === 401 || status === 403;
  } catch {
    return false;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
