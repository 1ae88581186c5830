/**
 * Proposals of a run being decided on: one label at a time, strongest first, read part by part. What is decided stays in
 * its place until the label is opened again, so that nothing moves under the reader's hands. Page.
 */
import { LIMITS } from '../../../shared/limits.ts';
import { serially } from '../../../shared/serially.ts';
import type { Decision, Proposal, ProposalGroup, TaggingRun } from '../../../shared/schemas.ts';
import type { Api } from '../../api/api.ts';
import { decidedAs, withDecisions } from '../../lib/tagging/decisions.ts';
import type { Decisions } from '../../lib/tagging/decisions.ts';
import { describeFailure } from '../../words/failure.ts';
import type { Failure } from '../../words/failure.ts';
import { messages } from '../../i18n/messages.svelte.ts';
import { createThrottle } from '../../lib/throttle.ts';
import type { Runs } from '../activity/runs.svelte.ts';
import type { Notices } from '../shell/notices.svelte.ts';
import type { PhotoList } from '../../lib/viewer/photo-list.ts';
import type { Undo, Undoing } from '../shell/undo.svelte.ts';

/** Milliseconds between two readings of the counts while a run goes on. */
const RECOUNT_EVERY = 800;

interface ReviewSurroundings {
  readonly api: Api;
  readonly undo: Pick<Undo, 'offer' | 'undo'>;
  readonly notices: Pick<Notices, 'announce'>;
  readonly runs: Pick<Runs, 'findTagging'>;
}

export class TaggingReview {
  #runId = $state<number | null>(null);
  groups = $state.raw<readonly ProposalGroup[] | null>(null);
  /** The label that is shown; null is "none of these". */
  label = $state<string | null>(null);
  /** Shows what was decided before, too. */
  withDecided = $state(false);
  proposals = $state.raw<readonly Proposal[]>([]);
  loading = $state(false);
  failure = $state.raw<Failure | null>(null);
  /** The proposal that keys are about. */
  cursor = $state(0);
  /** The other end of a range that is chosen with Shift; null: the cursor alone. */
  anchor = $state<number | null>(null);
  /** How many proposals are above the line. */
  line = $state(0);
  /** Of the label, when it was opened: what was found since then is not in the list. */
  #known = $state(0);
  #next = $state<string | null>(null);
  #latest = 0;
  /** One after another, as they were made: the last of two decisions about a photo has to be the one that stays. */
  readonly #inTurn = serially();
  readonly #api: Api;
  readonly #undo: Pick<Undo, 'offer' | 'undo'>;
  readonly #notices: Pick<Notices, 'announce'>;
  readonly #runs: Pick<Runs, 'findTagging'>;
  readonly #recountSoon: () => void;

  constructor({ api, undo, notices, runs }: ReviewSurroundings) {
    this.#api = api;
    this.#undo = undo;
    this.#notices = notices;
    this.#runs = runs;
    this.#recountSoon = createThrottle(() => void this.#recount(), RECOUNT_EVERY);
  }

  /** The run being reviewed, as it is now; null: none is open, or it is gone. */
  get run(): TaggingRun | null {
    return this.#runId === null ? null : (this.#runs.findTagging(this.#runId) ?? null);
  }

  readonly group = $derived(this.groups?.find(({ label }) => label === this.label) ?? null);

  /** Proposals of the label, those not read yet included. */
  readonly count = $derived(
    this.#next === null ? this.proposals.length : Math.max(this.#known, this.proposals.length),
  );

