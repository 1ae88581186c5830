/** A store with a folder and photos in it, for tests of store and library. */
import type { EmbedOutcome, PhotoMetadata } from '../../electron/engine/api/embedder-api.ts';
import type { EmbedderLink } from '../../electron/engine/embedder/link.ts';
import type { PendingPhoto } from '../../electron/engine/store/outcomes.ts';
import type { ScannedFile } from '../../electron/engine/store/scan-records.ts';
import type { Store } from '../../electron/engine/store/store.ts';

export const DIMENSIONS = 4;

/** A file as a scan sees it. */
export function scanned(path: string, other: Partial<ScannedFile> = {}): ScannedFile {
  return { path: Buffer.from(path), size: 10, mtimeUs: 1_000_000, inode: 7n, skip: null, ...other };
}

/** A link to an embedder that takes files and never answers: nothing is embedded. */
export const idleLink: EmbedderLink = {
  embed: async () => undefined,
  onOutcome: () => () => undefined,
  onStarted: () => () => undefined,
  onDeath: () => () => undefined,
  ignoreLastDeath: () => undefined,
};

export function metadata(other: Partial<PhotoMetadata> = {}): PhotoMetadata {
  return {
    type: 'jpeg',
    width: 4,
    height: 3,
    takenAt: null,
    camera: null,
    latitude: null,
    longitude: null,
    ...other,
  };
}

export function doneOutcome(photoId: number, other: Partial<Extract<EmbedOutcome, { state: 'done' }>> = {}) {
  return {
    photoId,
    state: 'done' as const,
    embedding: Float32Array.from({ length: DIMENSIONS }, (_, index) =>
      index === photoId % DIMENSIONS ? 1 : 0,
    ),
    metadata: metadata(),
    warning: null,
    contentHash: photoId.toString(16).padStart(64, '0'),
    ...other,
  };
}

/** The pending photo with that id, as the queue pulls it. */
export function pulled(store: Store, id: number): PendingPhoto {
  const photo = store.outcomes.pending(null, 1_000_000).find((pending) => pending.id === id);
  if (!photo) throw new Error(`photo ${id} is not pending`);
  return photo;
}

export function testSpace(store: Store): number {
  return store.spaces.ensure({ key: 'test', modelId: 'test', dimensions: DIMENSIONS }).id;
}
