/**
 * What a remote encoder may do wrong: the courier's own requests, over the network transport of plain Node, to a server
 * on this machine that misbehaves on purpose.
 */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createNodeTransport } from '../../electron/engine/hub/node-transport.ts';
import { createCourier } from '../../electron/engine/hub/remote/courier.ts';
import {
  addRemote,
  listRemotes,
  removeRemote,
  testRemote,
} from '../../electron/engine/hub/remote/remotes.ts';
import { remoteDir } from '../../electron/engine/models/remote-model.ts';
import { toSightlineError } from '../../shared/errors.ts';
import type { NetworkRequest } from '../../shared/schemas.ts';
import { GOOD_KEY, startRemoteEncoder, type RemoteEncoderServer } from '../support/remote-encoder.ts';

const transport = createNodeTransport();
const { signal } = new AbortController();
const consent = { photos: 3, bytes: 300_000 };

let home: string;
let server: RemoteEncoderServer;
let dir: string;
const requests: NetworkRequest[] = [];
const parts = () => ({
  modelsDir: home,
  transport,
  record: (one: NetworkRequest) => void requests.push(one),
});

beforeAll(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'sightline-remote-faults-'));
  dir = remoteDir(home, 'desk');
  server = await startRemoteEncoder();
  await addRemote(parts(), { name: 'desk', url: server.url, key: GOOD_KEY, keep: 'file', consent }, signal);
});
afterEach(() => {
  server.fault = () => false;
  server.alter = (embeddings) => embeddings;
  server.revision = '1';
});
afterAll(async () => {
  await server.close();
  rmSync(home, { recursive: true, force: true });
});

/** A courier as after a start: it checks the endpoint first. */
function courier(silenceSeconds = 20) {
  return createCourier({
    ...{ emit: ({ request }) => void requests.push(request), transport, environment: {} },
    patience: { tries: 3, milliseconds: 5, longestAsked: 5_000 },
    silenceSeconds,
  });
}

const ask = (from = courier()): Promise<unknown> => from.embedTexts({ dir, texts: ['a clock'] }, signal);

/** Kind, reason and message of the failure. */
async function failureOf(
  work: Promise<unknown>,
): Promise<{ kind: string; reason: unknown; message: string }> {
  const error = toSightlineError(
    await work.then(
      () => new Error('no failure'),
      (thrown: unknown) => thrown,
    ),
  );
  expect(error.message).not.toContain(GOOD_KEY);
  return { kind: error.kind, reason: error.detail?.['reason'], message: error.message };
}

/** Everything but the description and the checks at the start. */
function later(fault: (response: ServerResponse) => void): RemoteEncoderServer['fault'] {
  return ({ texts }, response) => {
    if (texts[0] !== 'a clock') return false;
    fault(response);
    return true;
  };
}

