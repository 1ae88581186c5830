/**
 * Runs, running and finished, as the Activity screen shows them: of the indexer, of labels over photos, of reading
 * photos again, and of building the space of another model. All kinds share ids, states and counts. Runs anywhere.
 */
import { z } from 'zod';
import { count, milliseconds, name, runId } from './base.ts';

export const runState = z
  .enum(['running', 'paused', 'done', 'cancelled', 'failed'])
  .describe('State of the run.');
export type RunState = z.infer<typeof runState>;

/** Photos per second. */
export const rate = z.number().nullable();
export const secondsLeft = z
  .number()
  .nullable()
  .describe('Estimated seconds until the end; null: unknown, or nothing is running.');

const common = {
  id: runId,
  state: runState,
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
};

export const indexRun = z.object({
  kind: z.literal('index').describe('Photos become searchable.'),
  ...common,
  canPause: z.boolean().describe('Whether `indexing.pause` works now.'),
  canCancel: z.boolean().describe('Whether `indexing.cancel` works now.'),
});
export type IndexRun = z.infer<typeof indexRun>;

/** One run of labels over a selection of photos. Continues after a restart of the app. */
export const taggingRun = z.object({
  kind: z.literal('tag').describe('Tags are proposed for photos.'),
  ...common,
  name: name.describe('Name of the run. `tagging.groups` has its labels.'),
  cleared: z
    .boolean()
    .describe('Whether `activity.clear` removed it from the list of finished runs; its proposals are kept.'),
  canPause: z.boolean().describe('Whether `tagging.pause` works now.'),
  canCancel: z.boolean().describe('Whether `tagging.cancel` works now.'),
});
export type TaggingRun = z.infer<typeof taggingRun>;

/** Not listed once it has ended. Continues after a restart of the app, in idle moments. */
export const refreshRun = z.object({
  kind: z.literal('refresh').describe('What earlier versions did not read from photos is read now.'),
  ...common,
  canPause: z.boolean().describe('Whether `refresh.pause` works now.'),
  canCancel: z.literal(false).describe('It can only be paused.'),
});
export type RefreshRun = z.infer<typeof refreshRun>;

/** Not listed once the model answers. Continues after a restart of the app, in idle moments. */
export const modelRun = z.object({
  kind: z.literal('model').describe('Photos are embedded with another model, which takes over at the end.'),
  ...common,
  name: z.string().describe('Id of that model.'),
  canPause: z.boolean().describe('Whether `spaces.pause` works now.'),
  canCancel: z.literal(false).describe('It can be paused; choosing another model with `models.use` ends it.'),
});
export type ModelRun = z.infer<typeof modelRun>;

export const run = z.discriminatedUnion('kind', [indexRun, taggingRun, refreshRun, modelRun]);
export type Run = z.infer<typeof run>;
