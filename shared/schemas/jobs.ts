/** Long-running work, running and finished, as the Activity screen shows it. Runs anywhere. */
import { z } from 'zod';
import { count, milliseconds, opaque } from './base.ts';

export const jobState = z
  .enum(['running', 'paused', 'done', 'cancelled', 'failed'])
  .describe('State of the job.');

/** Photos per second. */
export const rate = z.number().nullable();
export const secondsLeft = z
  .number()
  .nullable()
  .describe('Estimated seconds until the end; null: unknown, or nothing is running.');

export const job = z.object({
  id: opaque.describe('Opaque id of the job.'),
  kind: z.enum(['index', 'tag']).describe('`index`: photos become searchable. `tag`: a run proposes tags.'),
  subject: z.string().describe('Human-readable subject of the job; empty: the whole library.'),
  state: jobState,
  done: count.describe('Photos finished without a failure.'),
  failed: count.describe('Photos that failed.'),
  total: count.describe('Total number of photos.'),
  rate: rate.describe(
    'Photos per second: over the last seconds while it is running, the mean once it has ended; null: not measured yet.',
  ),
  secondsLeft,
  startedAt: milliseconds.describe('When it started, in milliseconds since the epoch.'),
  endedAt: milliseconds
    .nullable()
    .describe('When it ended, in milliseconds since the epoch; null: it has not ended.'),
  error: z.string().nullable().describe('Human-readable reason why it failed or is stalled; null: neither.'),
  canPause: z.boolean().describe('Whether `activity.pause` works now.'),
  canCancel: z.boolean().describe('Whether `activity.cancel` works now.'),
});
export type Job = z.infer<typeof job>;
