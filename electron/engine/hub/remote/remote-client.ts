/**
 * Asks a remote encoder, and believes none of its answers: their size, form, number, width and values are checked.
 * Follows no redirect. Runs in the courier and fetcher processes.
 */
import type { z } from 'zod';
import type { NetworkRequest } from '../../../../shared/schemas.ts';
import { persist, type Patience } from '../retry.ts';
import { sendRequest } from '../send-request.ts';
import type { HubResponse, Transport } from '../transport.ts';
import { description, embedded, requestBody, type Description, type Question } from './protocol.ts';
import { badVectors, changed, notTheForm, silent, statusError, unreachable } from './remote-errors.ts';

/** Questions a request, unless the endpoint takes fewer. */
const MOST_TEXTS = 64;
const MOST_IMAGES = 16;
/** Upper limits of an answer: of its frame, and of each number in it. */
const FRAME_BYTES = 64 * 1024;
const NUMBER_BYTES = 32;
/** Also the time to send some pictures over a slow line. */
const SILENCE_SECONDS = 60;
const HURRIED_SECONDS = 20;

/** Photos wait longer than these tries: indexing goes on later. */
const PATIENT: Patience = { tries: 4, milliseconds: 1_000 };
/** For questions that somebody is waiting for. */
const HURRIED: Patience = { tries: 3, milliseconds: 500, longestAsked: 10_000 };

export interface RemoteClientOptions {
  readonly url: URL;
  readonly key: string | null;
  readonly transport: Transport;
  readonly record: (request: NetworkRequest) => void;
  readonly patience?: Patience;
  readonly silenceSeconds?: number;
}

/** How long to try. */
export interface Asking {
  readonly signal: AbortSignal;
  /** Somebody is waiting: report a failure soon. */
  readonly hurry?: boolean;
}

export class RemoteClient {
  readonly #options: RemoteClientOptions;

  constructor(options: RemoteClientOptions) {
    this.#options = options;
  }

  get host(): string {
    return this.#options.url.host;
  }

  /** What the endpoint serves. @throws SightlineError with a `remote-…` reason, as all methods do. */
  async describe(asking: Asking): Promise<Description> {
    return this.#ask({ task: 'describe' }, description, FRAME_BYTES, asking);
  }

  /** @returns unit vectors. */
  texts(texts: readonly string[], served: Description, asking: Asking): Promise<Float32Array[]> {
    const most = Math.min(MOST_TEXTS, served.maxTexts ?? MOST_TEXTS);
    return this.#embed(texts, most, (part) => ({ task: 'texts', texts: part }), served, asking);
  }

  /** @param pictures as PNG. @returns unit vectors. */
  images(pictures: readonly Buffer[], served: Description, asking: Asking): Promise<Float32Array[]> {
    const encoded = pictures.map((picture) => picture.toString('base64'));
    const most = Math.min(MOST_IMAGES, served.maxImages ?? MOST_IMAGES);
    return this.#embed(encoded, most, (part) => ({ task: 'images', images: part }), served, asking);
  }

  async #embed(
    items: readonly string[],
    most: number,
    question: (part: readonly string[]) => Question,
    served: Description,
    asking: Asking,
  ): Promise<Float32Array[]> {
    const vectors: Float32Array[] = [];
    for (let start = 0; start < items.length; start += most) {
      const part = items.slice(start, start + most);
      const limit = FRAME_BYTES + part.length * served.dimensions * NUMBER_BYTES;
      const answer = await this.#ask(question(part), embedded, limit, asking);
      for (const what of ['model', 'revision'] as const) {
        if (answer[what] === served[what]) continue;
        throw changed(this.host, `its ${what} was ${served[what]} and is ${answer[what]}`);
      }
      if (answer.embeddings.length !== part.length) {
        throw badVectors(this.host, `${part.length} vectors`, String(answer.embeddings.length));
      }
      for (const row of answer.embeddings) vectors.push(this.#unit(row, served.dimensions));
    }
    return vectors;
  }

  #unit(row: readonly unknown[], dimensions: number): Float32Array {
    if (row.length !== dimensions) {
      throw badVectors(this.host, `vectors of ${dimensions} numbers`, `one of ${row.length}`);
    }
    const vector = new Float32Array(dimensions);
    let squares = 0;
    for (const [index, value] of row.entries()) {
      if (typeof value !== 'number' || !Number.isFinite(value)) {
        throw badVectors(this.host, 'finite numbers', JSON.stringify(value)?.slice(0, 20) ?? 'nothing');
      }
      vector[index] = value;
      squares += value * value;
    }
    const length = Math.sqrt(squares);
    if (!(length > 1e-6) || !Number.isFinite(length)) {
      throw badVectors(this.host, 'vectors that are not zero', `one of length ${length}`);
    }
    return vector.map((value) => value / length);
  }

  #ask<Answer>(
    question: Question,
    form: z.ZodType<Answer>,
    mostBytes: number,
    { signal, hurry = false }: Asking,
  ): Promise<Answer> {
    const { patience = hurry ? HURRIED : PATIENT } = this.#options;
    const body = requestBody(question);
    return persist(() => this.#once(body, form, mostBytes, hurry, signal), signal, patience);
  }

  async #once<Answer>(
    body: string,
    form: z.ZodType<Answer>,
    mostBytes: number,
    hurry: boolean,
    signal: AbortSignal,
  ): Promise<Answer> {
    const { url, key, transport, record } = this.#options;
    const silenceSeconds = this.#options.silenceSeconds ?? (hurry ? HURRIED_SECONDS : SILENCE_SECONDS);
    // A server that sends a byte now and then is never silent.
    const deadline = AbortSignal.timeout(silenceSeconds * 2_000);
    const onSilence = (): Error => silent(this.host, silenceSeconds);
    const response = await sendRequest(
      {
        method: 'POST',
        url,
        headers: {
          'user-agent': 'sightline',
          'content-type': 'application/json',
          accept: 'application/json',
          'accept-encoding': 'identity',
          ...(key === null ? {} : { authorization: `Bearer ${key}` }),
        },
        body,
        signal: AbortSignal.any([signal, deadline]),
      },
      {
        ...{ transport, record, purpose: 'remote', silenceSeconds, onSilence },
        onFailure: (error) => unreachable(error, this.host),
      },
    ).catch((error: unknown) => {
      throw deadline.aborted && !signal.aborted ? onSilence() : error;
    });
    if (response.status < 200 || response.status >= 300) {
      response.discard();
      throw statusError(response, this.host, key !== null);
    }
    const text = await this.#read(response, mostBytes).catch((error: unknown) => {
      throw deadline.aborted && !signal.aborted ? onSilence() : error;
    });
    const parsed = form.safeParse(parseJson(text));
    if (parsed.success) return parsed.data;
    const isPage = /^\s*</.test(text);
    const [issue] = parsed.error.issues;
    throw notTheForm(
      this.host,
      'an answer of the documented form',
      isPage
        ? 'a web page; a network’s log-in page or a proxy may be in between'
        : `something else (${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''})`,
    );
  }

  async #read(response: HubResponse, mostBytes: number): Promise<string> {
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    for await (const chunk of response.body) {
      bytes += chunk.length;
      if (bytes > mostBytes) {
        response.discard();
        throw notTheForm(this.host, `at most ${mostBytes} bytes`, 'more');
      }
      chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
