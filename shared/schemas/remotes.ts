/** Remote encoders: endpoints that embed photos and texts over the network. Off until one is added. Runs anywhere. */
import { z } from 'zod';

export const remoteTest = z.object({
  host: z.string().describe('Host and port that photos and texts would be sent to.'),
  model: z.string().describe('Name of the model, as the endpoint states it.'),
  revision: z.string().describe('Revision of the model, as the endpoint states it.'),
  dimensions: z.int().describe('Length of its embeddings.'),
  width: z.int().describe('Width of the pictures that it takes, in pixels.'),
  height: z.int().describe('Height of the pictures that it takes, in pixels.'),
  bytesPerPhoto: z.int().describe('About how many bytes a photo takes on its way there.'),
});
export type RemoteTest = z.infer<typeof remoteTest>;

export const remoteEncoder = remoteTest.extend({
  name: z.string().describe('What `models.use` calls it: `remote:` and its name.'),
  url: z.string().describe('Address of the endpoint.'),
  key: z
    .enum(['none', 'file', 'sealed', 'environment'])
    .describe(
      'Where its key is kept: nowhere, in a file that only this user may read, in the secret store of the system, or in ' +
        'the environment variable SIGHTLINE_REMOTE_KEY. The key itself is never part of an answer.',
    ),
  agreedAt: z.number().describe('When sending photos to it was agreed to, in milliseconds since the epoch.'),
});
export type RemoteEncoder = z.infer<typeof remoteEncoder>;
