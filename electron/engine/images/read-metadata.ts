/** Reads the metadata of a photo's file as text, with limits on time and memory. Runs in the embedder process. */
import { Worker } from 'node:worker_threads';
import { SightlineError } from '../../../shared/errors.ts';
import type { PhotoMetadataText } from '../../../shared/schemas.ts';
import { entryFile } from '../app-root.ts';
import type { PathBytes } from '../files/path-bytes.ts';
import type { MetadataJob } from './metadata-worker.ts';
import { readPhotoFile } from './read-file.ts';

const MOST_MILLISECONDS = 10_000;
const MEMORY = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 };

/**
 * @param entry the built worker; the one in dist/ if omitted.
 * @throws SightlineError as {@link readPhotoFile}; `unreadable` if parsing takes too long or too much memory.
 */
export async function readMetadata(
  path: PathBytes,
  { entry = entryFile('metadata-worker'), milliseconds = MOST_MILLISECONDS } = {},
): Promise<PhotoMetadataText> {
  const { bytes } = await readPhotoFile(path);
  // read-file allocates a separate buffer, so its memory can be transferred to the worker.
  const job: MetadataJob = {
    bytes: new Uint8Array(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.length),
  };
  const worker = new Worker(entry, {
    workerData: job,
    transferList: [job.bytes.buffer],
    name: 'sightline-metadata',
    resourceLimits: MEMORY,
    // Discard whatever the parser prints about a strange file.
    stdout: true,
    stderr: true,
  });
  try {
    return { groups: await answerOf(worker, milliseconds) };
  } finally {
    await worker.terminate();
  }
}

function answerOf(worker: Worker, milliseconds: number): Promise<PhotoMetadataText['groups']> {
  return new Promise((resolve, reject) => {
    const fail = (why: string, cause?: unknown): void =>
      reject(
        new SightlineError('unreadable', `the metadata of the file could not be read: ${why}`, { cause }),
      );
    const timer = setTimeout(() => fail(`it took more than ${milliseconds / 1000} s`), milliseconds);
    worker.once('message', (groups: PhotoMetadataText['groups']) => resolve(groups));
    worker.once('error', (error) => fail(error.message, error));
    worker.once('exit', (code) => {
      clearTimeout(timer);
      fail(`its reader ended with code ${code}`);
    });
  });
}
