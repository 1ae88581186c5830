/** The embedder process's methods, which the engine calls, and its events. Types only. */
import type { ErrorData } from '../../../shared/errors.ts';
import type { DecoderVersions } from './doctor-api.ts';
import type { PhotoMetadataText, PhotoType, Region } from '../../../shared/schemas.ts';
import type { ThumbnailSize } from '../../../shared/thumbnail-sizes.ts';
import type { ProviderName } from './provider-name.ts';
import type { PathBytes } from '../files/path-bytes.ts';

export interface QueryImage {
  readonly path?: PathBytes;
  readonly bytes?: Uint8Array;
}

export interface EmbedFile {
  readonly photoId: number;
  readonly path: PathBytes;
  /** Hashes (hex) of bytes whose vectors are known already: if the file's is among them, it is not embedded. */
  readonly known?: readonly string[];
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

/** What a photo looks like. */
export interface GridPicture {
  /** Average colour, 0xRRGGBB. */
  readonly colour: number;
  /** Which version of the small thumbnail lies in the data directory (images/small-picture.ts); null: none. */
  readonly thumbnailVersion: number | null;
  /** Eight bytes; null: not made, or the picture has no structure. */
  readonly perceptualHash: Uint8Array | null;
  /** Null: not made. */
  readonly perceptualVersion: number | null;
}

/** A picture that was read again, with the bytes that it was made from. */
export interface ReadPicture extends GridPicture {
  /** Hex; see images/content-hash.ts. */
  readonly contentHash: string;
  /** The hash that an earlier version gave these bytes, if it differs. */
  readonly formerHash?: string | undefined;
}

/** The outcome for one file. `skipped` means that the format is not supported yet. */
export type EmbedOutcome =
  | {
      readonly photoId: number;
      readonly state: 'done';
      /** Unit length, [dimensions]. */
      readonly embedding: Float32Array;
      readonly metadata: PhotoMetadata;
      readonly warning: string | null;
      /** Hex; see images/content-hash.ts. */
      readonly contentHash: string;
      /** The hash that an earlier version gave these bytes, if it differs. */
      readonly formerHash?: string | undefined;
      /** Absent when the embedder was opened without a directory for thumbnails. */
      readonly picture?: GridPicture;
      /** The same bytes had been embedded before, for another file: the model did not run for this one. */
      readonly copy?: true;
    }
  /** The file's hash is among those known. */
  | { readonly photoId: number; readonly state: 'known'; readonly contentHash: string }
  | { readonly photoId: number; readonly state: 'failed' | 'skipped'; readonly reason: string }
  /** The file was gone when it was read, or the system had no file descriptors or memory left: it stays pending. */
  | { readonly photoId: number; readonly state: 'vanished' };

interface EmbedderInfo {
  readonly modelId: string;
  readonly space: string;
  readonly dimensions: number;
  readonly weights: string;
  readonly provider: ProviderName;
  readonly pid: number;
}

/** What a model costs on this machine. */
export interface ModelSpeed {
  /** Pictures read, decoded and encoded per second. */
  readonly imagesPerSecond: number;
  /** Median time to encode one text. */
  readonly textMilliseconds: number;
  /** Form of each tower's weights, such as `int8`. */
  readonly weights: { readonly vision: string; readonly text: string };
  /** Most memory that a process with both towers, one after the other, took. */
  readonly peakBytes: number;
}

/** What a provider made of pictures. */
export interface TriedProvider {
  /** [files.length, dimensions], unit rows. */
  readonly embeddings: Float32Array;
  /** To encode the pictures, once the provider is warm. */
  readonly milliseconds: number;
}

export interface EmbedderApi {
  /** Versions of the decoder; works before `open`. */
  versions(input: Record<string, never>): Promise<DecoderVersions>;
  /** @param input.thumbnailsDir where the small thumbnails of files that are embedded go; none are made without it. */
  open(input: {
    modelDir: string;
    cacheDir: string | null;
    thumbnailsDir?: string;
    threads?: number;
    /** The processor if omitted; one that can’t be opened any more gives way to it. */
    provider?: ProviderName;
  }): Promise<EmbedderInfo>;
  /**
   * Embeds texts with a temporary text encoder; works before or without `open`.
   * @returns [texts.length, dimensions], unit rows.
   */
  embedTexts(input: {
    modelDir: string;
    cacheDir: string | null;
    threads?: number;
    texts: readonly string[];
  }): Promise<{ embeddings: Float32Array }>;
  /** Measures a model; works before or without `open`, in a process that does nothing else. */
  measure(input: {
    modelDir: string;
    cacheDir: string | null;
    threads?: number;
    files: readonly PathBytes[];
    texts: readonly string[];
  }): Promise<ModelSpeed>;
  /** Embeds pictures with a provider that may crash or hang: in a process that does nothing else. */
  tryProvider(input: {
    modelDir: string;
    cacheDir: string | null;
    provider: ProviderName;
    files: readonly PathBytes[];
  }): Promise<TriedProvider>;
  /** Sends each outcome as an `outcome` event once it is ready; the reply means that the batch is complete. */
  embed(input: { files: readonly EmbedFile[] }): Promise<Record<string, never>>;
  /** Answers an `encode` event. */
  encoded(input: EncodedPictures): Promise<Record<string, never>>;
  /** Embeds a query image ahead of the queue. */
  embedImage(input: QueryImage & { region?: Region }): Promise<{ embedding: Float32Array }>;
  /**
   * Writes a thumbnail atomically below `directory`, ahead of the queue, and names it by the bytes that it read.
   * @returns its path.
   */
  thumbnail(input: { path: PathBytes; directory: string; size: ThumbnailSize }): Promise<{ file: string }>;
  /**
   * Reads again what a photo looks like, without embedding it: small thumbnail, average colour, perceptual hash. Behind
   * whatever is being embedded. No thumbnail is made where the disk is nearly full.
   */
  picture(input: { path: PathBytes }): Promise<ReadPicture>;
  /** Reads metadata in a separate thread, independently of the queue. */
  metadata(input: { path: PathBytes }): Promise<PhotoMetadataText>;
  /** Returns the picture as PNG with its longest edge at most `longestEdge` pixels, ahead of the queue. */
  png(input: { path: PathBytes; longestEdge: number }): Promise<{ bytes: Uint8Array }>;
}

/** The vectors that an `encode` event asked for, or why there are none. */
export type EncodedPictures =
  | { readonly id: number; readonly embeddings: readonly Float32Array[] }
  | { readonly id: number; readonly error: ErrorData };

export type EmbedderEvent =
  /** A file's decoding begins, so that a crash can be attributed to it. */
  | { type: 'started'; photoId: number }
  | { type: 'outcome'; outcome: EmbedOutcome }
  /** Asks for the vectors of pictures that a remote model is to encode: RGB at its size. The answer is `encoded`. */
  | { type: 'encode'; id: number; pictures: readonly Uint8Array[] };
