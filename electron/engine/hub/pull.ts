/**
 * Pulls a model from the hub until it is installed: asks the hub what there is, chooses the files, makes sure of the
 * room, downloads, verifies, and puts the finished folder in place. Whatever ends it early leaves what has arrived for
 * the next pull. Runs in the fetcher process.
 */
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { toSightlineError } from '../../../shared/errors.ts';
import type { ModelManifest } from './manifest.ts';
import type { InstalledModel, PullRequest } from '../api/fetcher-api.ts';
import { freeBytes } from '../files/free-bytes.ts';
import { readOnnxGraph } from '../models/onnx-graph.ts';
import { readOnnxSkeleton } from '../models/onnx-skeleton.ts';
import { chooseFiles } from './choose-files.ts';
import {
  completeFile,
  describeRepository,
  type Repository,
  type RepositoryFile,
} from './describe-repository.ts';
import { downloadFile, verifyFile, type Download } from './download-file.ts';
import { DEFAULT_REVISION, fileUrl, installedName } from './hub-address.ts';
import { copyFromHubCache } from './hub-cache.ts';
import type { HubClient } from './hub-client.ts';
import { failure } from './hub-errors.ts';
import { describeInstalled, install, readManifest } from './installed-models.ts';
import { withModelLock } from './model-lock.ts';
import type { ModelPlaces } from './model-places.ts';
import { PartialDownload } from './partial-download.ts';
import type { PullReport } from './pull-report.ts';
import { Slots } from './slots.ts';

const CONNECTIONS = 4;
/** Room to leave on the disk. */
const SPARE_BYTES = 64 * 2 ** 20;
const CONFIG = 'config.json';

export interface PullParts {
  readonly places: ModelPlaces;
  readonly client: HubClient;
  /** Folder of the hub's own tools. */
  readonly cache: string;
}

/**
 * @param report is told how far it is.
 * @throws SightlineError; the reason of an aborted signal.
 */
export async function pullModel(
  parts: PullParts,
  { id, revision = DEFAULT_REVISION, dtype }: PullRequest,
  report: PullReport,
  signal: AbortSignal,
): Promise<InstalledModel> {
  const name = installedName(id, revision, dtype);
  const { places, client } = parts;
  return withModelLock(
    places.lock(name),
    signal,
    () => report.wait(),
    async () => {
      report.become('resolving');
      const repository = await describeRepository(client, id, revision, signal);
      report.revision(repository.commit);
      const before = await readManifest(places.installed(name));
      if (before?.revision === repository.commit) return describeInstalled(places, name, before, false);
      const partial = await PartialDownload.open(places.download(name), {
        id,
        requested: revision,
        dtype: dtype ?? null,
      });
      try {
        const { chosen, ...first } = await chooseAll(parts, partial, repository, dtype, signal);
        let { files } = first;
        let hashes = await fetchAll(parts, partial, repository, files, report, signal);
        // Only the graphs say where their weights are; a file that has arrived is not fetched again.
        const beside = weightsBeside(
          partial,
          files.map((file) => file.name),
          repository,
        );
        if (beside.length > 0) {
          for (const weights of beside)
            files = [...files, await completed(client, repository, weights, signal)];
          hashes = await fetchAll(parts, partial, repository, files, report, signal, hashes);
        }
        const manifest: ModelManifest = {
          version: 1,
          id,
          source: 'hub',
          revision: repository.commit,
          dtype: chosen,
          files: files.map((file) => ({
            name: file.name,
            size: file.size,
            sha256: hashes.get(file.name) ?? '',
          })),
          licence: repository.licence,
          installedAt: Date.now(),
        };
        await install(places, name, partial.filesFolder, manifest);
        await rm(partial.folder, { recursive: true, force: true });
        return describeInstalled(places, name, manifest, true);
      } catch (error) {
        await partial.save().catch(() => undefined);
        throw toldPlainly(error, id, signal);
      }
    },
  );
}

/** The files to download, with their digests. Reads config.json first: it says which variants are sound. */
async function chooseAll(
  parts: PullParts,
  partial: PartialDownload,
  repository: Repository,
  dtype: PullRequest['dtype'],
  signal: AbortSignal,
): Promise<{ files: readonly RepositoryFile[]; chosen: string | null }> {
  const complete = (name: string): Promise<RepositoryFile> =>
    completed(parts.client, repository, name, signal);
  const names = repository.files.map(({ name }) => name);
  let config: unknown = null;
  if (names.includes(CONFIG)) {
    const job = downloadOf(
      parts,
      partial,
      repository,
      await complete(CONFIG),
      new Slots(1),
      signal,
      () => undefined,
    );
    await downloadFile(job);
    await verifyFile(job);
    config = parseOrNull(await readFile(partial.path(CONFIG), 'utf8'));
  }
  const chosen = chooseFiles(repository.id, names, config, dtype);
  // An earlier pull may have got as far as the weights that its graphs name.
  const needed = [...chosen.names, ...weightsBeside(partial, chosen.names, repository)];
  const files: RepositoryFile[] = [];
  for (const name of needed) files.push(await complete(name));
  await partial.keepOnly(new Set(needed));
  return { files, chosen: chosen.dtype };
}

