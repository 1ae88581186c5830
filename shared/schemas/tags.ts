/** Tags on photos, label sets, and tagging runs with their proposals. */
import { z } from 'zod';
import { LIMITS } from '../limits.ts';
import { finite, name, photoId, tagId } from './base.ts';
import { label } from './classify.ts';
import { selection } from './filter.ts';

/** `person`: given by hand. `model`: proposed by a tagging run and accepted. */
export const tagSource = z.enum(['person', 'model']);
export type TagSource = z.infer<typeof tagSource>;

export const tag = z.object({ id: tagId, name, photos: z.int() });
export type Tag = z.infer<typeof tag>;

/** `photos` of a tag: those of the selection that carry it; of the whole: how many the selection holds. */
export const tagsOfSelection = z.object({ photos: z.int(), tags: z.array(tag) });
export type TagsOfSelection = z.infer<typeof tagsOfSelection>;

/** After a rename: the tag that has the name now, and how to take the rename back; null when nothing changed. */
export const renamedTag = tag.extend({ undo: z.string().max(64).nullable() });
export type RenamedTag = z.infer<typeof renamedTag>;

/** A tag as one photo carries it. */
export const photoTag = z.object({
  id: tagId,
  name,
  source: tagSource,
  /** Match strength when it was proposed, 0 to 1; null for tags given by hand. */
  strength: finite.nullable(),
});
export type PhotoTag = z.infer<typeof photoTag>;

export const labelSet = z.object({
  id: z.int().positive(),
  name,
  labels: z.array(label).min(1).max(LIMITS.labels),
  templates: z.array(z.string()).nullable(),
});
export type LabelSet = z.infer<typeof labelSet>;

const templates = z
  .array(z.string().includes('{}').max(LIMITS.labelCharacters))
  .min(1)
  .max(LIMITS.templates)
  .optional();

export const saveLabelSet = z.object({
  id: z.int().positive().optional(),
  name,
  labels: z.array(label).min(1).max(LIMITS.labels),
  templates,
});

export const startTagging = z.object({
  labels: z.array(label).min(1).max(LIMITS.labels),
  templates,
  /** Shown as what the run is about; the labels when left out. */
  name: name.optional(),
  selection,
});
export type StartTagging = z.infer<typeof startTagging>;

export const taggingState = z.enum(['running', 'paused', 'done', 'cancelled', 'failed']);

/** One run of a label set over a selection. It goes on after a restart of the app. */
export const taggingRun = z.object({
  id: z.int().positive(),
  /** Of its job, which tells the rate and can be paused and cancelled. */
  jobId: z.string().max(64),
  name,
  labels: z.array(z.string()),
  state: taggingState,
  done: z.int(),
  total: z.int(),
  createdAt: z.number(),
  error: z.string().nullable(),
});
export type TaggingRun = z.infer<typeof taggingRun>;

/** Proposals of one label of a run; `label` null is the honest "none of these". */
export const proposalGroup = z.object({
  label: z.string().nullable(),
  proposed: z.int(),
  accepted: z.int(),
  rejected: z.int(),
});
export type ProposalGroup = z.infer<typeof proposalGroup>;

export const decision = z.enum(['proposed', 'accepted', 'rejected']);
export type Decision = z.infer<typeof decision>;

export const proposal = z.object({
  photoId,
  path: z.string(),
  /** The proposed label; of "none of these": the best of the labels, which was too weak. */
  label: z.string(),
  /** Match strength, 0 to 1. */
  strength: finite,
  decision,
  width: z.int().nullable(),
  height: z.int().nullable(),
});
export type Proposal = z.infer<typeof proposal>;
