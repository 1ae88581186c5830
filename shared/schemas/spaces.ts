/** Vector spaces of a library: one per model that has indexed its photos. Runs anywhere. */
import { z } from 'zod';
import { count } from './base.ts';

export const spaceId = z.int().positive().describe('Id of the vector space.');

export const space = z.object({
  id: spaceId,
  key: z.string().describe('Key of the space, by which the model is recognised.'),
  model: z.string().describe('Id of the model that made it.'),
  photos: count.describe('Photos with a vector in it.'),
  bytes: count.describe('About how much of the library file its vectors take, in bytes.'),
  state: z
    .enum(['answering', 'building', 'idle'])
    .describe(
      '`answering`: searches use it. `building`: it takes over once it is complete. `idle`: kept for a change back; ' +
        '`spaces.remove` frees its space.',
    ),
});
export type SpaceRow = z.infer<typeof space>;
