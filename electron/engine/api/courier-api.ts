/**
 * What the engine asks of the courier process, which brings texts and pictures to a remote encoder. Only it holds the
 * key in the engine's tree of processes, and it decodes no files. Types only.
 */
import type { NetworkRequest } from '../../../shared/schemas.ts';

export interface CourierApi {
  /**
   * @param input.dir folder of the remote encoder.
   * Somebody is waiting, so a failure is reported soon.
   * @returns [texts.length, dimensions], unit rows.
   */
  embedTexts(input: {
    readonly dir: string;
    readonly texts: readonly string[];
  }): Promise<{ readonly embeddings: Float32Array }>;
  /**
   * @param input.pictures RGB, interleaved, 8 bits, at the size that the encoder takes.
   * @returns [pictures.length, dimensions], unit rows.
   */
  embedPictures(input: {
    readonly dir: string;
    readonly pictures: readonly Uint8Array[];
  }): Promise<{ readonly embeddings: Float32Array }>;
}

export interface CourierEvent {
  readonly type: 'request';
  readonly request: NetworkRequest;
}
