/**
 * Remote encoders that a person adds, lists and removes. One is added only if it serves both towers: a vector of each
 * of eight probes, of one width. Runs in the fetcher process.
 */
import { REMOTE_PREFIX } from '../../../../shared/remote-name.ts';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { SightlineError } from '../../../../shared/errors.ts';
import type { NetworkRequest, RemoteEncoder, RemoteTest } from '../../../../shared/schemas.ts';
import type { AddRemote } from '../../api/fetcher-api.ts';
import { writeFileAtomically } from '../../files/write-atomically.ts';
import {
  isRemoteName,
  readRemote,
  REMOTE_FILE,
  remoteDir,
  type RemoteSettings,
} from '../../models/remote-model.ts';
import type { Transport } from '../transport.ts';
import { remoteAddress } from './address.ts';
import { askProbes } from './probes.ts';
import type { Description } from './protocol.ts';
import { RemoteClient, type Asking } from './remote-client.ts';
import { checkKey, KEY_FILE } from './remote-key.ts';

/**
 * What a picture takes on its way, per pixel: 1.5 bytes as PNG, the mean of the sample photos at 260 × 260 pixels, and a
 * third more as base64.
 */
const BYTES_PER_PIXEL = 2;

export interface RemotesParts {
  readonly modelsDir: string;
  readonly transport: Transport;
  readonly record: (request: NetworkRequest) => void;
}

/** Asks an endpoint what it serves, and for the vectors of the probes; keeps nothing. */
export async function testRemote(
  parts: RemotesParts,
  { url, key }: Pick<AddRemote, 'url' | 'key'>,
  signal: AbortSignal,
): Promise<RemoteTest> {
  const { address, served } = await ask(parts, url, key, { signal, hurry: true });
  return tested(address.host, served);
}

/** @throws SightlineError `invalid-input` if the name is taken; nothing is kept then. */
export async function addRemote(
  parts: RemotesParts,
  { name, url, key, keep, consent }: AddRemote,
  signal: AbortSignal,
): Promise<RemoteEncoder> {
  if (!isRemoteName(name)) {
    throw new SightlineError('invalid-input', `expected a name of a-z, 0-9 and -, received '${name}'`);
  }
  const dir = remoteDir(parts.modelsDir, name);
  if ((await readRemote(dir)) !== null) {
    throw new SightlineError('invalid-input', `expected a new name, received '${name}', which is taken`);
  }
  const { served, address, probes } = await ask(parts, url, key, { signal, hurry: true });
  const { model, revision, dimensions, input, languages } = served;
  const settings: RemoteSettings = {
    ...{ version: 1, name, url: address.href, model, revision, dimensions, input },
    languages: languages ?? null,
    family: served.family ?? 'clip',
    // What CLIP and its descendants were trained to.
    logitScale: served.logitScale ?? 100,
    logitBias: served.logitBias ?? 0,
    key: key === null ? 'none' : keep,
    consent: { ...consent, at: Date.now() },
    probes,
  };
  // All or nothing: a key without its settings would be forgotten there.
  const unfinished = `${dir}.tmp`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true, mode: 0o700 });
  if (settings.key === 'file') {
    await writeFileAtomically(path.join(unfinished, KEY_FILE), Buffer.from(`${checkKey(key ?? '')}\n`));
  }
  await writeFileAtomically(path.join(unfinished, REMOTE_FILE), Buffer.from(JSON.stringify(settings)));
  await rename(unfinished, dir);
  return shown(settings);
}

/** All of them, by name. Their keys stay where they are. */
export async function listRemotes(modelsDir: string): Promise<RemoteEncoder[]> {
  const names = await readdir(path.dirname(remoteDir(modelsDir, 'any'))).catch(() => []);
  const found: RemoteEncoder[] = [];
  for (const name of names.filter(isRemoteName).sort()) {
    const settings = await readRemote(remoteDir(modelsDir, name));
    if (settings) found.push(shown(settings));
  }
  return found;
}

/** Forgets its settings and its key. @throws SightlineError `not-found`. */
export async function removeRemote(modelsDir: string, name: string): Promise<{ name: string }> {
  const dir = remoteDir(modelsDir, name);
  if (!isRemoteName(name) || !(await readdir(dir).catch((): string[] => [])).includes(REMOTE_FILE)) {
    throw new SightlineError(
      'not-found',
      `expected a remote encoder that has been added, received '${name}'`,
    );
  }
  await rm(dir, { recursive: true });
  return { name };
}

async function ask(
  { transport, record }: RemotesParts,
  url: string,
  key: string | null,
  asking: Asking,
): Promise<{ served: Description; address: URL; probes: number[][] }> {
  const address = remoteAddress(url);
  const client = new RemoteClient({
    url: address,
    key: key === null ? null : checkKey(key),
    transport,
    record,
  });
  const served = await client.describe(asking);
  return { served, address, probes: await askProbes(client, served, asking) };
}

function tested(host: string, { model, revision, dimensions, input }: Description): RemoteTest {
  const { width, height } = input;
  const bytesPerPhoto = Math.round(width * height * BYTES_PER_PIXEL);
  return { host, model, revision, dimensions, width, height, bytesPerPhoto };
}

function shown(settings: RemoteSettings): RemoteEncoder {
  const { name, url, key, consent } = settings;
  return {
    ...tested(new URL(url).host, settings),
    name: REMOTE_PREFIX + name,
    url,
    key,
    agreedAt: consent.at,
  };
}
