/**
 * Downloads one file of a model in parts, several at a time, each going on where it broke off, in this process or an
 * earlier one. Runs in the fetcher process.
 */
import { open, type FileHandle } from 'node:fs/promises';
import type { RepositoryFile } from './describe-repository.ts';
import { digestsOf, fits, type Digests } from './digest.ts';
import type { HubClient } from './hub-client.ts';
import { failure, Passing, WholeFileOnly, type Asked } from './hub-errors.ts';
import type { FileState, Part, PartialDownload } from './partial-download.ts';
import { persist } from './retry.ts';
import type { Slots } from './slots.ts';

export interface Download {
  readonly client: HubClient;
  readonly partial: PartialDownload;
  readonly url: URL;
  readonly asked: Asked;
  readonly file: RepositoryFile;
  /** Connections in use, across all files. */
  readonly slots: Slots;
  /** Called with the bytes that arrived, or with a negative number if some had to be thrown away. */
  readonly onBytes: (bytes: number) => void;
  readonly signal: AbortSignal;
}

/** Brings a file to its full length. Its content is still to be verified. */
export async function downloadFile(download: Download): Promise<void> {
  const { partial, file, onBytes } = download;
  const state = await partial.file(file);
  try {
    await downloadParts(download, state);
  } catch (error) {
    const lost = arrived(partial.state.files[file.name] ?? state);
    if (error instanceof WholeFileOnly) {
      onBytes(-lost);
      await downloadParts(download, await partial.restart(file));
      return;
    }
    // The server's file is another one than the hub announced.
    if (error instanceof Error && isRangeFailure(error)) {
      onBytes(-lost);
      await partial.restart(file);
    }
    throw error;
  }
}

/**
 * Compares a downloaded file with what the hub announced.
 * @throws SightlineError `model-invalid`; the file is deleted.
 */
export async function verifyFile({ partial, file, asked, signal }: Download): Promise<Digests> {
  const found = await digestsOf(partial.path(file.name), file.size, signal);
  if (fits(found, file.size, file.digest)) return found;
  await partial.restart(file);
  const expected = `${file.digest.kind === 'git' ? 'git blob' : 'sha256'} ${file.digest.value}`;
  throw failure(
    'model-invalid',
    'hub-checksum',
    `${asked.id}: ${file.name}: expected ${expected} as the hub announced it, received ${found[file.digest.kind]}; ` +
      'the file was deleted and nothing was installed',
  );
}

function arrived({ parts }: FileState): number {
  return parts.reduce((sum, { done }) => sum + done, 0);
}

function isRangeFailure(error: Error & { detail?: unknown }): boolean {
  return (error.detail as { reason?: unknown } | undefined)?.reason === 'hub-range';
}

async function downloadParts(download: Download, state: FileState): Promise<void> {
  const { partial, file, slots, client } = download;
  const missing = state.parts.filter(({ done, length }) => done < length);
  if (missing.length === 0 && file.size > 0) return;
  const handle = await openForWriting(partial.path(file.name));
  // One part's failure for good ends the others.
  const failed = new AbortController();
  const signal = AbortSignal.any([download.signal, failed.signal]);
  try {
    await Promise.all(
      missing.map((part) =>
        slots.use(async () => {
          try {
            await persist(
              () => fetchPart({ ...download, signal }, state, part, handle),
              signal,
              client.patience,
              () => part.done,
            );
          } catch (error) {
            failed.abort(error);
            throw error;
          }
        }),
      ),
    );
  } catch (error) {
    throw failed.signal.aborted && !download.signal.aborted ? failed.signal.reason : error;
  } finally {
    await handle.close();
    await partial.save();
  }
}

/** One request for what a part still lacks. */
async function fetchPart(
  { client, url, asked, signal, file, partial, onBytes }: Download,
  state: FileState,
  part: Part,
  handle: FileHandle,
): Promise<void> {
  const from = part.start + part.done;
  const end = part.start + part.length;
  const wholly = from === 0 && end === file.size;
  const headers: Record<string, string> = wholly ? {} : { range: `bytes=${from}-${end - 1}` };
  if (!wholly && state.etag !== null) headers['if-range'] = state.etag;
  const response = await client.open(url, asked, signal, { headers });
  try {
    if (!wholly && response.status === 200) throw new WholeFileOnly(`${url.host} sends no parts of files`);
    if (response.status === 206) checkRange(response.header('content-range'), from, file, asked);
    const etag = response.header('etag');
    // Weak tags say nothing about bytes.
    if (etag !== null && !etag.startsWith('W/')) state.etag = etag;
    for await (const chunk of response.body) {
      const wanted = chunk.subarray(0, part.length - part.done);
      await write(handle, wanted, part.start + part.done);
      part.done += wanted.length;
      onBytes(wanted.length);
      await partial.saveSoon();
      if (part.done === part.length) break;
    }
  } finally {
    response.discard();
  }
  if (part.done < part.length) {
    throw new Passing(
      failure(
        'unavailable',
        'hub-reset',
        `${asked.id}: ${file.name}: ${url.host} keeps ending its answers early; what has arrived is kept, so pull again later`,
      ),
    );
  }
}

function checkRange(text: string | null, from: number, file: RepositoryFile, { id }: Asked): void {
  const match = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(text ?? '');
  const rightStart = match !== null && Number(match[1]) === from;
  if (rightStart && (match[2] === '*' || Number(match[2]) === file.size)) return;
  throw failure(
    'unavailable',
    'hub-range',
    `${id}: ${file.name}: expected bytes from ${from} of ${file.size}, received '${text ?? 'no Content-Range'}'; ` +
      'what had arrived of it was deleted, so pull again',
  );
}

async function openForWriting(file: string): Promise<FileHandle> {
  // Without truncating: other parts of it may be there.
  return open(file, 'r+').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return open(file, 'w+', 0o600);
  });
}

async function write(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    const { bytesWritten } = await handle.write(bytes, written, bytes.length - written, position + written);
    written += bytesWritten;
  }
}
