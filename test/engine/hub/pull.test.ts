/** Pulling with the real client from a hub on this machine: what is fetched, and what faults lead to. */
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PullRequest } from '../../../electron/engine/api/fetcher-api.ts';
import { HubClient } from '../../../electron/engine/hub/hub-client.ts';
import { readManifest } from '../../../electron/engine/hub/installed-models.ts';
import { modelPlaces } from '../../../electron/engine/hub/model-places.ts';
import { createNodeTransport } from '../../../electron/engine/hub/node-transport.ts';
import { readPartialState, arrivedBytes } from '../../../electron/engine/hub/partial-download.ts';
import { pullModel } from '../../../electron/engine/hub/pull.ts';
import { PullReport } from '../../../electron/engine/hub/pull-report.ts';
import type { ModelPull, NetworkRequest } from '../../../shared/schemas.ts';
import { NEEDED_OF_PLAIN, plainModel, someBytes } from '../../support/hub-models.ts';
import {
  commitOf,
  GOOD_TOKEN,
  sha256Of,
  startLocalHub,
  type HubModel,
  type LocalHub,
} from '../../support/local-hub.ts';
import { GraphBuilder } from '../../support/onnx/graph.ts';
import { temporaryDirectory } from '../../support/temporary.ts';

const ID = 'acme/tiny-clip';
const NAME = 'acme--tiny-clip';
const model = plainModel(ID);
/** In two parts. */
const large = plainModel('acme/large', 20 * 2 ** 20);

let hub: LocalHub;
let dataDir: string;
let recorded: NetworkRequest[];

beforeEach(async () => {
  hub = await startLocalHub(model);
  dataDir = await temporaryDirectory();
  recorded = [];
});
afterEach(() => hub.close());

interface Options {
  readonly token?: string;
  readonly ownToken?: boolean;
  readonly signal?: AbortSignal;
  readonly offline?: boolean;
  readonly endpoint?: string;
  readonly onReport?: (pull: ModelPull) => void;
}

function pull(request: Partial<PullRequest> = {}, options: Options = {}) {
  const {
    token = null,
    offline = false,
    endpoint = hub.url,
    signal = new AbortController().signal,
  } = options;
  const client = new HubClient({
    endpoint,
    token,
    offline,
    transport: createNodeTransport(),
    record: (each) => recorded.push(each),
    patience: { tries: 3, milliseconds: 5 },
    silenceSeconds: 1,
    ...(options.ownToken ? { tokenOrigin: new URL(endpoint).origin } : {}),
  });
  const parts = { places: modelPlaces(dataDir), client, cache: path.join(dataDir, 'cache-of-the-hub') };
  const id = request.id ?? ID;
  return pullModel(
    parts,
    { ...request, id },
    new PullReport(id, 'name', options.onReport ?? (() => undefined)),
    signal,
  );
}

const places = () => modelPlaces(dataDir);
const installed = (name = NAME): string => places().installed(name);
const nothingInstalled = async (): Promise<void> =>
  expect((await readdir(places().root)).filter((name) => !name.startsWith('.'))).toEqual([]);

