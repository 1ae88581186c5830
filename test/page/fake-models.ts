/**
 * What the host of plain data answers about models: the catalogue that the app ships, and downloads that stand where a
 * test puts them.
 */
import { readFileSync } from 'node:fs';
import type { ModelStore } from '../../electron/host/context.ts';
import { catalogueFile } from '../../electron/engine/app-root.ts';
import { modelCatalogue } from '../../electron/engine/hub/catalogue.ts';
import { SightlineError } from '../../shared/errors.ts';
import type { LibraryEvent, ModelListing, ModelPull, ModelVerification } from '../../shared/schemas.ts';
import { createFakeRemotes, type FakeRemotes } from './fake-remotes.ts';

export const CLIP = 'Xenova/clip-vit-base-patch32';
export const SIGLIP = 'Xenova/siglip-base-patch16-224';
export const SIGLIP_2 = 'onnx-community/siglip2-base-patch16-224-ONNX';

export interface FakeModels {
  readonly store: ModelStore;
  readonly remotes: FakeRemotes;
  /** Installed models and the catalogue. */
  list: ModelListing[];
  /** Name of the model that the library uses; null: as the list says. */
  inUse: string | null;
  /** What checking files finds wrong. */
  damage: ModelVerification['problems'];
  /** Installs a model of the list. */
  install(id: string): ModelListing;
  /** A download is there now, and pages hear of it. */
  report(id: string, change: Partial<ModelPull>): ModelPull;
}

/** An installed model of the built-in kind; what `change` says is different. */
export function aModel(change: Partial<ModelListing> & Pick<ModelListing, 'name'>): ModelListing {
  return {
    id: change.name,
    title: change.name,
    summary: null,
    installed: true,
    inUse: false,
    source: 'hub',
    licence: 'mit',
    licenceNote: null,
    commercialUse: true,
    recommended: false,
    revision: null,
    dtype: null,
    variants: [],
    bytes: 153_000_000,
    languages: ['en'],
    dimensions: 512,
    parametersMillions: null,
    figures: null,
    measured: null,
    pull: null,
    ...change,
  };
}

const folderOf = (id: string): string => id.replace('/', '--');

/** A download that has just begun; what `change` says is different. */
export function aPullOf(change: Partial<ModelPull> & Pick<ModelPull, 'id' | 'name'>): ModelPull {
  return {
    ...{ revision: null, state: 'resolving', bytes: 0, total: null },
    ...{ rate: null, secondsLeft: null, reason: null },
    ...change,
  };
}

/** The starter, and the rest of the catalogue. */
function catalogueRows(): ModelListing[] {
  const { models } = modelCatalogue.parse(JSON.parse(readFileSync(catalogueFile, 'utf8')));
  return models.map((entry) => {
    const starter = entry.id === 'starter';
    return aModel({
      ...entry,
      name: folderOf(entry.id),
      installed: starter,
      inUse: starter,
      source: starter ? 'built-in' : null,
      bytes: starter ? 38_700_000 : entry.bytes,
    });
  });
}

/** @param note is told what a page asked for that changes something */
export function createFakeModels(note: (method: string, input: unknown) => void): FakeModels {
  const listeners = new Set<(event: LibraryEvent) => void>();
  const tell = (pull: ModelPull | null) =>
    listeners.forEach((listener) => listener({ type: 'models', pull }));
  const find = (id: string) => fake.list.find((row) => row.id === id || row.name === id);
  const change = (id: string, values: Partial<ModelListing>): ModelListing => {
    const known = find(id);
    if (!known) throw new SightlineError('not-found', `expected a model of the list, received ${id}`);
    const changed = { ...known, ...values };
    fake.list = fake.list.map((row) => (row === known ? changed : row));
    return changed;
  };
  const remotes = createFakeRemotes();
  const fake: FakeModels = {
    remotes,
    list: catalogueRows(),
    inUse: null,
    damage: [],
    install: (id) => change(id, { installed: true, source: 'hub', bytes: 153_400_000, pull: null }),
    report(id, values) {
      const row = find(id);
      const pull = aPullOf({
        ...{ id: row?.id ?? id, name: row?.name ?? folderOf(id) },
        ...row?.pull,
        ...values,
      });
      if (row) change(row.id, { pull: pull.state === 'cancelled' ? null : pull });
      if (row && pull.state === 'done') fake.install(row.id);
      tell(pull);
      return pull;
    },
    store: {
      remotes: remotes.store,
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      requests: () => [],
      list: () =>
        Promise.resolve(
          fake.inUse === null
            ? fake.list
            : fake.list.map((row) => ({ ...row, inUse: row.name === fake.inUse })),
        ),
      pull(input) {
        note('models.pull', input.id);
        return Promise.resolve(fake.report(input.id, { state: 'resolving' }));
      },
      pausePull: ({ id }) =>
        Promise.resolve(fake.report(id, { state: 'paused', rate: null, secondsLeft: null })),
      resumePull({ id }) {
        note('models.resumePull', id);
        return Promise.resolve(fake.report(id, { state: 'resolving', reason: null }));
      },
      cancelPull: ({ id }) => Promise.resolve(fake.report(id, { state: 'cancelled', bytes: 0 })),
      remove({ id }) {
        note('models.remove', id);
        const { name } = change(id, { installed: false, source: null, bytes: null });
        tell(null);
        return Promise.resolve({ name });
      },
      verify: ({ id }) =>
        Promise.resolve({
          ...{ id: find(id)?.id ?? id, name: id, files: 6 },
          ...{ ok: fake.damage.length === 0, problems: fake.damage },
        }),
    },
  };
  return fake;
}
