/** What the host of plain data answers about models: a list of them. */
import type { ModelStore } from '../../electron/host/context.ts';
import { noModels } from '../../electron/host/model-session.ts';
import type { ModelListing } from '../../shared/schemas.ts';
import { createFakeRemotes, type FakeRemotes } from './fake-remotes.ts';

export interface FakeModels {
  readonly store: ModelStore;
  readonly remotes: FakeRemotes;
  /** Installed models and the catalogue. */
  list: ModelListing[];
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

export function createFakeModels(): FakeModels {
  const remotes = createFakeRemotes();
  const models: FakeModels = {
    list: [],
    remotes,
    store: { ...noModels, list: () => Promise.resolve(models.list), remotes: remotes.store },
  };
  return models;
}