describe('a pull', () => {
  it('A pull fetches only the files needed, verified, and records where they came from', async () => {
    const result = await pull();
    expect(result).toMatchObject({
      name: NAME,
      id: ID,
      revision: commitOf(model),
      dtype: 'q8',
      licence: 'mit',
      fresh: true,
    });
    const manifest = await readManifest(installed());
    expect(manifest?.files.map(({ name }) => name)).toEqual(NEEDED_OF_PLAIN);
    for (const { name, sha256, size } of manifest?.files ?? []) {
      const content = await readFile(path.join(installed(), name));
      expect([sha256Of(content), content.length]).toEqual([sha256, size]);
      expect(content.equals(model.files[name]!)).toBe(true);
    }
    expect(existsSync(places().download(NAME))).toBe(false);
    const files = hub.requests.filter(({ host }) => host === 'cdn');
    expect(files).toHaveLength(2);
    expect(recorded.map(({ method, url }) => `${method} ${url}`)).toEqual(
      hub.requests.map(
        ({ method, path: at, host }) => `${method} ${host === 'cdn' ? hub.cdnUrl : hub.url}${at}`,
      ),
    );
    expect(JSON.stringify(recorded)).not.toContain('Signature');
  });

  it('A second pull of an installed model fetches nothing, and one of a new commit replaces it', async () => {
    await pull();
    hub.requests.length = 0;
    expect(await pull()).toMatchObject({ fresh: false });
    expect(hub.requests).toHaveLength(1);
    const commit = hub.publish({
      ...model,
      files: { ...model.files, 'config.json': Buffer.from('{"new":1}') },
    });
    expect(await pull()).toMatchObject({ fresh: true, revision: commit });
    expect(await readFile(path.join(installed(), 'config.json'), 'utf8')).toBe('{"new":1}');
    expect(await readdir(places().root)).toEqual(['.partial', NAME]);
  });

  it('A pull takes the variant that config.json declares sound, and the one asked for before that', async () => {
    const id = 'acme/mobile';
    hub.publish(plainModel(id, 9_000, { 'transformers.js_config': { dtype: { vision_model: 'fp16' } } }));
    await pull({ id });
    const names = async (name: string) =>
      (await readManifest(installed(name)))?.files.map((file) => file.name);
    expect(await names('acme--mobile')).toEqual(
      expect.arrayContaining(['onnx/vision_model_fp16.onnx', 'onnx/text_model_quantized.onnx']),
    );
    expect(await pull({ id, dtype: 'fp32' })).toMatchObject({ name: 'acme--mobile+fp32', dtype: 'fp32' });
    expect(await names('acme--mobile+fp32')).toEqual(
      expect.arrayContaining(['onnx/vision_model.onnx', 'onnx/text_model.onnx']),
    );
  });

  it('A pull fetches the weights that a graph names, whatever they are called, and goes on with them', async () => {
    const graph = new GraphBuilder('vision');
    graph.external('weights', 'float32', [5_000_000], 'clip.weights.bin', 20_000_000);
    const file = path.join(dataDir, 'vision.onnx');
    await graph.write(file);
    const external: HubModel = {
      ...model,
      files: {
        ...model.files,
        'onnx/vision_model_quantized.onnx': await readFile(file),
        'onnx/clip.weights.bin': someBytes(20_000_000, 11),
        'onnx/other.weights.bin': someBytes(1_000, 12),
      },
    };
    hub.publish(external);
    const weights = sha256Of(external.files['onnx/clip.weights.bin']!);
    const asked = () => hub.requests.filter(({ host, path: at }) => host === 'cdn' && at.endsWith(weights));
    const controller = new AbortController();
    hub.bytesPerSecond = 4e6;
    const onReport = ({ bytes }: ModelPull): void => {
      if (bytes > 2_000_000) controller.abort(new Error('stopped'));
    };
    await expect(pull({}, { signal: controller.signal, onReport })).rejects.toThrow('stopped');
    await nothingInstalled();
    hub.bytesPerSecond = null;
    const before = asked().length;
    await pull();
    const manifest = await readManifest(installed());
    expect(manifest?.files.map(({ name }) => name).sort()).toEqual(
      [...NEEDED_OF_PLAIN, 'onnx/clip.weights.bin'].sort(),
    );
    expect(sha256Of(await readFile(path.join(installed(), 'onnx/clip.weights.bin')))).toBe(weights);
    const ranges = asked()
      .slice(before)
      .map(({ range }) => Number(/^bytes=(\d+)-/.exec(range ?? '')?.[1]));
    expect(ranges.some((start) => start > 0 && start % (16 * 2 ** 20) !== 0)).toBe(true);
  });

  it('A commit can be pulled beside the newest one, and a revision that is not there is named', async () => {
    const old = commitOf(model);
    hub.publish({ ...model, files: { ...model.files, 'config.json': Buffer.from('{}') } });
    expect(await pull({ revision: old })).toMatchObject({ name: `${NAME}@${old}`, revision: old });
    await expect(pull({ revision: 'v9' })).rejects.toThrow(`${ID} has no revision 'v9' on`);
  });

  it('A large file arrives in parts, each from where it broke off, with If-Range', async () => {
    const { id } = large;
    hub.publish(large);
    hub.cuts.push(3_000_000, 1_000_000);
    await pull({ id });
    const ranges = hub.requests.filter(({ host, range }) => host === 'cdn' && range !== null);
    expect(ranges.length).toBeGreaterThanOrEqual(3);
    expect(ranges.some(({ ifRange }) => ifRange?.startsWith('"cdn-'))).toBe(true);
    expect((await readManifest(installed('acme--large')))?.dtype).toBe('q8');
  });

  it('A pull that is stopped keeps what has arrived, and the next one fetches only the rest', async () => {
    const { id } = large;
    hub.publish(large);
    hub.bytesPerSecond = 20e6;
    const controller = new AbortController();
    const stop = (state: ModelPull): void => {
      if (state.bytes > 6_000_000) controller.abort();
    };
    await expect(pull({ id }, { signal: controller.signal, onReport: stop })).rejects.toThrow();
    await expect(readManifest(installed('acme--large'))).resolves.toBeNull();
    const kept = arrivedBytes((await readPartialState(places().download('acme--large')))!);
    expect(kept).toBeGreaterThan(6_000_000);
    hub.bytesPerSecond = null;
    let first: number | null = null;
    await pull(
      { id },
      { onReport: ({ bytes, state }) => (first ??= state === 'downloading' ? bytes : null) },
    );
    expect(first).toBe(kept);
  });

  it('Two pulls of one model at a time download it once', async () => {
    hub.bytesPerSecond = 1e6;
    const states = new Set<string>();
    const results = await Promise.all([
      pull({}, { onReport: ({ state }) => states.add(state) }),
      pull({}, { onReport: ({ state }) => states.add(state) }),
    ]);
    expect(results.map(({ fresh }) => fresh).sort()).toEqual([false, true]);
    expect(states.has('waiting')).toBe(true);
    expect(hub.requests.filter(({ host }) => host === 'cdn')).toHaveLength(2);
  });

  it("A file in the cache of the hub's own tools is taken from there, unless it is damaged", async () => {
    const blobs = path.join(dataDir, 'cache-of-the-hub', 'models--acme--tiny-clip', 'blobs');
    await mkdir(blobs, { recursive: true });
    const [vision, text] = ['vision', 'text'].map(
      (tower) => model.files[`onnx/${tower}_model_quantized.onnx`]!,
    );
    await writeFile(path.join(blobs, sha256Of(vision!)), vision!);
    await writeFile(path.join(blobs, sha256Of(text!)), someBytes(text!.length, 99));
    await pull();
    expect(hub.requests.filter(({ host }) => host === 'cdn').map(({ path: at }) => at)).toEqual([
      `/blobs/${sha256Of(text!)}`,
    ]);
  });

  it('A server without ranges sends the whole file, and the pull succeeds', async () => {
    const { id } = large;
    hub.publish(large);
    hub.fault = ({ host, path: at, range }, response) => {
      if (host !== 'cdn' || range === null) return false;
      const content = Object.values(large.files).find((each) => at.endsWith(sha256Of(each)));
      response.writeHead(200, { 'content-length': content!.length }).end(content);
      return true;
    };
    expect(await pull({ id })).toMatchObject({ fresh: true });
  });

  it('A mirror whose API states no digests is asked for each file, and the content network for none', async () => {
    hub.fault = ({ host, path: at }, response) => {
      if (host !== 'hub' || !at.startsWith('/api/models/')) return false;
      const siblings = Object.keys(model.files).map((rfilename) => ({ rfilename }));
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ sha: commitOf(model), siblings }));
      return true;
    };
    expect(await pull()).toMatchObject({ fresh: true, revision: commitOf(model) });
    expect(hub.requests.filter(({ method, host }) => method === 'HEAD' && host === 'cdn')).toEqual([]);
  });
});