describe('the faults of a remote encoder', () => {
  it.each<[string, (response: ServerResponse) => void, { kind: string; reason: string }]>([
    ['401', (response) => response.writeHead(401).end(), { kind: 'forbidden', reason: 'remote-key' }],
    [
      '429 for good',
      (response) => response.writeHead(429).end(),
      { kind: 'unavailable', reason: 'remote-busy' },
    ],
    [
      '500 for good',
      (response) => response.writeHead(500).end(),
      { kind: 'unavailable', reason: 'remote-busy' },
    ],
    ['404', (response) => response.writeHead(404).end(), { kind: 'unavailable', reason: 'remote-answer' }],
    [
      'a cut connection',
      (response) => response.destroy(),
      { kind: 'unavailable', reason: 'remote-unreachable' },
    ],
    [
      'a web page',
      (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Log in</html>'),
      { kind: 'unavailable', reason: 'remote-answer' },
    ],
    [
      'an answer without end',
      (response) => response.writeHead(200).end(`{"embeddings": [[${'1,'.repeat(2_000_000)}1]]}`),
      { kind: 'unavailable', reason: 'remote-answer' },
    ],
  ])('A remote encoder that answers with %s is reported as what it is', async (_name, answer, expected) => {
    server.fault = later(answer);
    expect(await failureOf(ask())).toMatchObject(expected);
  });

  it('A remote encoder that is silent is given up after a while', async () => {
    server.fault = () => true;
    expect(await failureOf(ask(courier(0.2)))).toMatchObject({ kind: 'timeout', reason: 'remote-silent' });
  });

  it.each<[string, RemoteEncoderServer['alter']]>([
    ['too few vectors', () => []],
    ['vectors of another width', (rows) => rows.map((row) => row.slice(1))],
    ['null for NaN', (rows) => rows.map((row) => [null, ...row.slice(1)])],
    ['zeros', (rows) => rows.map((row) => row.map(() => 0))],
  ])('A remote encoder that answers with %s is refused', async (_name, alter) => {
    server.alter = (rows, { texts }) => (texts[0] === 'a clock' ? alter(rows, { texts } as never) : rows);
    expect(await failureOf(ask())).toMatchObject({ kind: 'model-invalid', reason: 'remote-vectors' });
  });

  it('A remote encoder that asks for patience with Retry-After is asked again, and no sooner', async () => {
    const asked: number[] = [];
    server.fault = (request, response) => {
      if (request.texts[0] !== 'a clock') return false;
      asked.push(Date.now());
      if (asked.length > 1) return false;
      response.writeHead(429, { 'retry-after': '1' }).end();
      return true;
    };
    await expect(ask()).resolves.toMatchObject({ embeddings: { length: 512 } });
    expect(asked).toHaveLength(2);
    expect(asked[1]! - asked[0]!).toBeGreaterThanOrEqual(950);
  });

  it('A redirect is not followed, so that neither key nor photos reach another address', async () => {
    const seen: (string | undefined)[] = [];
    const elsewhere: Server = createServer(({ headers }, response) => {
      seen.push(headers.authorization);
      response.end();
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    const to = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/clip`;
    server.fault = (_request, response) => Boolean(response.writeHead(307, { location: to }).end());
    expect(await failureOf(ask())).toMatchObject({ kind: 'forbidden', reason: 'remote-redirect' });
    expect(seen).toEqual([]);
    await new Promise((resolve) => elsewhere.close(resolve));
  });

  it('A remote encoder with another model is refused at the next start, before it gets a photo', async () => {
    server.alter = (rows) => rows.map((row) => [...row.slice(1), row[0]]);
    const before = server.requests.length;
    const from = courier();
    const pictures = [new Uint8Array(260 * 260 * 3)];
    expect(await failureOf(from.embedPictures({ dir, pictures }, signal))).toMatchObject({
      kind: 'model-invalid',
      reason: 'remote-changed',
      message: expect.stringMatching(/another vector for a text/) as string,
    });
    // Only the probes were sent.
    expect(server.requests.slice(before).flatMap(({ images }) => images)).toHaveLength(4);
  });

  it('Noise in the vectors of a remote encoder does not make it another', async () => {
    server.alter = (rows) =>
      rows.map((row) => row.map((value, index) => value * (1 + 0.01 * Math.sin(index))));
    await expect(ask()).resolves.toBeDefined();
  });

  it('A remote encoder that changes its model while it is in use is refused', async () => {
    const from = courier();
    await ask(from);
    server.revision = '2';
    expect(await failureOf(ask(from))).toMatchObject({ kind: 'model-invalid', reason: 'remote-changed' });
    // From then on it gets nothing but the question who it is.
    const before = server.requests.length;
    const pictures = [new Uint8Array(260 * 260 * 3)];
    const refused = { kind: 'model-invalid', reason: 'remote-changed' };
    expect(await failureOf(from.embedPictures({ dir, pictures }, signal))).toMatchObject(refused);
    expect(server.requests.slice(before).flatMap(({ images }) => images)).toEqual([]);
  });

  it('A remote encoder without one of its towers can’t be added', async () => {
    const input = { url: server.url, key: GOOD_KEY };
    server.alter = (rows, { task }) => (task === 'images' ? [] : rows);
    expect(await failureOf(testRemote(parts(), input, signal))).toMatchObject({ reason: 'remote-vectors' });
    server.alter = (rows, { task }) => (task === 'texts' ? rows.map(() => rows[0]!) : rows);
    expect(await failureOf(testRemote(parts(), input, signal))).toMatchObject({ reason: 'remote-vectors' });
  });
});

describe('the key of a remote encoder', () => {
  it('The key of a remote encoder lies in a file of mode 600, is shown nowhere, and goes with the encoder', async () => {
    const file = path.join(dir, 'key');
    expect(readFileSync(file, 'utf8').trim()).toBe(GOOD_KEY);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(JSON.stringify(await listRemotes(home))).not.toContain(GOOD_KEY);
    expect(readFileSync(path.join(dir, 'remote.json'), 'utf8')).not.toContain(GOOD_KEY);
    expect(JSON.stringify(requests)).not.toContain(GOOD_KEY);
    await addRemote(parts(), { name: 'gone', url: server.url, key: GOOD_KEY, keep: 'file', consent }, signal);
    await removeRemote(home, 'gone');
    expect(() => statSync(remoteDir(home, 'gone'))).toThrow(/ENOENT/);
  });

  it.skipIf(process.platform === 'win32')('A key that others may read is not used', async () => {
    const other = remoteDir(home, 'open');
    await addRemote(parts(), { name: 'open', url: server.url, key: GOOD_KEY, keep: 'file', consent }, signal);
    writeFileSync(path.join(other, 'key'), GOOD_KEY);
    const { chmodSync } = await import('node:fs');
    chmodSync(path.join(other, 'key'), 0o644);
    const asked = courier().embedTexts({ dir: other, texts: ['a'] }, signal);
    expect(await failureOf(asked)).toMatchObject({
      kind: 'forbidden',
      message: expect.stringMatching(/chmod 600/) as string,
    });
  });
});

it('Every request to a remote encoder is listed with its purpose, without what was sent', async () => {
  requests.length = 0;
  await ask();
  expect(requests.length).toBeGreaterThan(0);
  for (const { method, url, purpose } of requests) {
    expect({ method, url, purpose }).toEqual({ method: 'POST', url: server.url, purpose: 'remote' });
  }
});