  /** Photos that were found for the label since it was opened. */
  readonly newer = $derived.by(() => {
    if (this.group === null) return 0;
    const { proposed, accepted, rejected } = this.group;
    return Math.max(0, proposed + accepted + rejected - this.#all);
  });
  #all = $state(0);

  /** Indexes that a decision applies to. */
  readonly range = $derived({
    from: Math.min(this.cursor, this.anchor ?? this.cursor),
    to: Math.max(this.cursor, this.anchor ?? this.cursor),
  });

  /** What accepting all above the line would accept, and how strong the last of them is. */
  readonly above = $derived.by(() => {
    const above = this.proposals.slice(0, this.line).filter(({ decision }) => decision === 'proposed');
    return { count: above.length, strength: above.at(-1)?.strength ?? null };
  });

  /** The label that accepting what is chosen gives: of "none of these" the closest; null when those differ. */
  readonly given = $derived.by(() => {
    const { from, to } = this.range;
    return this.label ?? commonLabel(this.proposals.slice(from, to + 1));
  });

  /** For the viewer. */
  readonly photos: PhotoList = listOf(() => this.proposals);

  async open(run: TaggingRun): Promise<void> {
    if (this.#runId === run.id) return;
    this.#runId = run.id;
    this.groups = null;
    this.withDecided = false;
    const groups = await this.#countGroups();
    const first = groups.find(({ label, proposed }) => label !== null && proposed > 0) ?? groups[0];
    await this.choose(first?.label ?? null);
  }

  close(): void {
    this.#runId = null;
    this.groups = null;
    this.proposals = [];
    this.#latest += 1;
  }

  /** Opens a label from its strongest proposal on. */
  async choose(label: string | null): Promise<void> {
    this.label = label;
    this.proposals = [];
    this.#next = null;
    this.cursor = 0;
    this.anchor = null;
    this.line = 0;
    const request = (this.#latest += 1);
    this.loading = true;
    await this.#countGroups();
    if (request !== this.#latest) return;
    const { proposed = 0, accepted = 0, rejected = 0 } = this.group ?? {};
    this.#all = proposed + accepted + rejected;
    this.#known = this.withDecided ? this.#all : proposed;
    await this.#load();
  }

  async showDecided(shown: boolean): Promise<void> {
    this.withDecided = shown;
    await this.choose(this.label);
  }

  /** Reads on until `index` is there. */
  async ensure(index: number): Promise<void> {
    while (index >= this.proposals.length && this.#next !== null && !this.loading) await this.#load();
  }

  /** @param extend keeps the other end of the range where it is */
  moveTo(index: number, extend = false): void {
    const target = Math.min(Math.max(0, index), Math.max(0, this.count - 1));
    this.anchor = extend ? (this.anchor ?? this.cursor) : null;
    this.cursor = target;
    void this.ensure(target);
  }

  /** Puts the line after so many proposals; equally strong ones stay together, since they are accepted together. */
  moveLine(count: number): void {
    const most = this.proposals.length;
    let line = Math.min(most, Math.max(0, count));
    const last = this.proposals[line - 1];
    while (last && line < most && this.proposals[line]?.strength === last.strength) line += 1;
    this.line = line;
    void this.ensure(line);
  }

  /** Accepts, rejects, or makes undecided again what is chosen, and goes on to the next undecided one. */
  decide(decision: Decision): Promise<void> {
    const { from, to } = this.range;
    const chosen = this.proposals
      .slice(from, to + 1)
      .filter((proposal) => proposal.decision !== decision)
      .slice(0, LIMITS.selectedIds);
    this.anchor = null;
    this.cursor = this.#undecidedAfter(to);
    void this.ensure(this.cursor);
    if (chosen.length === 0 || this.run === null) return Promise.resolve();
    const runId = this.run.id;
    const photoIds = chosen.map(({ photoId }) => photoId);
    const words = wordsFor(decision, chosen.length, this.label ?? commonLabel(chosen));
    return this.#change(decidedAs(photoIds, decision), words, () =>
      this.#api.tagging.decide({ runId, photoIds, decision }),
    );
  }

  /** Accepts all undecided proposals of the label that are above the line. */
  acceptAbove(): Promise<void> {
    const { label, run } = this;
    const { count, strength } = this.above;
    if (run === null || label === null || strength === null || count === 0) return Promise.resolve();
    const accepted = this.proposals
      .slice(0, this.line)
      .filter(({ decision }) => decision === 'proposed')
      .map(({ photoId }) => photoId);
    this.cursor = this.#undecidedAfter(this.line - 1);
    this.anchor = null;
    return this.#change(
      decidedAs(accepted, 'accepted'),
      // Equally strong ones that are not read yet were accepted, too.
      (changed) => messages.tagging.decided.accepted(changed, label),
      () => this.#api.tagging.acceptAbove({ runId: run.id, label, strength }),
    );
  }

  /** Takes back the latest decision, also when the host has not made it yet. */
  takeBack(): Promise<void> {
    return this.#inTurn(() => this.#undo.undo());
  }

  /** Proposals were made or decided on, here or elsewhere. */
  changed(): void {
    if (this.run !== null) this.#recountSoon();
  }

  /** Shows a decision at once, has it made, and offers the way back; puts things right when it could not be made. */
  #change(
    decisions: Decisions,
    words: string | ((changed: number) => string),
    request: () => Promise<{ changed: number; undo: string | null }>,
  ): Promise<void> {
    const before = this.#apply(decisions);
    return this.#inTurn(async () => {
      try {
        const { changed, undo } = await request();
        this.failure = null;
        const said = typeof words === 'string' ? words : words(changed);
        this.#undo.offer(said, undo === null ? null : this.#flip(undo, before, decisions));
      } catch (thrown) {
        this.#apply(before);
        this.failure = describeFailure(thrown);
        this.#notices.announce(this.failure.message);
      }
      this.#recountSoon();
    });
  }