describe('the token', () => {
  it('The token goes to the hub and not to where it redirects', async () => {
    await pull({}, { token: GOOD_TOKEN, ownToken: true });
    for (const { host, authorization } of hub.requests) {
      expect(authorization).toBe(host === 'hub' ? `Bearer ${GOOD_TOKEN}` : null);
    }
  });

  it('The token is never sent to a mirror, and a refusal there says so', async () => {
    hub.publish({ ...plainModel('acme/private'), access: 'private' });
    await expect(pull({ id: 'acme/private' }, { token: GOOD_TOKEN })).rejects.toThrow(
      'the token in HF_TOKEN is for huggingface.co only and was not sent',
    );
    expect(hub.requests.every(({ authorization }) => authorization === null)).toBe(true);
  });
});

interface FaultCase {
  readonly what: string;
  readonly says: RegExp;
  readonly kind: string;
  readonly id?: string;
  readonly options?: Options;
  readonly arrange?: (hub: LocalHub) => void;
}

const answering =
  (status: number, headers: Record<string, string> = {}, body = '') =>
  (target: LocalHub): void => {
    target.fault = ({ host }, response) => {
      if (host !== 'cdn') return false;
      response.writeHead(status, headers).end(body);
      return true;
    };
  };
const textOnly: HubModel = {
  id: 'acme/words',
  files: { 'config.json': Buffer.from('{"model_type":"bert"}'), 'onnx/model.onnx': someBytes(500, 1) },
};

