/** Procedures about tags, label sets and tagging runs. Runs in the host process. */
import { omitUndefined } from './omit-undefined.ts';
import { procedures } from './procedures.ts';

export const tags = {
  list: procedures.tags.list.handler(({ context, signal }) =>
    context.engine.listTags({}, omitUndefined({ signal })),
  ),
  ofSelection: procedures.tags.ofSelection.handler(({ context, input, signal }) =>
    context.engine.tagsOfSelection(input, omitUndefined({ signal })),
  ),
  rename: procedures.tags.rename.handler(({ context, input }) => context.engine.renameTag(input)),
  remove: procedures.tags.remove.handler(({ context, input }) => context.engine.removeTag(input)),
  assign: procedures.tags.assign.handler(({ context, input }) => context.engine.assignTags(input)),
  unassign: procedures.tags.unassign.handler(({ context, input }) => context.engine.unassignTags(input)),
  export: procedures.tags.export.handler(({ context, input, signal }) =>
    context.engine.exportTags(omitUndefined(input), omitUndefined({ signal })),
  ),
};

export const labelSets = {
  list: procedures.labelSets.list.handler(({ context, signal }) =>
    context.engine.listLabelSets({}, omitUndefined({ signal })),
  ),
  save: procedures.labelSets.save.handler(({ context, input }) =>
    context.engine.saveLabelSet(omitUndefined(input)),
  ),
  remove: procedures.labelSets.remove.handler(({ context, input }) => context.engine.removeLabelSet(input)),
};

export const tagging = {
  start: procedures.tagging.start.handler(({ context, input }) => context.engine.startTagging(input)),
  runs: procedures.tagging.runs.handler(({ context, signal }) =>
    context.engine.taggingRuns({}, omitUndefined({ signal })),
  ),
  groups: procedures.tagging.groups.handler(({ context, input, signal }) =>
    context.engine.proposalGroups(input, omitUndefined({ signal })),
  ),
  proposals: procedures.tagging.proposals.handler(({ context, input, signal }) =>
    context.engine.proposals(omitUndefined(input), omitUndefined({ signal })),
  ),
  decide: procedures.tagging.decide.handler(({ context, input }) => context.engine.decide(input)),
  acceptAbove: procedures.tagging.acceptAbove.handler(({ context, input }) =>
    context.engine.acceptAbove(input),
  ),
  remove: procedures.tagging.remove.handler(({ context, input }) => context.engine.removeTaggingRun(input)),
};
