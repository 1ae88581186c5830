/** Messages between the embedder and a decode worker. Types only. */
import type { ErrorKind } from '../../../shared/errors.ts';
import type { ForeignHeader, Raster, Size } from './foreign-decoder.ts';
import type { ForeignType } from './foreign-types.ts';

export interface DecodeResults {
  readonly header: ForeignHeader;
  readonly raster: Raster;
}

export interface DecodeRequest {
  readonly what: keyof DecodeResults;
  readonly type: ForeignType;
  readonly bytes: Uint8Array;
  /** For a raster. */
  readonly need: Size;
}

export type DecodeReply =
  | { readonly done: true; readonly result: DecodeResults[keyof DecodeResults]; readonly heapBytes: number }
  | {
      readonly done: false;
      /** Null: an error that the decoder did not name. */
      readonly kind: ErrorKind | null;
      readonly message: string;
      /** Whether the decoder can be trusted with another file. */
      readonly intact: boolean;
    };
