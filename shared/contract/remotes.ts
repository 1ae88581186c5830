/** Requests about remote encoders, which embed photos and texts over the network. Runs anywhere. */
import { z } from 'zod';
import { LIMITS } from '../limits.ts';
import * as schema from '../schemas.ts';
import { posts, reads } from './procedure.ts';

const endpoint = z.object({
  url: z
    .string()
    .min(1)
    .max(LIMITS.modelName)
    .describe('Address of the endpoint: https, or http on the computer that runs Sightline.'),
  key: z
    .string()
    .min(1)
    .max(4_096)
    .optional()
    .describe('Key for the endpoint, sent to it alone. It is stored, and is in no answer.'),
});

const name = z.string().min(1).max(64).describe('Name of the encoder: a-z, 0-9 and -, without `remote:`.');

export const remotes = {
  list: reads('/remotes', 'Remote encoders that were added').output(z.array(schema.remoteEncoder)),
  test: posts(
    '/remotes/test',
    'Ask an endpoint what it serves, and keep nothing',
    'Makes network requests. Sends four texts and four drawn pictures, and nothing of the library.',
  )
    .input(endpoint)
    .output(schema.remoteTest),
  add: posts(
    '/remotes/add',
    'Add a remote encoder, after the user has agreed to what would be sent',
    'Makes network requests, but sends nothing of the library: that begins once `models.use` chooses it.',
  )
    .input(
      endpoint.extend({
        name,
        consent: z
          .object({
            photos: z.int().min(0).describe('Photos that would be sent, as the user was told.'),
            bytes: z.number().min(0).describe('About how many bytes, as the user was told.'),
          })
          .describe('What the user was told and agreed to.'),
      }),
    )
    .output(schema.remoteEncoder),
  remove: posts('/remotes/remove', 'Forget a remote encoder and its key; not the one in use')
    .input(z.object({ name }))
    .output(z.object({ name: z.string().describe('Name of the encoder, without `remote:`.') })),
};
