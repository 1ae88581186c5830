import { isContractProcedure } from '@orpc/contract';
import { call } from '@orpc/server';
import { describe, expect, it } from 'vitest';
import { createEngineService } from '../../electron/engine/service/requests.ts';
import { Faults } from '../../electron/host/faults.ts';
import { forward } from '../../electron/host/forward.ts';
import { noFileActions, plainHost } from '../../electron/host/plain-host.ts';
import { noModels } from '../../electron/host/model-session.ts';
import { router } from '../../electron/host/router.ts';
import { settingsInMemory } from '../../electron/host/settings.ts';
import { contract } from '../../shared/contract.ts';
import { createFakeEngine } from '../support/web/fake-engine.ts';
import { words } from '../support/terms.ts';

const album = { id: 4, name: 'Lisbon', photos: 0, coverId: null, createdAt: 0 };

function contextOf(fake: ReturnType<typeof createFakeEngine>) {
  return {
    call: fake.call,
    engine: fake.engine,
    subscribe: fake.subscribe,
    directories: { list: () => Promise.reject(new Error()), resolve: () => Promise.reject(new Error()) },
    app: plainHost(),
    files: noFileActions,
    settings: settingsInMemory(),
    faults: new Faults(),
    models: noModels,
  };
}

describe('a forwarded request', () => {
  it('A forwarded request reaches the engine under its own name, with the input as the schema left it', async () => {
    const fake = createFakeEngine({ 'albums.rename': () => Promise.resolve(album) });
    const { rename } = forward('albums', {});
    expect(await call(rename, { id: 4, name: ' Lisbon ' }, { context: contextOf(fake) })).toEqual(album);
    expect(fake.calls).toEqual([{ method: 'albums.rename', input: { id: 4, name: 'Lisbon' }, options: {} }]);
  });

  it('A forwarded request ends with the page when it only reads, and not when it changes something', async () => {
    const fake = createFakeEngine({ 'photos.mark': () => Promise.resolve({ changed: 1, undo: 'token' }) });
    const context = contextOf(fake);
    const { signal } = new AbortController();
    const { query } = router.search;
    await call(query, { terms: words('a dog') }, { context, signal });
    const { mark } = router.photos;
    await call(mark, { selection: { ids: [1] }, favourite: true }, { context, signal });
    expect(fake.calls.map(({ method, options }) => [method, options])).toEqual([
      ['search.query', { signal }],
      ['photos.mark', {}],
    ]);
  });
});

describe('the engine', () => {
  /** Topics and requests that hosts answer alone. */
  const hostOnly =
    /^(directories|files|app|models|remotes|settings|updates)\.|^(library\.events|folders\.choose)$/;
  const names = Object.entries(contract).flatMap(([topic, node]) =>
    isContractProcedure(node) ? topic : Object.keys(node).map((name) => `${topic}.${name}`),
  );

  it.each(names.filter((name) => !hostOnly.test(name)))('The engine answers %s under that name', (name) => {
    const { handlers } = createEngineService(
      () => undefined,
      () => Promise.reject(new Error('no embedder is needed')),
    );
    const handler = name
      .split('.')
      .reduce<unknown>((topic, key) => (topic as Record<string, unknown>)[key], handlers);
    expect(handler).toBeTypeOf('function');
  });
});
