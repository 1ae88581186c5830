/** An {@link Api} without a host: answers with what a test puts in, and keeps what it was asked. */
import { ORPCError } from '@orpc/client';
import type { Api, ConnectionState } from '../../renderer/api/api.ts';
import type { Fault } from '../../renderer/api/fault.ts';
import type { ErrorKind } from '../../shared/errors.ts';
import { IDLE_PROGRESS } from '../../shared/schemas.ts';
import type {
  DirectoryListing,
  Folder,
  Hit,
  LibraryEvent,
  LibraryStatus,
  Photo,
  Problem,
  SearchResult,
  TaggingRun,
} from '../../shared/schemas.ts';
import { aLibraryModel } from '../support/library-model.ts';

type SearchQueryInput = Parameters<Api['search']['query']>[0];

export interface SearchCall {
  readonly query: SearchQueryInput;
  readonly signal: AbortSignal | undefined;
}

export class FakeApi implements Api {
  status: LibraryStatus = aStatus();
  answerSearch: (query: SearchQueryInput) => Promise<SearchResult> = () => Promise.resolve(aResult([]));
  answerUpload: () => Promise<{ imageId: string }> = () => Promise.resolve({ imageId: 'image-1' });
  answerPhoto: (id: number) => Promise<Photo> = (id) => Promise.resolve(aPhoto(id));
  answerAdd: () => Promise<Folder> = () => Promise.resolve(aFolder(1, '/photos'));
  listings: Record<string, DirectoryListing> = {};
  problemPages: { problems: Problem[]; next: number | null }[] = [];
  readonly searchCalls: SearchCall[] = [];
  /** Every other request that was made, as `topic.name` with its input. */
  readonly calls: { name: string; input: unknown }[] = [];
  readonly #stateListeners = new Set<(state: ConnectionState) => void>();
  readonly #faultListeners = new Set<(fault: Fault) => void>();
  readonly #eventListeners = new Set<(event: LibraryEvent) => void>();

  /** Answers of other requests by `topic.name`; a request without one is refused as unsupported. */
  readonly answers: Record<string, (input: never) => Promise<unknown>> = {};

  readonly library: Api['library'] = this.#topic<Api['library']>('library', {
    status: () => Promise.resolve(this.status),
  });
  readonly folders: Api['folders'] = this.#topic<Api['folders']>('folders', {
    list: () => Promise.resolve(this.status.folders),
    add: (input) => this.#note('folders.add', input, this.answerAdd()),
    remove: (input) => this.#note('folders.remove', input, Promise.resolve({})),
    rescan: (input) => this.#note('folders.rescan', input, Promise.resolve({})),
  });
  readonly directories: Api['directories'] = {
    list: ({ id }) => {
      const listing = this.listings[id ?? 'roots'];
      return listing ? Promise.resolve(listing) : Promise.reject(failure('unreadable', 'no permission'));
    },
  };
  readonly search: Api['search'] = this.#topic<Api['search']>('search', {
    query: (query, options) => {
      this.searchCalls.push({ query, signal: options?.signal });
      return this.answerSearch(query);
    },
    uploadImage: (input) => this.#note('search.uploadImage', input.file.name, this.answerUpload()),
  });
  readonly photos: Api['photos'] = this.#topic<Api['photos']>('photos', {
    get: ({ id }) => this.answerPhoto(Number(id)),
    problems: (input) => {
      const page = this.problemPages.shift() ?? { problems: [], next: null };
      return this.#note('photos.problems', input, Promise.resolve(page));
    },
    retry: (input) => this.#note('photos.retry', input, Promise.resolve({ queued: input.ids?.length ?? 5 })),
  });
  readonly searches: Api['searches'] = this.#topic('searches');
  readonly albums: Api['albums'] = this.#topic('albums');
  readonly files: Api['files'] = this.#topic('files');
  readonly tags: Api['tags'] = this.#topic('tags');
  readonly labelSets: Api['labelSets'] = this.#topic('labelSets');
  readonly tagging: Api['tagging'] = this.#topic('tagging');
  readonly activity: Api['activity'] = this.#topic('activity');
  readonly comparison: Api['comparison'] = this.#topic('comparison');
  readonly app: Api['app'] = this.#topic('app');
  readonly settings: Api['settings'] = this.#topic('settings');
  readonly updates: Api['updates'] = this.#topic('updates');
  readonly refresh: Api['refresh'] = this.#topic<Api['refresh']>('refresh', {});
  readonly models: Api['models'] = this.#topic<Api['models']>('models', {});
  readonly remotes: Api['remotes'] = this.#topic<Api['remotes']>('remotes', {});
  readonly spaces: Api['spaces'] = this.#topic<Api['spaces']>('spaces', {});
  readonly indexing: Api['indexing'] = {
    pause: () => this.#note('indexing.pause', {}, Promise.resolve({})),
    resume: () => this.#note('indexing.resume', {}, Promise.resolve({})),
    cancel: () => this.#note('indexing.cancel', {}, Promise.resolve({})),
  };
  readonly connection: Api['connection'] = {
    onState: (listener) => {
      this.#stateListeners.add(listener);
      listener('connecting');
      return () => void this.#stateListeners.delete(listener);
    },
    onEvent: (listener) => {
      this.#eventListeners.add(listener);
      return () => void this.#eventListeners.delete(listener);
    },
    onFault: (listener) => {
      this.#faultListeners.add(listener);
      return () => void this.#faultListeners.delete(listener);
    },
    retry: () => this.calls.push({ name: 'connection.retry', input: null }),
  };

  /** As a host does that failed while it answered. */
  fault(fault: Fault): void {
    for (const listener of this.#faultListeners) listener(fault);
  }

  emit(event: LibraryEvent): void {
    for (const listener of this.#eventListeners) listener(event);
  }

  connect(state: ConnectionState): void {
    for (const listener of this.#stateListeners) listener(state);
  }

  /** A topic of the contract: the methods given, and for all others what `answers` has. */
  #topic<Topic extends object>(topic: string, known: Partial<Topic> = {}): Topic {
    return new Proxy(known, {
      get: (target, method) => {
        if (typeof method !== 'string' || method in target) return target[method as keyof Topic];
        const name = `${topic}.${method}`;
        return (input: never) => {
          const answer = this.answers[name] ?? (() => Promise.reject(failure('unsupported', name)));
          return this.#note(name, input, answer(input));
        };
      },
    }) as Topic;
  }

  #note<Answer>(name: string, input: unknown, answer: Promise<Answer>): Promise<Answer> {
    this.calls.push({ name, input });
    return answer;
  }
}

