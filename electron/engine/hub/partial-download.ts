/**
 * The part of a model that has arrived, on disk: the files, each at its full length with gaps, and `state.json`, which
 * says how far each part of each file is. The state is written after the bytes it speaks of, so a kill loses at most
 * what arrived in the last moments. Runs in the fetcher process.
 */
import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { makeDirectory } from '../files/make-directory.ts';
import { writeFileAtomically } from '../files/write-atomically.ts';
import type { RepositoryFile } from './describe-repository.ts';

const STATE_FILE = 'state.json';
const FILES_FOLDER = 'files';
const SAVE_MILLISECONDS = 250;
/** Bytes of a part: large files arrive in several parts at a time. */
const PART_BYTES = 16 * 2 ** 20;

/** A stretch of a file, fetched by one request at a time. */
export interface Part {
  readonly start: number;
  readonly length: number;
  done: number;
}

const fileState = z.object({
  size: z.int().min(0),
  digest: z.string(),
  etag: z.string().nullable(),
  parts: z.array(z.object({ start: z.int().min(0), length: z.int().min(0), done: z.int().min(0) })),
});
const stateSchema = z.object({
  version: z.literal(1),
  id: z.string(),
  requested: z.string(),
  dtype: z.string().nullable(),
  total: z.number().nullable(),
  files: z.record(z.string(), fileState),
});

export type PartialState = z.infer<typeof stateSchema>;
export type FileState = z.infer<typeof fileState>;

/** State of an unfinished download; null if there is none that can be read. */
export async function readPartialState(folder: string): Promise<PartialState | null> {
  try {
    return stateSchema.parse(JSON.parse(await readFile(path.join(folder, STATE_FILE), 'utf8')));
  } catch {
    return null;
  }
}

/** Bytes that have arrived. */
export function arrivedBytes({ files }: PartialState): number {
  return Object.values(files).reduce(
    (sum, { parts }) => sum + parts.reduce((bytes, { done }) => bytes + done, 0),
    0,
  );
}

export class PartialDownload {
  readonly folder: string;
  readonly filesFolder: string;
  readonly state: PartialState;
  #savedAt = 0;
  #saving: Promise<void> = Promise.resolve();

  private constructor(folder: string, state: PartialState) {
    this.folder = folder;
    this.filesFolder = path.join(folder, FILES_FOLDER);
    this.state = state;
  }

  /** Continues an unfinished download, or begins one. */
  static async open(
    folder: string,
    wanted: Pick<PartialState, 'id' | 'requested' | 'dtype'>,
  ): Promise<PartialDownload> {
    const found = await readPartialState(folder);
    const state = { version: 1 as const, ...wanted, total: found?.total ?? null, files: found?.files ?? {} };
    const partial = new PartialDownload(folder, state);
    await makeDirectory(partial.filesFolder);
    await partial.save();
    return partial;
  }

  path(name: string): string {
    return path.join(this.filesFolder, ...name.split('/'));
  }

  /** The state of a file; new if the hub announces other content than before. */
  async file({ name, size, digest }: RepositoryFile): Promise<FileState> {
    const known = this.state.files[name];
    if (known?.digest === digest.value && known.size === size) return known;
    return this.restart({ name, size, digest }, size > PART_BYTES ? PART_BYTES : size);
  }

  /** Forgets what has arrived of a file. @param partBytes length of its parts from now on. */
  async restart({ name, size, digest }: RepositoryFile, partBytes: number = size): Promise<FileState> {
    await rm(this.path(name), { force: true });
    await mkdir(path.dirname(this.path(name)), { recursive: true });
    const parts: Part[] = [];
    for (let start = 0; start < size || parts.length === 0; start += partBytes) {
      parts.push({ start, length: Math.min(partBytes, size - start), done: 0 });
    }
    const fresh = { size, digest: digest.value, etag: null, parts };
    this.state.files[name] = fresh;
    await this.save();
    return fresh;
  }

  /** Removes files that do not belong to what is being downloaded now. */
  async keepOnly(names: ReadonlySet<string>): Promise<void> {
    for (const name of Object.keys(this.state.files)) {
      if (names.has(name)) continue;
      await rm(this.path(name), { force: true });
      delete this.state.files[name];
    }
  }

  /** Saves now and then, however often it is called. */
  async saveSoon(): Promise<void> {
    if (performance.now() - this.#savedAt >= SAVE_MILLISECONDS) await this.save();
  }

  async save(): Promise<void> {
    this.#savedAt = performance.now();
    // One at a time: an older state must not replace a newer one.
    this.#saving = this.#saving
      .catch(() => undefined)
      .then(() =>
        writeFileAtomically(path.join(this.folder, STATE_FILE), Buffer.from(JSON.stringify(this.state)), {
          durable: false,
        }),
      );
    await this.#saving;
  }
}
