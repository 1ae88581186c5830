/**
 * A remote encoder on this machine, for tests of the real client: the form of docs/remote-encoder.md in front of the
 * starter model. Faults are injected per request.
 */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { starterModelDir } from '../../electron/engine/app-root.ts';
import { createImageEncoder } from '../../electron/engine/embedding/image-encoder.ts';
import { createTextEncoder } from '../../electron/engine/embedding/text-encoder.ts';
import { prepareImage } from '../../electron/engine/images/decode.ts';
import { openModelFolder } from '../../electron/engine/models/model-folder.ts';

/** The key that the server takes. */
export const GOOD_KEY = 'good-key-0123';

interface EncoderRequest {
  readonly task: 'describe' | 'texts' | 'images';
  readonly texts: readonly string[];
  readonly images: readonly Buffer[];
  readonly authorization: string | null;
  /** All headers, in lower case. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

export interface RemoteEncoderServer {
  readonly url: string;
  /** All requests, oldest first. */
  readonly requests: EncoderRequest[];
  /** Takes over a request; false leaves it to the server. */
  fault: (request: EncoderRequest, response: ServerResponse) => boolean;
  /** Changes the answer to a question about texts or pictures. */
  alter: (embeddings: number[][], request: EncoderRequest) => unknown[];
  /** As the server states it. */
  revision: string;
  close(): Promise<void>;
}

export async function startRemoteEncoder(): Promise<RemoteEncoderServer> {
  const model = await openModelFolder(starterModelDir);
  const [text, image] = await Promise.all([createTextEncoder(model), createImageEncoder(model)]);
  const describe = {
    dimensions: model.dimensions,
    input: { width: image.inputWidth, height: image.inputHeight, resize: 'stretch', resample: 'bicubic' },
    languages: ['en'],
    logitScale: model.logitScale,
    maxImages: 8,
  };
  const encode = async (request: EncoderRequest): Promise<number[][]> => {
    if (request.task === 'texts') return (await text.encode(request.texts)).map((row) => [...row]);
    const rows: number[][] = [];
    for (const png of request.images) {
      const { pixels } = await prepareImage(png, model.preprocess);
      // One at a time: the starter's 8-bit tower takes its ranges from the batch.
      rows.push(...(await image.encode([pixels])).map((row) => [...row]));
    }
    return rows;
  };
  const remote: RemoteEncoderServer = {
    url: '',
    requests: [],
    fault: () => false,
    alter: (embeddings) => embeddings,
    revision: '1',
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await Promise.all([text.release(), image.release()]);
    },
  };
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const request = read(Buffer.concat(chunks), incoming.headers);
      remote.requests.push(request);
      if (remote.fault(request, response)) return;
      if (request.authorization !== `Bearer ${GOOD_KEY}`) return void response.writeHead(401).end();
      const served = { model: model.id, revision: remote.revision };
      if (request.task === 'describe') return sendJson(response, { ...served, ...describe });
      void encode(request).then((rows) =>
        sendJson(response, { ...served, embeddings: remote.alter(rows, request) }),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(remote, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/clip` });
}

function sendJson(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

function read(body: Buffer, headers: EncoderRequest['headers']): EncoderRequest {
  const { inputs } = JSON.parse(body.toString('utf8')) as {
    inputs: { task: EncoderRequest['task']; texts?: string[]; images?: string[] };
  };
  return {
    task: inputs.task,
    texts: inputs.texts ?? [],
    images: (inputs.images ?? []).map((image) => Buffer.from(image, 'base64')),
    authorization: typeof headers['authorization'] === 'string' ? headers['authorization'] : null,
    headers,
  };
}
