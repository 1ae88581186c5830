/** What the embedder asks of the decoder process. Types only. */
import type {
  DecodeOptions,
  PreparedImage,
  PrepareOptions,
  RgbPicture,
  ThumbnailOptions,
} from '../images/decode-options.ts';
import type { PreprocessSpec } from '../images/preprocess-spec.ts';

/** What one job may use. */
export interface DecoderLimits {
  /** Milliseconds of processor time, of all threads. */
  readonly cpu: number;
  /** Milliseconds, on a busy machine. */
  readonly wall: number;
  /** Bytes of memory of the whole process. */
  readonly memory: number;
}

interface Job {
  readonly bytes: Uint8Array;
  readonly limits: DecoderLimits;
}

export interface DecoderApi {
  prepare(input: Job & { spec: PreprocessSpec; options: PrepareOptions }): Promise<PreparedImage>;
  thumbnail(input: Job & { longestEdge: number; options: ThumbnailOptions }): Promise<{ bytes: Uint8Array }>;
  png(input: Job & { longestEdge: number; options: DecodeOptions }): Promise<{ bytes: Uint8Array }>;
  rgb(input: Job & { longestEdge: number; options: DecodeOptions }): Promise<RgbPicture>;
}

export type DecoderEvent =
  /** The process lives and works on a job. */
  | { readonly type: 'working' }
  /** The job used more than it may; the process ends itself. */
  | { readonly type: 'over'; readonly limit: 'cpu' | 'memory' };