describe('faults', () => {
  it.each<FaultCase>([
    {
      what: 'a model that does not exist',
      id: 'acme/none',
      kind: 'not-found',
      says: /does not exist on 127\.0\.0\.1:\d+ or is private; check its spelling, or set HF_TOKEN/,
    },
    {
      what: 'a private model with a wrong token',
      id: 'acme/private',
      kind: 'forbidden',
      says: /refused the token in HF_TOKEN for acme\/private/,
      options: { token: 'hf_bad', ownToken: true },
      arrange: (at) => at.publish({ ...plainModel('acme/private'), access: 'private' }),
    },
    {
      what: 'a gated model without a token',
      id: 'acme/gated',
      kind: 'forbidden',
      says: /acme\/gated is gated: its authors give access/,
      arrange: (at) => at.publish({ ...plainModel('acme/gated'), access: 'gated' }),
    },
    {
      what: 'a gated model with a token without access',
      id: 'acme/gated',
      kind: 'forbidden',
      says: /the account of the token in HF_TOKEN has no access to it yet/,
      options: { token: 'hf_bad', ownToken: true },
      arrange: (at) => at.publish({ ...plainModel('acme/gated'), access: 'gated' }),
    },
    {
      what: 'a text-only model',
      id: 'acme/words',
      kind: 'unsupported',
      says: /acme\/words is a text-only model, or one for another task/,
      arrange: (at) => at.publish(textOnly),
    },
    {
      what: 'a model without ONNX files',
      id: 'acme/torch',
      kind: 'unsupported',
      says: /has no ONNX files, which Sightline needs/,
      arrange: (at) => at.publish({ id: 'acme/torch', files: { 'config.json': Buffer.from('{}') } }),
    },
    {
      what: 'a web page in place of a file',
      kind: 'unavailable',
      says: /received a web page; a network's log-in page/,
      arrange: answering(200, { 'content-type': 'text/html; charset=utf-8' }, '<html>'),
    },
    {
      what: 'a file that is missing',
      kind: 'not-found',
      says: /has no file onnx\/(text|vision)_model_quantized\.onnx at [0-9a-f]{40}/,
      arrange: answering(404),
    },
    {
      what: '416 inside a file',
      kind: 'unavailable',
      says: /the file ends before its listed size/,
      arrange: answering(416),
    },
    {
      what: 'too many requests',
      kind: 'unavailable',
      says: /keeps answering 429 \(too many requests\)/,
      arrange: answering(429, { 'retry-after': '0' }),
    },
    {
      what: 'a failing server',
      kind: 'unavailable',
      says: /keeps answering 503 \(its own failure or overload\)/,
      arrange: answering(503),
    },
    {
      what: 'connections that break off',
      kind: 'unavailable',
      says: /the connection to .* keeps breaking off; what has arrived is kept/,
      arrange: (at) => {
        at.fault = ({ host }, { socket }) => host === 'cdn' && Boolean(socket?.resetAndDestroy());
      },
    },
    {
      what: 'a silent server',
      kind: 'timeout',
      says: /has sent nothing for 1 s/,
      arrange: (at) => {
        at.fault = ({ host }) => host === 'cdn';
      },
    },
    {
      what: 'other bytes than announced',
      kind: 'model-invalid',
      says: /expected sha256 [0-9a-f]{64} as the hub announced it, received [0-9a-f]{64}; the file was deleted and nothing was installed/,
      arrange: (at) => {
        at.fault = ({ host }, response) => {
          if (host !== 'cdn') return false;
          response.writeHead(200).end(someBytes(40_000, 77));
          return true;
        };
      },
    },
    {
      what: 'an address without a server',
      kind: 'unavailable',
      says: /cannot be reached \(ECONNREFUSED\); check the connection to the network$/,
      options: { endpoint: 'http://127.0.0.1:9' },
    },
    {
      what: 'a setting that forbids requests',
      kind: 'unavailable',
      says: /cannot be downloaded while HF_HUB_OFFLINE is set/,
      options: { offline: true },
    },
    {
      what: 'a server of something else',
      kind: 'unavailable',
      says: /does not describe acme\/tiny-clip as a hub of models does/,
      arrange: (at) => {
        at.fault = ({ host }, response) => {
          if (host !== 'hub') return false;
          response.writeHead(200, { 'content-type': 'application/json' }).end('{"hello":1}');
          return true;
        };
      },
    },
  ])(
    'After $what the pull fails by name and nothing is installed',
    async ({ id, kind, says, options, arrange }) => {
      arrange?.(hub);
      const error = await pull(id === undefined ? {} : { id }, options).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ kind, message: expect.stringMatching(says) as string });
      await nothingInstalled();
    },
  );

  it('A server that asks for patience is asked again after that time, and the pull succeeds', async () => {
    let left = 2;
    hub.fault = ({ host }, response) => {
      if (host !== 'cdn' || left === 0) return false;
      left -= 1;
      response.writeHead(503, { 'retry-after': '1' }).end();
      return true;
    };
    expect(await pull()).toMatchObject({ fresh: true });
  });

  it('A part that was changed on the disk fails its checksum and is fetched again by the next pull', async () => {
    const controller = new AbortController();
    const stop = ({ bytes }: ModelPull): void => {
      if (bytes > 100_000) controller.abort();
    };
    hub.publish(large);
    hub.bytesPerSecond = 20e6;
    await pull({ id: large.id }, { signal: controller.signal, onReport: stop }).catch(() => undefined);
    const file = path.join(places().download('acme--large'), 'files/onnx/text_model_quantized.onnx');
    await truncate(file, 0);
    hub.bytesPerSecond = null;
    await expect(pull({ id: large.id })).rejects.toThrow('expected sha256');
    expect(await pull({ id: large.id })).toMatchObject({ fresh: true });
  });
});
