/** Tags on photos, label sets, and the proposals of tagging runs. Runs anywhere. */
import { z } from 'zod';
import { count, finite, labelSetId, name, photoId, tagId, undoToken } from './base.ts';
import { labels, templates } from './classify.ts';
import { selection } from './filter.ts';
import { height, path, width } from './photo-fields.ts';

export const tagSource = z
  .enum(['person', 'model'])
  .describe('`person`: added by hand. `model`: proposed by a tagging run and accepted.');
export type TagSource = z.infer<typeof tagSource>;

export const tag = z.object({ id: tagId, name, photos: count.describe('How many photos have the tag.') });
export type Tag = z.infer<typeof tag>;

export const tagsOfSelection = z.object({
  photos: count.describe('How many photos the selection contains.'),
  tags: z.array(tag).describe('Tags by name; `photos` of each counts only photos of the selection.'),
});
export type TagsOfSelection = z.infer<typeof tagsOfSelection>;

/** The tag that has the name after a rename. */
export const renamedTag = tag.extend({ undo: undoToken });
export type RenamedTag = z.infer<typeof renamedTag>;

/** A tag on one photo. */
export const photoTag = z.object({
  id: tagId,
  name,
  source: tagSource,
  strength: finite
    .nullable()
    .describe('Calibrated strength of the match when it was proposed, 0 to 1; null: added by hand.'),
});
export type PhotoTag = z.infer<typeof photoTag>;

export const labelSet = z.object({
  id: labelSetId,
  name,
  labels,
  templates: z
    .array(z.string())
    .nullable()
    .describe(
      'Prompt templates with `{}` in place of the label; null: the seven that OpenAI chose for CLIP.',
    ),
});
export type LabelSet = z.infer<typeof labelSet>;

export const saveLabelSet = z.object({
  id: labelSetId.optional().describe('Label set to change; a new one if omitted.'),
  name,
  labels,
  templates,
});

export const startTagging = z.object({
  labels,
  templates,
  name: name.optional().describe('Human-readable name of the run; the labels if omitted.'),
  selection,
});
export type StartTagging = z.infer<typeof startTagging>;

export const proposalGroup = z.object({
  label: z.string().nullable().describe('The label; null: none of these, because no label is strong enough.'),
  proposed: count.describe('Proposals waiting for a decision.'),
  accepted: count.describe('Accepted proposals.'),
  rejected: count.describe('Rejected proposals.'),
});
export type ProposalGroup = z.infer<typeof proposalGroup>;

export const decision = z
  .enum(['proposed', 'accepted', 'rejected'])
  .describe('The decision on a proposal; `proposed`: none yet.');
export type Decision = z.infer<typeof decision>;

export const proposal = z.object({
  photoId,
  path,
  label: z
    .string()
    .describe('The proposed label; in the group "none of these" the best one, which was too weak.'),
  strength: finite.describe('Calibrated strength of the match, 0 to 1.'),
  decision,
  width,
  height,
});
export type Proposal = z.infer<typeof proposal>;
