/**
 * What a remote encoder is asked and how it answers: JSON over POST to one address. docs/remote-encoder.md describes it
 * for those who write an endpoint. Pure.
 */
import { z } from 'zod';
import { remoteInput } from '../../models/remote-model.ts';

/** Version of the form. */
const PROTOCOL = 1;

/** A question; the outer `inputs` is what Hugging Face Inference Endpoints hand to a custom handler. */
export type Question =
  | { readonly task: 'describe' }
  | { readonly task: 'texts'; readonly texts: readonly string[] }
  /** PNG as base64. */
  | { readonly task: 'images'; readonly images: readonly string[] };

/** The body of a request. */
export function requestBody(question: Question): string {
  return JSON.stringify({ inputs: { sightline: PROTOCOL, ...question } });
}

const name = z.string().min(1).max(200);

const served = z.object({ model: name, revision: name });

export const description = served.extend({
  dimensions: z.int().min(8).max(8192),
  input: remoteInput,
  languages: z
    .array(z.string().regex(/^[a-z]{2,3}$/))
    .max(200)
    .nullish(),
  family: z.enum(['clip', 'siglip']).nullish(),
  logitScale: z.number().positive().nullish(),
  logitBias: z.number().nullish(),
  maxTexts: z.int().min(1).max(1024).nullish(),
  maxImages: z.int().min(1).max(256).nullish(),
});
export type Description = z.infer<typeof description>;

/** Values are checked one by one later, so that the message can say which one is wrong. */
export const embedded = served.extend({ embeddings: z.array(z.array(z.unknown())) });
