/**
 * The image encoder of a remote model, as the embedder process sees it: it prepares pictures and asks the engine for
 * their vectors. Neither the address nor the key is here, where files of strangers are decoded. Runs in the embedder
 * process.
 */
import { SightlineError, type ErrorData } from '../../../shared/errors.ts';
import type { EmbedderEvent, EncodedPictures } from '../api/embedder-api.ts';
import type { ImageEncoder } from '../embedding/image-encoder.ts';
import { outputSize } from '../images/preprocess-spec.ts';
import type { RemoteModel } from '../models/remote-model.ts';

type Settle = (outcome: { embeddings: readonly Float32Array[] } | { error: ErrorData }) => void;

export interface AskingEncoder {
  readonly encoder: ImageEncoder;
  /** The engine's answer to an `encode` event. */
  readonly answered: (answer: EncodedPictures) => void;
}

let nextId = 1;

/** @param emit sends the pictures to the engine. */
export function createAskingEncoder(model: RemoteModel, emit: (event: EmbedderEvent) => void): AskingEncoder {
  const waiting = new Map<number, Settle>();
  const { width, height } = outputSize(model.preprocess, 0, 0);
  return {
    encoder: {
      inputWidth: width,
      inputHeight: height,
      weights: 'remote',
      provider: 'cpu',
      encode: (pictures) =>
        new Promise((resolve, reject) => {
          const id = nextId++;
          waiting.set(id, (outcome) => {
            waiting.delete(id);
            if ('error' in outcome) reject(SightlineError.fromData(outcome.error));
            else resolve([...outcome.embeddings]);
          });
          // Copies: the decoder may return views of memory that can't be sent to another process.
          emit({ type: 'encode', id, pictures: pictures.map((pixels) => Uint8Array.from(pixels)) });
        }),
      release: () => Promise.resolve(),
    },
    answered: ({ id, ...outcome }) => waiting.get(id)?.(outcome),
  };
}
