/**
 * The downloads of one data directory: those that run in this process, and those that an earlier one left unfinished.
 * Runs in the fetcher process.
 */
import { readdir, rm } from 'node:fs/promises';
import { SightlineError, toSightlineError } from '../../../shared/errors.ts';
import { modelDtype, type ModelPull } from '../../../shared/schemas.ts';
import type { InstalledModel, PullRequest } from '../api/fetcher-api.ts';
import { checkHubId, checkRevision, DEFAULT_REVISION, installedName } from './hub-address.ts';
import { withModelLock } from './model-lock.ts';
import { isModelName } from '../models/resolve-model.ts';
import { arrivedBytes, readPartialState, type PartialState } from './partial-download.ts';
import type { HubClient } from './hub-client.ts';
import { pullModel, type PullParts } from './pull.ts';
import { PullReport } from './pull-report.ts';

interface Running {
  readonly request: PullRequest;
  readonly report: PullReport;
  readonly controller: AbortController;
  readonly done: Promise<InstalledModel>;
}

export interface PullsParts extends Omit<PullParts, 'client'> {
  /** A client of a mirror; null: of the hub that the environment names. */
  readonly clientOf: (mirror: string | null) => HubClient;
}

export class Pulls {
  readonly #parts: PullsParts;
  readonly #emit: (pull: ModelPull) => void;
  readonly #running = new Map<string, Running>();
  /** How downloads of this process ended that did not install anything. */
  readonly #ended = new Map<string, ModelPull>();

  constructor(parts: PullsParts, emit: (pull: ModelPull) => void) {
    this.#parts = parts;
    this.#emit = emit;
  }

  /** Starts a download, or joins the one of that name. */
  start(request: PullRequest): { readonly report: PullReport; readonly done: Promise<InstalledModel> } {
    const revision = checkRevision(request.revision ?? DEFAULT_REVISION);
    const name = installedName(checkHubId(request.id), revision, request.dtype);
    const known = this.#running.get(name);
    if (known && !known.controller.signal.aborted) return known;
    const controller = new AbortController();
    const report = new PullReport(request.id, name, this.#emit);
    const before = known?.done.then(
      () => undefined,
      () => undefined,
    );
    const done = this.#run({ ...request, revision }, name, report, controller, before);
    // Whoever wants to know of a failure awaits it; everybody else is told by the report.
    done.catch(() => undefined);
    const running = { request, report, controller, done };
    this.#running.set(name, running);
    return running;
  }

  /** Stops a download and keeps what has arrived. */
  async pause(name: string): Promise<ModelPull> {
    const running = this.#running.get(name);
    if (!running) return this.#unfinished(name);
    running.controller.abort();
    await running.done.catch(() => undefined);
    return running.report.pull;
  }

  /** @returns also the request, to join the download with. */
  async resume(
    name: string,
    mirror: string | null = null,
  ): Promise<{ readonly pull: ModelPull; readonly request: PullRequest }> {
    const running = this.#running.get(name);
    if (running && !running.controller.signal.aborted) {
      return { pull: running.report.pull, request: running.request };
    }
    const state = await this.#state(name);
    const dtype = modelDtype.safeParse(state.dtype);
    const request = {
      id: state.id,
      revision: state.requested,
      mirror,
      ...(dtype.success ? { dtype: dtype.data } : {}),
    };
    return { pull: this.start(request).report.pull, request };
  }

  /** Stops a download and deletes what has arrived. */
  async cancel(name: string): Promise<ModelPull> {
    const pull = await this.pause(name);
    await this.#delete(name);
    this.#ended.delete(name);
    const cancelled: ModelPull = { ...pull, state: 'cancelled', bytes: 0, rate: null, secondsLeft: null };
    this.#emit(cancelled);
    return cancelled;
  }

  /** Downloads by name: running, failed or paused, by this process or an earlier one. */
  async list(): Promise<Map<string, ModelPull>> {
    const found = new Map<string, ModelPull>();
    const names = (await readdir(this.#parts.places.partial).catch(() => [])).filter(isModelName);
    for (const name of names) {
      const state = await readPartialState(this.#parts.places.download(name));
      if (state) found.set(name, pausedPull(name, state));
    }
    for (const [name, pull] of this.#ended) if (pull.state === 'failed') found.set(name, pull);
    for (const [name, { report }] of this.#running) found.set(name, report.pull);
    return found;
  }

  /** Pauses all. */
  async close(): Promise<void> {
    await Promise.all([...this.#running.keys()].map((name) => this.pause(name)));
  }

  async #run(
    request: PullRequest,
    name: string,
    report: PullReport,
    { signal }: AbortController,
    before: Promise<void> | undefined,
  ): Promise<InstalledModel> {
    await before;
    this.#ended.delete(name);
    try {
      const { places, cache, clientOf } = this.#parts;
      const client = clientOf(request.mirror ?? null);
      const model = await pullModel({ places, cache, client }, request, report, signal);
      this.#running.delete(name);
      report.become('done');
      return model;
    } catch (error) {
      this.#running.delete(name);
      if (signal.aborted) report.become('paused');
      else report.become('failed', toSightlineError(error).message);
      this.#ended.set(name, report.pull);
      throw error;
    }
  }

  async #unfinished(name: string): Promise<ModelPull> {
    return pausedPull(name, await this.#state(name));
  }

  async #state(name: string): Promise<PartialState> {
    const state = isModelName(name) ? await readPartialState(this.#parts.places.download(name)) : null;
    if (state) return state;
    const failed = this.#ended.get(name);
    if (failed)
      return { version: 1, id: failed.id, requested: DEFAULT_REVISION, dtype: null, total: null, files: {} };
    throw new SightlineError('not-found', `expected a download in progress, found none of '${name}'`);
  }

  async #delete(name: string): Promise<void> {
    const { places } = this.#parts;
    await withModelLock(
      places.lock(name),
      new AbortController().signal,
      () => {
        throw new SightlineError('locked', `another process is downloading ${name}; end it first`);
      },
      () => rm(places.download(name), { recursive: true, force: true }),
    );
  }
}

function pausedPull(name: string, state: PartialState): ModelPull {
  return {
    id: state.id,
    name,
    revision: null,
    state: 'paused',
    bytes: arrivedBytes(state),
    total: state.total,
    rate: null,
    secondsLeft: null,
    reason: null,
  };
}
