/** Long-running work, running and finished, as the Activity screen shows it. Runs anywhere. */
import { z } from 'zod';
import { count, milliseconds, opaque } from './base.ts';

export const jobState = z
  .enum(['running', 'paused', 'done', 'cancelled', 'failed'])
  .describe('How the job stands.');

/** Photos per second. */
export const rate = z.number().nullable();
export const secondsLeft = z
  .number()
  .nullable()
  .describe('Estimated seconds until the end; null: nothing to estimate from, or nothing runs.');

export const job = z.object({
  id: opaque.describe('Opaque id of the job.'),
  kind: z.enum(['index', 'tag']).describe('`index`: photos become searchable. `tag`: a run proposes tags.'),
  subject: z.string().describe('What it works on, in the words of a person; empty: the whole library.'),
  state: jobState,
  done: count.describe('Photos finished without failing.'),
  failed: count.describe('Photos that failed.'),
  total: count.describe('Photos in all.'),
  rate: rate.describe(
    'Photos a second: over the last seconds while it runs, the mean once it has ended; null: not measured yet.',
  ),
  secondsLeft,
  startedAt: milliseconds.describe('When it began, in milliseconds since the epoch.'),
  endedAt: milliseconds
    .nullable()
    .describe('When it ended, in milliseconds since the epoch; null: it has not.'),
  error: z
    .string()
    .nullable()
    .describe('Why it failed or stands still, for a person; null: it does neither.'),
  canPause: z.boolean().describe('Whether `activity.pause` works now.'),
  canCancel: z.boolean().describe('Whether `activity.cancel` works now.'),
});
export type Job = z.infer<typeof job>;
