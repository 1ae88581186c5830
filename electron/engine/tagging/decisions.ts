/**
 * Records what a person decides about proposals. Accepting one adds a tag with its origin, unless a person has
 * already
 * given that tag; rejecting one removes the tag if a model gave it. Runs in the engine process.
 */
import type { Changed, Decision } from '../../../shared/schemas.ts';
import { createPace, inChunks } from '../work/pace.ts';
import type { GivenTag } from '../store/tag-states.ts';
import { TagStates } from '../store/tag-states.ts';
import type { Store } from '../store/store.ts';
import type { TaggingRunRow } from '../store/tagging-runs.ts';
import { bytesOf, IdGroups, type GroupedIds } from '../organise/grouped-ids.ts';
import { changeFrom, combineChanges } from '../organise/tag-changes.ts';
import { expectRun, headingOf } from './runs.ts';
import { DECISIONS } from '../store/proposals.ts';
import type { Change, ChangeTopic, UndoList } from '../organise/undo.ts';

/** The parts of an open library that deciding on proposals needs. */
export interface DecisionParts {
  readonly store: DecisionStore;
  readonly undo: UndoList;
}

type DecisionStore = Pick<Store, 'taggingRuns' | 'proposals' | 'tags' | 'copies' | 'transaction'>;
type Proposals = Store['proposals'];

const TOPICS: readonly ChangeTopic[] = ['proposals', 'tags'];
const CHUNK = 1_000;

/** Decides on photos of a run; ignores photos that the run has not compared yet. */
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

/** Accepts all undecided proposals of a label that are at least this strong. */
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
    // The previous step decided its proposals, so this query returns the next ones.
    for (let some = proposals.above(runId, heading, strength, CHUNK); some.length > 0; await pace()) {
      deciding.decide(some);
      some = proposals.above(runId, heading, strength, CHUNK);
    }
    return deciding.change();
  });
}

/** One decision about many photos, in chunks, with the data to revert it. */
class Deciding {
  readonly #store: DecisionStore;
  readonly #run: TaggingRunRow;
  readonly #decision: Decision;
  readonly #now = Date.now();
  readonly #decided = new IdGroups();
  /** Keyed by tag id. */
  readonly #tagged = new Map<number, TagStates>();

  constructor(store: DecisionStore, run: TaggingRunRow, decision: Decision) {
    this.#store = store;
    this.#run = run;
    this.#decision = decision;
  }

  /**
   * Decides on photos and their copies, which have the same strengths; copies outside the run get the tag alone. One
   * transaction, so that a kill leaves no accepted proposal without its tag.
   */
  decide(photoIds: readonly number[]): void {
    const { proposals, tags, copies } = this.#store;
    const { id, labels, spaceKey } = this.#run;
    this.#store.transaction(() => {
      const groupOf = copies.of(photoIds);
      const deciding = [...new Set([...photoIds, ...groupOf.keys()])];
      const inRun = proposals.found(id, deciding);
      const found = inRun.filter((row) => row.decision !== this.#decision);
      const elsewhere = new Map(groupOf);
      for (const { photoId } of inRun) elsewhere.delete(photoId);
      for (const label of new Set(found.map((row) => row.label))) {
        const name = labels[label] ?? '';
        const tagId = this.#decision === 'accepted' ? tags.ensure(name) : tags.find(name)?.id;
        if (tagId === undefined) continue;
        const rows = new Map(found.filter((row) => row.label === label).map((row) => [row.photoId, row]));
        const rowOf = new Map([...rows].map(([photoId, row]) => [groupOf.get(photoId), row]));
        for (const [copy, group] of elsewhere) {
          const row = rowOf.get(group);
          if (row) rows.set(copy, row);
        }
        const before = tags.change(tagId, [...rows.keys()], (photoId, now): GivenTag | null | undefined => {
          const { strength, decision } = rows.get(photoId)!;
          if (this.#decision === 'accepted') {
            return now === null ? { source: 'model', strength, spaceKey, taggedAt: this.#now } : undefined;
          }
          // Decisions never remove a person's tag; they remove a model's when its photo is rejected or was accepted
          // before.
          const taken = now?.source === 'model' && (this.#decision === 'rejected' || decision === 'accepted');
          return taken ? null : undefined;
        });
        const states = this.#tagged.get(tagId) ?? new TagStates();
        states.add(before);
        this.#tagged.set(tagId, states);
      }
      for (const [decision, ids] of proposals.decide(id, deciding, this.#decision)) {
        this.#decided.add(new Map([[DECISIONS.indexOf(decision), ids]]));
      }
    });
  }

  change(): Change {
    const { proposals } = this.#store;
    const tagged = [...this.#tagged].map(([tagId, states]) => changeFrom(this.#store, tagId, states));
    const decided = undecide(proposals, this.#run.id, this.#decided.compact());
    return combineChanges([...tagged, decided], decided.changed);
  }
}

/** A change from `before`, photos by index into DECISIONS, to the current state; `revert()` restores `before`. */
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