function completed(
  client: HubClient,
  repository: Repository,
  name: string,
  signal: AbortSignal,
): Promise<RepositoryFile> {
  const listed = repository.files.find((file) => file.name === name);
  return completeFile(client, repository, listed ?? { name }, signal);
}

/** Files with weights that the graphs which have arrived name, under whatever name, and that are not among `names`. */
function weightsBeside(
  partial: PartialDownload,
  names: readonly string[],
  { files }: Pick<Repository, 'files'>,
): string[] {
  const named = names
    .filter((name) => name.endsWith('.onnx'))
    .flatMap((name) =>
      locationsIn(partial.path(name)).map((location) => path.posix.join(path.posix.dirname(name), location)),
    );
  return [...new Set(named)].filter(
    (name) => !names.includes(name) && files.some((file) => file.name === name),
  );
}

/** Where a graph says that its weights are; none if it has not arrived or is no graph, which opening it will say. */
function locationsIn(file: string): string[] {
  try {
    return [...readOnnxGraph(readOnnxSkeleton(file).bytes).locations];
  } catch {
    return [];
  }
}

/**
 * @param verified files that have arrived and been verified, with their sha256.
 * @returns sha256 by name.
 */
async function fetchAll(
  parts: PullParts,
  partial: PartialDownload,
  repository: Repository,
  files: readonly RepositoryFile[],
  report: PullReport,
  signal: AbortSignal,
  verified: ReadonlyMap<string, string> = new Map(),
): Promise<ReadonlyMap<string, string>> {
  let arrived = 0;
  for (const file of files) {
    const state = await partial.file(file);
    if (state.parts.every(({ done }) => done === 0)) await reuse(parts, partial, repository, file, signal);
    arrived += (partial.state.files[file.name]?.parts ?? []).reduce((sum, { done }) => sum + done, 0);
  }
  const total = files.reduce((sum, { size }) => sum + size, 0);
  partial.state.total = total;
  await partial.save();
  await checkRoom(parts.places, total - arrived, repository.id);
  report.begin(arrived, total);
  const slots = new Slots(CONNECTIONS);
  // Small ones first: they tell early whether the model is any good.
  const jobs = files
    .filter(({ name }) => !verified.has(name))
    .sort((one, other) => one.size - other.size)
    .map((file) => downloadOf(parts, partial, repository, file, slots, signal, (bytes) => report.add(bytes)));
  const ended = new AbortController();
  const both = AbortSignal.any([signal, ended.signal]);
  const outcomes = await Promise.allSettled(
    jobs.map((job) =>
      downloadFile({ ...job, signal: both }).catch((error: unknown) => {
        ended.abort(error);
        throw error;
      }),
    ),
  );
  if (ended.signal.aborted) throw signal.aborted ? signal.reason : ended.signal.reason;
  const failed = outcomes.find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
  report.become('verifying');
  const hashes = new Map(verified);
  for (const job of jobs) hashes.set(job.file.name, (await verifyFile(job)).sha256);
  return hashes;
}

/** Takes a file from the cache of the hub's own tools if it is there. */
async function reuse(
  { cache }: PullParts,
  partial: PartialDownload,
  { id }: Repository,
  file: RepositoryFile,
  signal: AbortSignal,
): Promise<void> {
  if (!(await copyFromHubCache(cache, id, file, partial.path(file.name), signal))) return;
  for (const part of partial.state.files[file.name]?.parts ?? []) part.done = part.length;
}

function downloadOf(
  { client }: PullParts,
  partial: PartialDownload,
  { id, commit }: Repository,
  file: RepositoryFile,
  slots: Slots,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): Download {
  const url = fileUrl(client.endpoint, id, commit, file.name);
  return {
    client,
    partial,
    url,
    asked: { id, revision: commit, file: file.name },
    file,
    slots,
    onBytes,
    signal,
  };
}

/** @throws SightlineError `disk-full` before anything is fetched. */
async function checkRoom({ partial }: ModelPlaces, bytes: number, id: string): Promise<void> {
  const free = await freeBytes(partial);
  if (free === null || bytes + SPARE_BYTES <= free) return;
  const megabytes = (value: number): string => `${Math.ceil(value / 1e6)} MB`;
  throw failure(
    'disk-full',
    'hub-room',
    `${id} needs ${megabytes(bytes + SPARE_BYTES)} of room in ${partial}, and there are ${megabytes(free)}; make room, then pull again`,
  );
}

function toldPlainly(error: unknown, id: string, signal: AbortSignal): unknown {
  if (signal.aborted) return error;
  const known = toSightlineError(error);
  if (known.kind !== 'disk-full' || known.detail?.['reason'] === 'hub-room') return error;
  return failure(
    'disk-full',
    'hub-room',
    `${id}: the disk is full; what has arrived is kept: make room, then pull again`,
  );
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
