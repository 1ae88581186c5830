/**
 * Requests that the courier process answers. Before the first vector, and again in every new process, it makes sure that
 * the endpoint is still the one that was added. Runs in the courier process.
 */
import type { CourierApi, CourierEvent } from '../../api/courier-api.ts';
import { readRemote, type RemoteSettings } from '../../models/remote-model.ts';
import type { Handlers } from '../../processes/wire.ts';
import { SightlineError, toSightlineError } from '../../../../shared/errors.ts';
import type { Transport } from '../transport.ts';
import { remoteAddress } from './address.ts';
import { askProbes, compareProbes } from './probes.ts';
import { RemoteClient, type Asking, type RemoteClientOptions } from './remote-client.ts';
import { changed } from './remote-errors.ts';
import { remoteKey } from './remote-key.ts';
import type { Description } from './protocol.ts';
import { writePng } from './write-png.ts';

interface Opened {
  readonly client: RemoteClient;
  readonly served: Description;
}

export interface CourierParts {
  readonly emit: (event: CourierEvent) => void;
  readonly transport: Transport;
  /** Keys from the system's secret store, by name of the encoder. */
  readonly sealed?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Of the client. */
  readonly patience?: RemoteClientOptions['patience'];
  readonly silenceSeconds?: number;
}

export function createCourier(parts: CourierParts): Handlers<CourierApi> {
  const known = new Map<string, Opened>();
  /** Calls that come meanwhile check for themselves: each may be cancelled alone. */
  const opened = async (dir: string, asking: Asking): Promise<Opened> => {
    const before = known.get(dir);
    if (before) return before;
    const now = await open(dir, parts, asking);
    known.set(dir, now);
    return now;
  };
  /** Once an encoder has answered as another, it is sent nothing but the check until it passes again. */
  const ask = async <Answer>(
    dir: string,
    asking: Asking,
    work: (encoder: Opened) => Promise<Answer>,
  ): Promise<Answer> => {
    try {
      return await work(await opened(dir, asking));
    } catch (error) {
      if (toSightlineError(error).detail?.['reason'] === 'remote-changed') known.delete(dir);
      throw error;
    }
  };
  return {
    embedTexts({ dir, texts }, signal) {
      const asking = { signal, hurry: true };
      return ask(dir, asking, async ({ client, served }) => ({
        embeddings: joined(await client.texts(texts, served, asking), served.dimensions),
      }));
    },
    embedPictures({ dir, pictures }, signal) {
      return ask(dir, { signal }, async ({ client, served }) => {
        const { width, height } = served.input;
        const encoded = await Promise.all(pictures.map((pixels) => writePng(pixels, width, height)));
        return { embeddings: joined(await client.images(encoded, served, { signal }), served.dimensions) };
      });
    },
  };
}

async function open(dir: string, parts: CourierParts, asking: Asking): Promise<Opened> {
  const settings = await readRemote(dir);
  if (settings === null) {
    throw new SightlineError('not-found', 'expected a remote encoder that has been added; it was removed');
  }
  const { emit, transport, sealed = {}, environment = process.env, patience, silenceSeconds } = parts;
  const client = new RemoteClient({
    url: remoteAddress(settings.url),
    key: await remoteKey(dir, settings, sealed, environment),
    transport,
    record: (request) => emit({ type: 'request', request }),
    ...(patience === undefined ? {} : { patience }),
    ...(silenceSeconds === undefined ? {} : { silenceSeconds }),
  });
  const served = await client.describe(asking);
  expectSame(settings, served, client.host);
  compareProbes(client.host, settings.probes, await askProbes(client, served, asking));
  return { client, served };
}

function expectSame(settings: RemoteSettings, served: Description, host: string): void {
  for (const what of ['model', 'revision', 'dimensions', 'input'] as const) {
    const [before, now] = [settings[what], served[what]].map((value) => JSON.stringify(value));
    if (before !== now) throw changed(host, `its ${what} was ${before} and is ${now}`);
  }
}

function joined(vectors: readonly Float32Array[], dimensions: number): Float32Array {
  const rows = new Float32Array(vectors.length * dimensions);
  vectors.forEach((vector, index) => rows.set(vector, index * dimensions));
  return rows;
}