/** An error as the host sends it. */
export function failure(kind: ErrorKind, message: string): Error {
  return new ORPCError(kind, { defined: true, message });
}

export function aStatus(change: Partial<LibraryStatus> = {}): LibraryStatus {
  return {
    version: '0.1.0',
    dataDir: '/data',
    dataDirBytes: 1_000,
    demo: false,
    writable: true,
    model: aLibraryModel({ id: 'fake', dimensions: 4 }),
    folders: [],
    photos: { done: 3, pending: 0, failed: 0, skipped: 0, warnings: 0 },
    skippedReasons: [],
    unlistedCount: 0,
    progress: IDLE_PROGRESS,
    ...change,
  };
}

export function aFolder(id: number, path: string): Folder {
  const photos = { done: 3, pending: 0, failed: 0, skipped: 0 };
  return { id, path, state: 'ready', reason: null, photos, lastScan: null };
}

export function aHit(id: number, change: Partial<Hit> = {}): Hit {
  const shape = { width: 3, height: 2, takenAt: null, favourite: false, rating: 0 };
  return { id, path: `/photos/${id}.jpg`, cosine: 0.3, strength: 0.9, match: true, ...shape, ...change };
}

/** A tagging run under way. */
export function aTaggingRun(id: number, change: Partial<TaggingRun> = {}): TaggingRun {
  return {
    kind: 'tag',
    id,
    name: 'cat',
    state: 'running',
    done: 1,
    failed: 0,
    total: 10,
    rate: null,
    secondsLeft: null,
    startedAt: 0,
    endedAt: null,
    error: null,
    cleared: false,
    canPause: true,
    canCancel: true,
    ...change,
  };
}

export function aResult(hits: Hit[]): SearchResult {
  const query = { text: null, image: null };
  return {
    query,
    model: 'fake',
    rough: false,
    understood: true,
    hits,
    searched: 3,
    waiting: 0,
    milliseconds: 1,
  };
}

export function aPhoto(id: number): Photo {
  return {
    id,
    path: `/photos/${id}.jpg`,
    name: `${id}.jpg`,
    folderId: 1,
    state: 'done',
    reason: null,
    type: 'jpeg',
    bytes: 1,
    width: 3,
    height: 2,
    takenAt: null,
    camera: null,
    latitude: null,
    longitude: null,
    date: 0,
    favourite: false,
    rating: 0,
    tags: [],
    albumIds: [],
  };
}

/** A promise that a test settles when it likes. */
export function deferred<Value>(): {
  promise: Promise<Value>;
  resolve: (value: Value) => void;
  reject: (error: unknown) => void;
} {
  let resolve: (value: Value) => void = () => undefined;
  let reject: (error: unknown) => void = () => undefined;
  const promise = new Promise<Value>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  return { promise, resolve, reject };
}
