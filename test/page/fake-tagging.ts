/** Tags, label sets and tagging runs of the fake library: kept in memory, changed as the real engine changes them. */
import { SightlineError } from '../../shared/errors.ts';
import type {
  Changed,
  Decision,
  LabelSet,
  LibraryEvent,
  PhotoTag,
  Proposal,
  Selection,
  StartTagging,
  TaggingRun,
} from '../../shared/schemas.ts';
import type { EngineApi } from '../../electron/engine/api/engine-api.ts';
import type { Overrides } from '../../electron/engine/processes/remote.ts';
import type { FakeUndo } from './fake-undo.ts';

interface FakeRun extends Pick<
  TaggingRun,
  'id' | 'name' | 'state' | 'done' | 'total' | 'startedAt' | 'error'
> {
  readonly labels: readonly string[];
  /** Null label: none of these; `label` of the proposal is then the best one. */
  readonly proposals: (Proposal & { none: boolean })[];
}

export interface FakeTagging {
  readonly api: Overrides<EngineApi>;
  readonly labelSets: LabelSet[];
  readonly runs: FakeRun[];
  /** The proposals that the next run makes; every photo in turn when left out. */
  propose: ((input: StartTagging) => FakeRun['proposals']) | null;
  /** A run that is started goes on until `finish`. */
  slow: boolean;
  tagsOf(photoId: number): PhotoTag[];
  give(name: string, photoIds: readonly number[]): void;
  finish(run: FakeRun): void;
}

interface FakeTag {
  readonly id: number;
  name: string;
  readonly photos: Map<number, PhotoTag>;
}

interface Surroundings {
  /** Ids of all photos. */
  readonly ids: readonly number[];
  readonly pathOf: (id: number) => string;
  readonly undo: FakeUndo;
  readonly emit: (event: LibraryEvent) => void;
  readonly note: (method: string, input: unknown) => void;
}

