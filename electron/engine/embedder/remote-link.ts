/**
 * The encoder of a remote model: texts and prepared pictures go to the courier process, which brings them to the
 * endpoint. Runs in the engine process.
 */
import type { SightlineError } from '../../../shared/errors.ts';
import type { CourierApi, CourierEvent } from '../api/courier-api.ts';
import type { TextEncoder } from '../embedding/text-encoder.ts';
import type { Model } from '../models/open-model.ts';
import type { RemoteModel } from '../models/remote-model.ts';
import { Supervisor } from '../processes/supervisor.ts';
import type { Spawn } from '../processes/wire.ts';

/** A courier without work ends; the next one checks the endpoint anew. */
const IDLE_MILLISECONDS = 120_000;

export interface RemoteLink {
  /** Its tokens are unknown, so it counts as understanding everything. */
  readonly text: TextEncoder;
  /** @returns [texts.length, dimensions], unit rows. */
  embedTexts(texts: readonly string[]): Promise<Float32Array>;
  /** @param pictures RGB at the size that the encoder takes. @returns unit vectors. */
  embedPictures(pictures: readonly Uint8Array[]): Promise<Float32Array[]>;
  stop(): Promise<void>;
}

/**
 * Starts nothing until the first call. All calls fail with a reason `remote-…`, which says what to do.
 * @param onRequest hears of each request to the network.
 * @returns null for a model on this computer.
 */
export function createRemoteLink(
  model: Model,
  { spawn, onRequest }: { spawn: Spawn; onRequest: (request: CourierEvent['request']) => void },
): RemoteLink | null {
  if (model.kind === 'local') return null;
  const courier = new Supervisor<CourierApi, CourierEvent>({
    name: 'courier',
    spawn: () => spawn<CourierApi, CourierEvent>('courier'),
    prepare: () => Promise.resolve(),
    idleMilliseconds: IDLE_MILLISECONDS,
  });
  courier.onEvent(({ request }) => onRequest(request));
  const { dir } = model;
  const embedTexts = async (texts: readonly string[]): Promise<Float32Array> =>
    (await courier.api.embedTexts({ dir, texts }, { work: true })).embeddings;
  return {
    text: {
      weights: 'remote',
      encode: async (texts) => rowsOf(await embedTexts(texts), model),
      tokenize: () => [],
      understands: () => true,
      release: () => Promise.resolve(),
    },
    embedTexts,
    embedPictures: async (pictures) =>
      rowsOf((await courier.api.embedPictures({ dir, pictures }, { work: true })).embeddings, model),
    stop: () => courier.stop(),
  };
}

/** Whether a failure is that of a remote encoder that may answer later: photos wait for it. */
export function mayAnswerLater({ kind, detail }: SightlineError): boolean {
  const isRemote = String(detail?.['reason'] ?? '').startsWith('remote-');
  return isRemote && (kind === 'unavailable' || kind === 'timeout');
}

function rowsOf(rows: Float32Array, { dimensions }: Pick<RemoteModel, 'dimensions'>): Float32Array[] {
  return Array.from({ length: rows.length / dimensions }, (_, index) =>
    rows.slice(index * dimensions, (index + 1) * dimensions),
  );
}
