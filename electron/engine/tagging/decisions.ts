/**
 * What a person decides about proposals. An accepted one becomes a tag with where it came from, unless a person has given
 * that tag already; a rejected one takes the tag away again if a model gave it. Runs in the engine process.
 */
import type { Changed, Decision } from '../../../shared/schemas.ts';
import { createPace, inChunks } from '../work/pace.ts';
import type { GivenTag } from '../store/tag-states.ts';
import { TagStates } from '../store/tag-states.ts';
import type { Store } from '../store/store.ts';
import type { TaggingRunRow } from '../store/tagging-runs.ts';
import { bytesOf, IdGroups, type GroupedIds } from '../organise/grouped-ids.ts';
import { changeFrom, combineChanges } from './tag-changes.ts';
import { expectRun, headingOf } from './runs.ts';
import { DECISIONS } from '../store/proposals.ts';
import type { Change, ChangeTopic, UndoList } from '../organise/undo.ts';

/** What deciding on proposals needs of an open library. */
export interface DecisionParts {
  readonly store: DecisionStore;
  readonly undo: UndoList;
}

type DecisionStore = Pick<Store, 'taggingRuns' | 'proposals' | 'tags' | 'transaction'>;
type Proposals = Store['proposals'];

const TOPICS: readonly ChangeTopic[] = ['proposals', 'tags'];
const CHUNK = 1_000;

/** Decides on photos of a run; those that were not looked at yet are left out. */
export function decide(
  library: DecisionParts,
  { runId, photoIds, decision }: { runId: number; photoIds: readonly number[]; decision: Decision },
): Promise<Changed> {
  const run = expectRun(library, runId);
  return library.undo.make(TOPICS, async () => {
    const deciding = new Deciding(library.store, run, decision);
    await inChunks([...new Set(photoIds)], (chunk) => deciding.decide(chunk), CHUNK);
    return deciding.change();
  });
}

/** Accepts the undecided proposals of a label that are at least this strong. */
export function acceptAbove(
  library: DecisionParts,
  { runId, label, strength }: { runId: number; label: string; strength: number },
): Promise<Changed> {
  const run = expectRun(library, runId);
  const heading = headingOf(run.labels, label);
  const { proposals } = library.store;
  return library.undo.make(TOPICS, async () => {
    const deciding = new Deciding(library.store, run, 'accepted');
    const pace = createPace();
    // Those of the step before are decided, so the next step begins with others.
    for (let some = proposals.above(runId, heading, strength, CHUNK); some.length > 0; await pace()) {
      deciding.decide(some);
      some = proposals.above(runId, heading, strength, CHUNK);
    }
    return deciding.change();
  });
}

/** One decision about many photos, a few at a time, with what it takes to take it back. */
class Deciding {
  readonly #store: DecisionStore;
  readonly #run: TaggingRunRow;
  readonly #decision: Decision;
  readonly #now = Date.now();
  readonly #decided = new IdGroups();
  /** By tag id. */
  readonly #tagged = new Map<number, TagStates>();

  constructor(store: DecisionStore, run: TaggingRunRow, decision: Decision) {
    this.#store = store;
    this.#run = run;
    this.#decision = decision;
  }

  /** In one transaction, so that a kill leaves no accepted proposal without its tag. */
  decide(photoIds: readonly number[]): void {
    const { proposals, tags } = this.#store;
    const { id, labels, spaceKey } = this.#run;
    this.#store.transaction(() => {
      const found = proposals.found(id, photoIds).filter((row) => row.decision !== this.#decision);
      for (const label of new Set(found.map((row) => row.label))) {
        const name = labels[label] ?? '';
        const tagId = this.#decision === 'accepted' ? tags.ensure(name) : tags.find(name)?.id;
        if (tagId === undefined) continue;
        const rows = new Map(found.filter((row) => row.label === label).map((row) => [row.photoId, row]));
        const before = tags.change(tagId, [...rows.keys()], (photoId, now): GivenTag | null | undefined => {
          const { strength, decision } = rows.get(photoId)!;
          if (this.#decision === 'accepted') {
            return now === null ? { source: 'model', strength, spaceKey, taggedAt: this.#now } : undefined;
          }
          // A person's tag is never taken by a decision; what an earlier acceptance gave is, and what is rejected is.
          const taken = now?.source === 'model' && (this.#decision === 'rejected' || decision === 'accepted');
          return taken ? null : undefined;
        });
        const states = this.#tagged.get(tagId) ?? new TagStates();
        states.add(before);
        this.#tagged.set(tagId, states);
      }
      for (const [decision, ids] of proposals.decide(id, photoIds, this.#decision)) {
        this.#decided.add(new Map([[DECISIONS.indexOf(decision), ids]]));
      }
    });
  }

  change(): Change {
    const { tags, proposals } = this.#store;
    const tagged = [...this.#tagged].map(([tagId, states]) => changeFrom(tags, tagId, states));
    const decided = undecide(proposals, this.#run.id, this.#decided.compact());
    return combineChanges([...tagged, decided], decided.changed);
  }
}

/** The change before which these photos were decided on so, by index into DECISIONS. */
function undecide(proposals: Proposals, runId: number, before: GroupedIds): Change {
  return {
    topics: TOPICS,
    changed: [...before.values()].reduce((sum, ids) => sum + ids.length, 0),
    bytes: bytesOf(before),
    async revert() {
      const undone = new IdGroups();
      for (const [index, ids] of before) {
        await inChunks(ids, (chunk) => {
          const decisions = proposals.decide(runId, chunk, DECISIONS[index] ?? 'proposed');
          undone.add(new Map([...decisions].map(([decision, some]) => [DECISIONS.indexOf(decision), some])));
        });
      }
      return undecide(proposals, runId, undone.compact());
    },
  };
}
