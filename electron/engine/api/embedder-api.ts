/** What the embedder process answers to the engine, and the events that it sends. */
import type { DecoderVersions } from './doctor-api.ts';
import type { PhotoMetadataText, PhotoType, Region } from '../../../shared/schemas.ts';
import type { ThumbnailSize } from '../../../shared/thumbnail-sizes.ts';
import type { PathBytes } from '../files/path-bytes.ts';

export interface QueryImage {
  readonly path?: PathBytes;
  readonly bytes?: Uint8Array;
}

export interface EmbedFile {
  readonly photoId: number;
  readonly path: PathBytes;
}

export interface PhotoMetadata {
  readonly type: PhotoType;
  /** After EXIF orientation. */
  readonly width: number;
  readonly height: number;
  readonly takenAt: number | null;
  readonly camera: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

/** The outcome of one file. `skipped` means a format that is not supported yet. */
export type EmbedOutcome =
  | {
      readonly photoId: number;
      readonly state: 'done';
      /** Unit length, [dimensions]. */
      readonly embedding: Float32Array;
      readonly metadata: PhotoMetadata;
      readonly warning: string | null;
      /** Hex sha256 of the file's bytes. */
      readonly contentHash: string;
    }
  | { readonly photoId: number; readonly state: 'failed' | 'skipped'; readonly reason: string }
  /** The file was gone when it was read. */
  | { readonly photoId: number; readonly state: 'vanished' };

interface EmbedderInfo {
  readonly modelId: string;
  readonly space: string;
  readonly dimensions: number;
  readonly weights: string;
  readonly pid: number;
}

export interface EmbedderApi {
  /** Without a model. */
  versions(input: Record<string, never>): Promise<DecoderVersions>;
  open(input: { modelDir: string; cacheDir: string | null; threads?: number }): Promise<EmbedderInfo>;
  /**
   * Embeds texts with a text encoder that nothing else uses, before or without `open`.
   * @returns [texts.length, dimensions], unit rows.
   */
  embedTexts(input: {
    modelDir: string;
    cacheDir: string | null;
    threads?: number;
    texts: readonly string[];
  }): Promise<{ embeddings: Float32Array }>;
  /** Outcomes come as `outcome` events as they are ready; the reply says that the batch is complete. */
  embed(input: { files: readonly EmbedFile[] }): Promise<Record<string, never>>;
  /** Ahead of the queue. */
  embedImage(input: QueryImage & { region?: Region }): Promise<{ embedding: Float32Array }>;
  /** Ahead of the queue; writes `target` atomically (WebP). */
  thumbnail(input: { path: PathBytes; target: string; size: ThumbnailSize }): Promise<Record<string, never>>;
  /** Beside the queue, in a thread of its own. */
  metadata(input: { path: PathBytes }): Promise<PhotoMetadataText>;
  /** Ahead of the queue; the picture as a PNG whose longest edge is at most so many pixels. */
  png(input: { path: PathBytes; longestEdge: number }): Promise<{ bytes: Uint8Array }>;
}

/** `started` names a file whose decoding begins, so that a crash can be blamed. */
export type EmbedderEvent = { type: 'started'; photoId: number } | { type: 'outcome'; outcome: EmbedOutcome };
