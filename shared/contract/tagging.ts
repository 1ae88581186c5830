/** Requests about tags, label sets, and runs that propose tags. Runs anywhere. */
import { z } from 'zod';
import { LIMITS } from '../limits.ts';
import * as schema from '../schemas.ts';
import { deletes, inAddress, nothing, posts, queries, reads } from './procedure.ts';

const oneRun = z.object({ id: inAddress(schema.runId) });

export const classify = queries(
  '/classify',
  'Classify photos by labels, without training',
  'Stores nothing. Omits photos of a folder that are not indexed.',
)
  .input(schema.classifyInput)
  .output(
    z.object({
      model: z.string().describe('Id of the model that answered.'),
      results: z.array(schema.classification).describe('One entry per photo.'),
    }),
  );

export const tags = {
  list: reads('/tags', 'All tags').output(z.array(schema.tag)),
  ofSelection: queries('/tags/selection', 'Tags on the photos of a selection')
    .input(z.object({ selection: schema.selection }))
    .output(schema.tagsOfSelection),
  rename: posts('/tags/rename', 'Rename a tag', 'If another tag already has that name, the two are merged.')
    .input(z.object({ id: schema.tagId, name: schema.name }))
    .output(schema.renamedTag),
  remove: deletes('/tags/{id}', 'Remove a tag from all photos')
    .input(z.object({ id: inAddress(schema.tagId) }))
    .output(schema.changed),
  assign: posts('/tags/assign', 'Add tags to photos by hand', 'Creates tags that do not exist yet.')
    .input(
      z.object({
        selection: schema.selection,
        names: z
          .array(schema.name)
          .min(1)
          .max(LIMITS.filterValues)
          .describe(`Names of the tags, 1 to ${LIMITS.filterValues}.`),
      }),
    )
    .output(schema.changed),
  unassign: posts('/tags/unassign', 'Remove tags from photos')
    .input(
      z.object({
        selection: schema.selection,
        tagIds: z
          .array(schema.tagId)
          .min(1)
          .max(LIMITS.filterValues)
          .describe(`Ids of the tags, 1 to ${LIMITS.filterValues}.`),
      }),
    )
    .output(schema.changed),
  export: queries(
    '/tags/export',
    'Export the tags of photos, in parts',
    'The concatenated parts form the file: CSV with a header, or one JSON array.',
  )
    .input(
      z.object({
        format: z.enum(['csv', 'json']).describe('Format of the file.'),
        filter: schema.searchFilter.optional().describe('Photos whose tags to export; all if omitted.'),
        after: schema.opaque.optional().describe('`next` of the previous part; omitted for the first part.'),
      }),
    )
    .output(
      z.object({
        text: z.string().describe('This part of the file.'),
        next: z.string().nullable().describe('Opaque `after` of the next part; null: this is the last one.'),
      }),
    ),
};

export const labelSets = {
  list: reads('/labels', 'All label sets').output(z.array(schema.labelSet)),
  save: posts('/labels', 'Save a label set, or change a saved one')
    .input(schema.saveLabelSet)
    .output(schema.labelSet),
  remove: deletes('/labels/{id}', 'Remove a label set')
    .input(z.object({ id: inAddress(schema.labelSetId) }))
    .output(schema.changed),
};

export const tagging = {
  start: posts(
    '/tagging',
    'Propose tags for photos, in the background',
    'Each photo gets the label that fits it best as a proposal, or "none of these". Proposals become tags only when the user accepts them.',
  )
    .input(schema.startTagging)
    .output(schema.taggingRun),
  runs: reads('/tagging', 'Tagging runs, newest first').output(z.array(schema.taggingRun)),
  pause: posts('/tagging/{id}/pause', 'Pause a run').input(oneRun).output(nothing),
  resume: posts('/tagging/{id}/resume', 'Resume a paused or failed run').input(oneRun).output(nothing),
  cancel: posts('/tagging/{id}/cancel', 'End a run; its proposals stay').input(oneRun).output(nothing),
  groups: reads(
    '/tagging/{id}/groups',
    'Labels of a run, with their proposals counted',
    '"None of these" comes last.',
  )
    .input(oneRun)
    .output(z.array(schema.proposalGroup)),
  proposals: queries('/tagging/proposals', 'Proposals of one label, strongest first')
    .input(
      z.object({
        runId: schema.runId,
        label: z
          .string()
          .max(LIMITS.labelCharacters)
          .nullable()
          .describe('Label whose proposals to list; null: those of "none of these".'),
        decision: schema.decision.optional().describe('Only proposals with this decision; all if omitted.'),
        after: schema.opaque.optional().describe('`next` of the previous page; omitted for the first page.'),
        limit: z
          .int()
          .min(1)
          .max(LIMITS.pageRows)
          .default(100)
          .describe(`Most proposals to return, 1 to ${LIMITS.pageRows}.`),
      }),
    )
    .output(
      z.object({
        proposals: z.array(schema.proposal).describe('Proposals, strongest first.'),
        next: z.string().nullable().describe('Opaque `after` of the next page; null: this is the last one.'),
      }),
    ),
  decide: posts('/tagging/decide', 'Accept or reject proposals', 'Accepted ones become tags.')
    .input(
      z.object({
        runId: schema.runId,
        photoIds: z
          .array(schema.photoId)
          .min(1)
          .max(LIMITS.selectedIds)
          .describe(`Photos whose proposals to decide on, 1 to ${LIMITS.selectedIds}.`),
        decision: schema.decision,
      }),
    )
    .output(schema.changed),
  acceptAbove: posts('/tagging/accept', 'Accept all proposals of a label that are at least this strong')
    .input(
      z.object({
        runId: schema.runId,
        label: z.string().max(LIMITS.labelCharacters).describe('Label whose proposals to accept.'),
        strength: z.number().min(0).max(1).describe('Minimum strength of proposals to accept, 0 to 1.'),
      }),
    )
    .output(schema.changed),
  remove: deletes('/tagging/{id}', 'Delete a run and its proposals; accepted tags are kept')
    .input(oneRun)
    .output(nothing),
};
