/** Requests about tags, label sets, and runs that propose tags. */
import { z } from 'zod';
import { LIMITS } from '../limits.ts';
import * as schema from '../schemas.ts';
import { deletes, inAddress, nothing, posts, reads } from './procedure.ts';

const positive = z.int().positive();
const runId = positive;
const strength = z.number().min(0).max(1);

export const classify = posts('/classify', 'Zero-shot labels for photos of the library')
  .input(schema.classifyInput)
  .output(z.object({ model: z.string(), results: z.array(schema.classification) }));

export const tags = {
  list: reads('/tags', 'All tags with how many photos carry them').output(z.array(schema.tag)),
  ofSelection: posts('/tags/selection', 'Tags of a selection with how many of its photos carry each, by name')
    .input(z.object({ selection: schema.selection }))
    .output(schema.tagsOfSelection),
  rename: posts('/tags/rename', 'Give a tag another name; one that exists takes its photos over')
    .input(z.object({ id: schema.tagId, name: schema.name }))
    .output(schema.renamedTag),
  remove: deletes('/tags/{id}', 'Remove a tag from all photos')
    .input(z.object({ id: inAddress(schema.tagId) }))
    .output(schema.changed),
  assign: posts('/tags/assign', 'Give photos tags by hand')
    .input(
      z.object({ selection: schema.selection, names: z.array(schema.name).min(1).max(LIMITS.filterValues) }),
    )
    .output(schema.changed),
  unassign: posts('/tags/unassign', 'Take tags from photos')
    .input(
      z.object({
        selection: schema.selection,
        tagIds: z.array(schema.tagId).min(1).max(LIMITS.filterValues),
      }),
    )
    .output(schema.changed),
  export: posts('/tags/export', 'Tags of photos as CSV or JSON lines, part by part')
    .input(
      z.object({
        format: z.enum(['csv', 'json']),
        filter: schema.searchFilter.optional(),
        /** `next` of the part before. */
        after: z.string().max(64).optional(),
      }),
    )
    /** Parts joined in order are the file: CSV with a header, or one JSON array. */
    .output(z.object({ text: z.string(), next: z.string().nullable() })),
};

export const labelSets = {
  list: reads('/labels', 'Label sets').output(z.array(schema.labelSet)),
  save: posts('/labels', 'Save a label set, or change a saved one')
    .input(schema.saveLabelSet)
    .output(schema.labelSet),
  remove: deletes('/labels/{id}', 'Remove a label set')
    .input(z.object({ id: inAddress(positive) }))
    .output(schema.changed),
};

export const tagging = {
  start: posts('/tagging', 'Propose tags for a selection in the background')
    .input(schema.startTagging)
    .output(schema.taggingRun),
  runs: reads('/tagging', 'Runs, newest first').output(z.array(schema.taggingRun)),
  groups: reads('/tagging/{id}/groups', 'Proposals by label, with "none of these" as the last')
    .input(z.object({ id: inAddress(runId) }))
    .output(z.array(schema.proposalGroup)),
  proposals: posts('/tagging/proposals', 'Proposals of one label, strongest first')
    .input(
      z.object({
        runId,
        /** Null: none of these. */
        label: z.string().max(LIMITS.labelCharacters).nullable(),
        decision: schema.decision.optional(),
        after: z.string().max(64).optional(),
        limit: z.int().min(1).max(LIMITS.pageRows).default(100),
      }),
    )
    .output(z.object({ proposals: z.array(schema.proposal), next: z.string().nullable() })),
  decide: posts('/tagging/decide', 'Accept or reject proposals; accepted ones become tags')
    .input(
      z.object({
        runId,
        photoIds: z.array(schema.photoId).min(1).max(LIMITS.selectedIds),
        decision: schema.decision,
      }),
    )
    .output(schema.changed),
  acceptAbove: posts('/tagging/accept', 'Accept all proposals of a label that are at least this strong')
    .input(z.object({ runId, label: z.string().max(LIMITS.labelCharacters), strength }))
    .output(schema.changed),
  remove: deletes('/tagging/{id}', 'Forget a run and its proposals; accepted tags stay')
    .input(z.object({ id: inAddress(runId) }))
    .output(nothing),
};