  /** Takes a change back by its token, and shows that; answers with what does it again. */
  #flip(token: string, back: Decisions, forth: Decisions): Undoing {
    return async () => {
      const { undo } = await this.#api.library.undo({ token });
      this.#apply(back);
      this.#recountSoon();
      return undo === null ? null : this.#flip(undo, forth, back);
    };
  }

  /** Answers with the decisions before, of the photos that are shown. */
  #apply(decisions: Decisions): Decisions {
    const { proposals, before } = withDecisions(this.proposals, decisions);
    this.proposals = proposals;
    return before;
  }

  /** The first undecided proposal after an index; the one right after it when all that are read are decided. */
  #undecidedAfter(index: number): number {
    const found = this.proposals.findIndex(({ decision }, at) => at > index && decision === 'proposed');
    return found === -1 ? Math.min(index + 1, Math.max(0, this.count - 1)) : found;
  }

  /** Counts again; a label without anything to see shows what was found since then. */
  async #recount(): Promise<void> {
    await this.#countGroups();
    if (this.run !== null && this.proposals.length === 0 && !this.loading && this.newer > 0)
      await this.choose(this.label);
  }

  async #countGroups(): Promise<readonly ProposalGroup[]> {
    const { run } = this;
    if (run === null) return [];
    try {
      const groups = await this.#api.tagging.groups({ id: run.id });
      if (this.run?.id === run.id) this.groups = groups;
      return groups;
    } catch (thrown) {
      this.failure = describeFailure(thrown);
      return [];
    }
  }

  async #load(): Promise<void> {
    const { run, label } = this;
    if (run === null) return;
    const request = this.#latest;
    this.loading = true;
    try {
      const page = await this.#api.tagging.proposals({
        runId: run.id,
        label,
        ...(this.withDecided ? {} : { decision: 'proposed' as const }),
        ...(this.#next === null ? {} : { after: this.#next }),
        limit: LIMITS.pageRows,
      });
      if (request !== this.#latest) return;
      this.proposals = this.proposals.length === 0 ? page.proposals : [...this.proposals, ...page.proposals];
      this.#next = page.next;
      this.failure = null;
    } catch (thrown) {
      if (request !== this.#latest) return;
      this.failure = describeFailure(thrown);
      this.#next = null;
    } finally {
      if (request === this.#latest) this.loading = false;
    }
  }
}

/** The label that all of them are proposed for; null when they differ. */
function commonLabel(proposals: readonly Proposal[]): string | null {
  const label = proposals[0]?.label ?? null;
  return proposals.every((proposal) => proposal.label === label) ? label : null;
}

/** @param label null: each has its own */
function wordsFor(decision: Decision, count: number, label: string | null): string {
  const { decided } = messages.tagging;
  if (decision === 'proposed') return decided.proposed(count);
  if (label !== null) return decided[decision](count, label);
  return decision === 'accepted' ? decided.acceptedClosest(count) : decided.rejectedClosest(count);
}

function listOf(proposals: () => readonly Proposal[]): PhotoList {
  return {
    get count() {
      return proposals().length;
    },
    idAt: (index) => proposals()[index]?.photoId ?? 0,
    nameAt: (index) => proposals()[index]?.path ?? null,
    hitAt: (index) => {
      const found = proposals()[index];
      return found ? { strength: found.strength, match: true } : null;
    },
  };
}