export function createFakeTagging({ ids, pathOf, undo, emit, note }: Surroundings): FakeTagging {
  let tags: FakeTag[] = [];
  const labelSets: LabelSet[] = [];
  const runs: FakeRun[] = [];
  let nextId = 1;

  const selected = (selection: Selection): number[] => {
    if ('ids' in selection) return [...selection.ids];
    return ids.filter((id) => selection.except?.includes(id) !== true);
  };
  const organised = (...topics: ('tags' | 'labels' | 'proposals')[]) => emit({ type: 'organised', topics });
  const show = ({ id, name, photos }: FakeTag) => ({ id, name, photos: photos.size });
  const byName = (name: string) => tags.find((tag) => tag.name.toLowerCase() === name.toLowerCase());

  /** Runs a change and answers with how to take it back; what it changes is copied before. */
  const changing = (changed: number, work: () => void): Changed => {
    const before = tags.map((tag) => ({ ...tag, photos: new Map(tag.photos) }));
    work();
    const after = tags.map((tag) => ({ ...tag, photos: new Map(tag.photos) }));
    organised('tags');
    if (changed === 0) return { changed, undo: null };
    const put = (state: FakeTag[]) => {
      tags = state.map((tag) => ({ ...tag, photos: new Map(tag.photos) }));
      organised('tags');
    };
    return { changed, undo: undo.remember({ changed, back: () => put(before), again: () => put(after) }) };
  };

  const tagNamed = (name: string): FakeTag => {
    const known = byName(name);
    if (known) return known;
    const made = { id: nextId++, name, photos: new Map<number, PhotoTag>() };
    tags = [...tags, made].sort((a, b) => a.name.localeCompare(b.name));
    return made;
  };

  const give = (name: string, photoIds: readonly number[], strength: number | null = null): number => {
    const tag = tagNamed(name);
    const fresh = photoIds.filter((id) => !tag.photos.has(id));
    const source = strength === null ? ('person' as const) : ('model' as const);
    for (const id of fresh) tag.photos.set(id, { id: tag.id, name: tag.name, source, strength });
    return fresh.length;
  };

  const runOf = (id: number): FakeRun => {
    const run = runs.find((candidate) => candidate.id === id);
    if (!run) throw new SightlineError('not-found', `expected the id of a run, received ${id}`);
    return run;
  };

  const change = (run: FakeRun, to: Partial<TaggingRun>) => {
    Object.assign(run, to);
    emit({ type: 'run', run: shown(run) });
  };

  const decide = (run: FakeRun, which: (proposal: Proposal) => boolean, decision: Decision): Changed => {
    const affected = run.proposals.filter((proposal) => which(proposal) && proposal.decision !== decision);
    const before = affected.map((proposal) => ({ proposal, decision: proposal.decision }));
    const tagsBefore = tags.map((tag) => ({ ...tag, photos: new Map(tag.photos) }));
    const apply = () => {
      for (const proposal of affected) {
        proposal.decision = decision;
        if (decision === 'accepted') give(proposal.label, [proposal.photoId], proposal.strength);
      }
      organised('proposals', 'tags');
    };
    const back = () => {
      for (const { proposal, decision: earlier } of before) proposal.decision = earlier;
      tags = tagsBefore.map((tag) => ({ ...tag, photos: new Map(tag.photos) }));
      organised('proposals', 'tags');
    };
    apply();
    const changed = affected.length;
    return { changed, undo: changed === 0 ? null : undo.remember({ changed, back, again: apply }) };
  };

  const everyPhotoInTurn = ({ labels, selection }: StartTagging): FakeRun['proposals'] =>
    selected(selection).map((photoId, index) => ({
      photoId,
      path: pathOf(photoId),
      label: labels[index % labels.length] ?? '',
      strength: Math.max(0.05, 0.95 - index * 0.03),
      decision: 'proposed',
      width: photoId % 3 === 0 ? 900 : 1280,
      height: photoId % 3 === 0 ? 1200 : 853,
      none: index * 0.03 > 0.5,
    }));

  const tagging: FakeTagging = {
    labelSets,
    runs,
    propose: null,
    slow: false,
    tagsOf: (photoId) => tags.flatMap(({ photos }) => photos.get(photoId) ?? []),
    give: (name, photoIds) => void give(name, photoIds),
    finish(run) {
      change(run, { state: 'done', done: run.total });
      organised('proposals');
    },
    api: {
      'tags.list': () => Promise.resolve(tags.map(show)),
      'tags.ofSelection': ({ selection }) => {
        const chosen = new Set(selected(selection));
        const carried = tags
          .map((tag) => ({
            ...show(tag),
            photos: [...tag.photos.keys()].filter((id) => chosen.has(id)).length,
          }))
          .filter(({ photos }) => photos > 0);
        return Promise.resolve({ photos: chosen.size, tags: carried });
      },
      'tags.assign': (input) => {
        note('assignTags', input);
        const photoIds = selected(input.selection);
        const fresh = input.names.flatMap((name) => photoIds.filter((id) => !byName(name)?.photos.has(id)));
        return Promise.resolve(
          changing(new Set(fresh).size, () => input.names.forEach((name) => give(name, photoIds))),
        );
      },
      'tags.unassign': (input) => {
        note('unassignTags', input);
        const photoIds = selected(input.selection);
        const from = tags.filter(({ id }) => input.tagIds.includes(id));
        const changed = photoIds.filter((id) => from.some((tag) => tag.photos.has(id))).length;
        return Promise.resolve(
          changing(changed, () => from.forEach((tag) => photoIds.forEach((id) => tag.photos.delete(id)))),
        );
      },
      'tags.rename': ({ id, name }) => {
        note('renameTag', { id, name });
        const tag = tags.find((candidate) => candidate.id === id);
        if (!tag) throw new SightlineError('not-found', `expected the id of a tag, received ${id}`);
        const other = byName(name);
        const { undo: token } = changing(Math.max(1, tag.photos.size), () => {
          if (other && other !== tag) {
            for (const [photoId, carried] of tag.photos) other.photos.set(photoId, carried);
            tags = tags.filter((candidate) => candidate !== tag);
          } else tag.name = name;
        });
        return Promise.resolve({ ...show(other ?? tag), undo: token });
      },
      'tags.remove': ({ id }) => {
        note('removeTag', { id });
        const photos = tags.find((tag) => tag.id === id)?.photos.size ?? 0;
        return Promise.resolve(changing(photos, () => (tags = tags.filter((tag) => tag.id !== id))));
      },
      'tags.export': ({ format, after }) => {
        note('exportTags', { format, after });
        const part = after === undefined ? 0 : Number(after);
        const rows = tags.flatMap(({ name, photos }) => [...photos.keys()].map((id) => [pathOf(id), name]));
        const texts =
          format === 'csv'
            ? ['path,tag\n', rows.map(([path, name]) => `${path},${name}\n`).join('')]
            : ['[', `${rows.map(([path, name]) => JSON.stringify({ path, tag: name })).join(',\n')}]`];
        return Promise.resolve({
          text: texts[part] ?? '',
          next: part + 1 < texts.length ? String(part + 1) : null,
        });
      },
      'labelSets.list': () => Promise.resolve(labelSets),
      'labelSets.save': ({ id, name, labels, templates }) => {
        const set = {
          id: id ?? nextId++,
          name,
          labels: [...labels],
          templates: templates ? [...templates] : null,
        };
        const at = labelSets.findIndex((candidate) => candidate.id === set.id);
        if (at === -1) labelSets.push(set);
        else labelSets[at] = set;
        organised('labels');
        return Promise.resolve(set);
      },
      'labelSets.remove': ({ id }) => {
        const at = labelSets.findIndex((set) => set.id === id);
        const [removed] = labelSets.splice(at, 1);
        organised('labels');
        const back = () => {
          if (removed) labelSets.splice(at, 0, removed);
          organised('labels');
        };
        const again = () => {
          labelSets.splice(at, 1);
          organised('labels');
        };
        return Promise.resolve({ changed: 0, undo: undo.remember({ changed: 0, back, again }) });
      },
      'tagging.start': (input) => {
        note('startTagging', input);
        const proposals = (tagging.propose ?? everyPhotoInTurn)(input);
        const run: FakeRun = {
          id: nextId++,
          state: 'running',
          startedAt: Date.UTC(2026, 8, 2, 10, 15),
          error: null,
          name: input.name ?? input.labels.join(', '),
          labels: [...input.labels],
          done: tagging.slow ? Math.floor(proposals.length / 2) : 0,
          total: proposals.length,
          proposals,
        };
        runs.unshift(run);
        emit({ type: 'run', run: shown(run) });
        if (!tagging.slow) tagging.finish(run);
        return Promise.resolve(shown(run));
      },
      'tagging.runs': () => Promise.resolve(runs.map(shown)),
      'tagging.groups': ({ id }) => {
        const run = runOf(id);
        return Promise.resolve(
          [...run.labels, null].map((label) => {
            const own = run.proposals.filter((proposal) => inGroup(proposal, label));
            const count = (decision: Decision) =>
              own.filter((proposal) => proposal.decision === decision).length;
            return {
              label,
              proposed: count('proposed'),
              accepted: count('accepted'),
              rejected: count('rejected'),
            };
          }),
        );
      },
      'tagging.proposals': ({ runId, label, decision, after, limit }) => {
        const from = after === undefined ? 0 : Number(after);
        const own = runOf(runId)
          .proposals.filter((proposal) => inGroup(proposal, label))
          .filter((proposal) => decision === undefined || proposal.decision === decision)
          .sort((a, b) => b.strength - a.strength);
        return Promise.resolve({
          proposals: own.slice(from, from + limit),
          next: from + limit < own.length ? String(from + limit) : null,
        });
      },
      'tagging.decide': (input) => {
        note('decide', input);
        const run = runOf(input.runId);
        return Promise.resolve(
          decide(run, ({ photoId }) => input.photoIds.includes(photoId), input.decision),
        );
      },
      'tagging.acceptAbove': (input) => {
        note('acceptAbove', input);
        const above = ({ label, strength, decision, none }: FakeRun['proposals'][number]) =>
          label === input.label && !none && strength >= input.strength && decision === 'proposed';
        const run = runOf(input.runId);
        const chosen = run.proposals.filter(above);
        return Promise.resolve(decide(run, (proposal) => chosen.some((one) => one === proposal), 'accepted'));
      },
      'tagging.remove': ({ id }) => {
        note('removeTaggingRun', { id });
        runs.splice(runs.indexOf(runOf(id)), 1);
        organised('proposals');
        return Promise.resolve({});
      },
      'tagging.pause': ({ id }) => {
        note('pauseRun', { id });
        change(runOf(id), { state: 'paused' });
        return Promise.resolve({});
      },
      'tagging.resume': ({ id }) => {
        note('resumeRun', { id });
        change(runOf(id), { state: 'running' });
        return Promise.resolve({});
      },
      'tagging.cancel': ({ id }) => {
        note('cancelRun', { id });
        change(runOf(id), { state: 'cancelled' });
        return Promise.resolve({});
      },
    },
  };
  return tagging;
}

function inGroup({ label, none }: FakeRun['proposals'][number], group: string | null): boolean {
  return group === null ? none : !none && label === group;
}

/** A run as the contract has it; the rest follows from its state. */
function shown({ id, name, state, done, total, startedAt, error }: FakeRun): TaggingRun {
  const running = state === 'running';
  const ended = state === 'done' || state === 'cancelled';
  return {
    kind: 'tag',
    ...{ id, name, state, done, total, startedAt, error },
    failed: 0,
    rate: running ? 120 : null,
    secondsLeft: running ? 4 : null,
    endedAt: ended ? startedAt + 4_000 : null,
    cleared: false,
    canPause: running,
    canCancel: running || state === 'paused',
  };
}
