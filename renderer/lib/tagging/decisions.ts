/** Decisions about proposals as they are shown, before and after a change. Pure. */
import type { Decision, Proposal } from '../../../shared/schemas.ts';

/** By photo id. */
export type Decisions = ReadonlyMap<number, Decision>;

/** The same decision for all of them. */
export function decidedAs(photoIds: readonly number[], decision: Decision): Decisions {
  return new Map(photoIds.map((id) => [id, decision]));
}

/** The proposals with those decisions, and what was decided on the changed ones before. */
export function withDecisions(
  proposals: readonly Proposal[],
  decisions: Decisions,
): { proposals: readonly Proposal[]; before: Decisions } {
  const before = new Map<number, Decision>();
  const changed = proposals.map((proposal) => {
    const decision = decisions.get(proposal.photoId);
    if (decision === undefined || decision === proposal.decision) return proposal;
    before.set(proposal.photoId, proposal.decision);
    return { ...proposal, decision };
  });
  return { proposals: changed, before };
}
