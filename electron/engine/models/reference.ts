/**
 * Reads `reference.json`: results of the model's authors, to check that this machine computes the same. Runs in the
 * engine and embedder processes.
 */
import { z } from 'zod';
import type { ModelFiles } from './model-files.ts';

const FILE = 'reference.json';
const vectors = z.record(z.string(), z.array(z.number()));
const schema = z.looseObject({
  tokens: z.record(z.string(), z.array(z.number().int())).optional(),
  text: vectors.optional(),
  images: vectors.optional(),
});

export interface ModelReference {
  /** Token ids by text, special tokens included. */
  readonly tokens: ReadonlyMap<string, readonly number[]>;
  /** Embeddings by text. */
  readonly text: ReadonlyMap<string, Float32Array>;
  /** Embeddings by the file name of a photo in samples/. */
  readonly images: ReadonlyMap<string, Float32Array>;
}

/** Returns null if the model has none. @throws SightlineError `model-invalid` if it is malformed. */
export async function readReference(files: ModelFiles): Promise<ModelReference | null> {
  const bytes = await files.readOptional(FILE);
  if (bytes === null) return null;
  const json = files.parseJson(FILE, bytes, schema);
  const embeddings = (record: z.infer<typeof vectors> | undefined): Map<string, Float32Array> =>
    new Map(Object.entries(record ?? {}).map(([name, values]) => [name, Float32Array.from(values)]));
  return {
    tokens: new Map(Object.entries(json.tokens ?? {})),
    text: embeddings(json.text),
    images: embeddings(json.images),
  };
}
