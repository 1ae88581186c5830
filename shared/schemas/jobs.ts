/** Long work, running and finished, for the one place that shows all of it. */
import { z } from 'zod';

export const jobState = z.enum(['running', 'paused', 'done', 'cancelled', 'failed']);

export const job = z.object({
  /** Opaque. */
  id: z.string().max(64),
  kind: z.enum(['index', 'tag']),
  /** What it works on, as a person named it; empty for the whole library. */
  subject: z.string(),
  state: jobState,
  done: z.int(),
  failed: z.int(),
  total: z.int(),
  /** Photos a second; null until there is something to measure, and of finished jobs the mean. */
  rate: z.number().nullable(),
  secondsLeft: z.number().nullable(),
  startedAt: z.number(),
  endedAt: z.number().nullable(),
  /** Why it failed or stands still, for a person. */
  error: z.string().nullable(),
  canPause: z.boolean(),
  canCancel: z.boolean(),
});
export type Job = z.infer<typeof job>;
