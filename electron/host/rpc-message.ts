/**
 * Checks that a message from a WebSocket or port has the outer form of an RPC message before oRPC sees it, so that
 * garbage closes the connection instead of raising an unhandled error. Runs in the host process.
 */

/** Separates the JSON part of a binary message from a file's bytes; never occurs in UTF-8 text. */
const DELIMITER = 0xff;

/** Request, event of a client's stream, cancellation. */
const TYPES = new Set<unknown>([undefined, 1, 3, 4]);

/** Whether the message can be decoded: JSON with an id, a type and a request, optionally followed by a file. */
export function isRpcMessage(message: string | Uint8Array): boolean {
  let parsed: unknown;
  try {
    parsed = JSON.parse(jsonPart(message));
  } catch {
    return false;
  }
  if (!isRecord(parsed) || !TYPES.has(parsed['t'])) return false;
  if (typeof parsed['i'] !== 'string' && typeof parsed['i'] !== 'number') return false;
  const payload = parsed['p'];
  if (parsed['t'] === 4) return true;
  if (!isRecord(payload)) return false;
  return parsed['t'] === 3 || isRequest(payload);
}

function jsonPart(message: string | Uint8Array): string {
  if (typeof message === 'string') return message;
  const end = message.indexOf(DELIMITER);
  return new TextDecoder('utf-8', { fatal: true }).decode(end === -1 ? message : message.subarray(0, end));
}

function isRequest(payload: Record<string, unknown>): boolean {
  const { u: url, h: headers } = payload;
  return (
    typeof url === 'string' &&
    URL.canParse(url, 'http://host') &&
    (headers === undefined || isRecord(headers))
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
