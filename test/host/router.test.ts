import { isContractProcedure } from '@orpc/contract';
import { createRouterClient, isProcedure } from '@orpc/server';
import { describe, expect, it, vi } from 'vitest';
import { Faults } from '../../electron/host/faults.ts';
import { noFileActions, plainHost } from '../../electron/host/plain-host.ts';
import { noModels } from '../../electron/host/model-session.ts';
import { settingsInMemory } from '../../electron/host/settings.ts';
import { router } from '../../electron/host/router.ts';
import type { DirectoryBrowser, HostContext } from '../../electron/host/context.ts';
import { contract } from '../../shared/contract.ts';
import { SightlineError } from '../../shared/errors.ts';
import type { LibraryEvent } from '../../shared/schemas.ts';
import { createFakeEngine, fakeFolder, fakeProgress } from '../support/web/fake-engine.ts';
import { words } from '../support/terms.ts';

function leaves(node: unknown, isLeaf: (node: unknown) => boolean, path: readonly string[] = []): string[] {
  if (isLeaf(node)) return [path.join('.')];
  return Object.entries(node as object).flatMap(([key, child]) => leaves(child, isLeaf, [...path, key]));
}

const directories: DirectoryBrowser = {
  list: (id, folders) =>
    Promise.resolve({
      parentId: id ?? null,
      current: null,
      directories: [{ id: 'd1', name: 'photos', path: '/photos', folderId: folders.get('/photos') ?? null }],
    }),
  resolve: (id) =>
    id === 'd1'
      ? Promise.resolve(Buffer.from('/photos'))
      : Promise.reject(new SightlineError('forbidden', 'outside the roots')),
};

/** What is looked at of a procedure; its own types are `any` for whatever the procedure answers. */
interface Described {
  readonly route: { readonly method?: string; readonly path?: string };
  readonly outputSchema?: unknown;
  readonly errorMap: unknown;
}

function connect(fake = createFakeEngine()) {
  const context: HostContext = {
    call: fake.call,
    engine: fake.engine,
    subscribe: fake.subscribe,
    directories,
    app: plainHost(),
    files: noFileActions,
    settings: settingsInMemory(),
    faults: new Faults(),
    models: noModels,
  };
  return { fake, client: createRouterClient(router, { context }) };
}

describe('completeness', () => {
  const names = leaves(contract, isContractProcedure);

  it('The router implements every procedure of the contract and nothing else', () => {
    const topics = new Set(names.map((name) => name.split('.')[0]));
    expect([...topics].sort()).toEqual(Object.keys(contract).sort());
    expect(leaves(router, isProcedure).sort()).toEqual([...names].sort());
  });

  it('The contract gives every procedure a route of its own, an output schema and the closed list of errors', () => {
    const routes = new Set<string>();
    for (const name of names) {
      const procedure = name
        .split('.')
        .reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], router);
      if (!isProcedure(procedure)) throw new Error(`${name} is no procedure`);
      const { route, outputSchema, errorMap } = procedure['~orpc'] as Described;
      routes.add(`${route.method} ${route.path}`);
      expect(outputSchema, name).toBeDefined();
      expect(errorMap, name).toHaveProperty('internal');
    }
    expect(routes.size).toBe(names.length);
  });
});

describe('procedures', () => {
  it('Procedures pass the engine what it expects, without keys that were left out', async () => {
    const { fake, client } = connect();
    await client.search.query({ terms: words('a dog'), filter: { folderId: 7 } });
    await client.folders.rescan({});
    await client.classify({ labels: [' dog '] });
    await client.photos.problems({});
    expect(fake.calls.map(({ method, input }) => [method, input])).toEqual([
      ['search.query', { terms: words('a dog'), filter: { folderId: 7 }, limit: 20 }],
      ['folders.rescan', {}],
      ['classify', { labels: ['dog'] }],
      ['photos.problems', { after: 0, limit: 100 }],
    ]);
    expect(fake.calls.every(({ input }) => !Object.values(input as object).includes(undefined))).toBe(true);
  });

  it('Procedures add a folder by the path that the directory browser holds for the id', async () => {
    const { fake, client } = connect();
    expect(await client.folders.add({ directoryId: 'd1' })).toEqual(fakeFolder);
    expect(fake.calls).toMatchObject([{ method: 'folders.add', input: { path: Buffer.from('/photos') } }]);
    await expect(client.folders.add({ directoryId: 'other' })).rejects.toMatchObject({ code: 'forbidden' });
    expect(fake.calls).toHaveLength(1);
  });

  it('Procedures mark directories that are in the library', async () => {
    const { client } = connect();
    expect((await client.directories.list({})).directories[0]?.folderId).toBe(fakeFolder.id);
  });

  it('Procedures cancel reading when the client does, and never a change of the library', async () => {
    const { fake, client } = connect();
    const { signal } = new AbortController();
    await client.search.query({ terms: words('x') }, { signal });
    await client.folders.remove({ id: 1 }, { signal });
    expect(fake.calls[0]?.options?.signal).toBe(signal);
    expect(fake.calls[1]?.options?.signal).toBeUndefined();
  });

  it('Procedures fail with the kinds of the contract', async () => {
    const { client } = connect();
    await expect(client.photos.get({ id: 2 })).rejects.toMatchObject({ defined: true, code: 'not-found' });
    await expect(client.photos.get({ id: 'x' })).rejects.toMatchObject({
      defined: true,
      code: 'invalid-input',
    });
    await expect(client.search.query({ terms: words('x'), limit: 0 })).rejects.toMatchObject({
      message: expect.stringMatching(/^limit: /) as string,
    });
  });

  it('Procedures do not let an answer out that breaks the contract', async () => {
    const printed = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const broken = createFakeEngine({ 'folders.list': () => Promise.resolve([{ ...fakeFolder, id: -1 }]) });
    await expect(connect(broken).client.folders.list()).rejects.toMatchObject({
      defined: true,
      code: 'internal',
    });
    const extra = createFakeEngine({
      'folders.list': () => Promise.resolve([{ ...fakeFolder, secret: 1 } as typeof fakeFolder]),
    });
    expect(await connect(extra).client.folders.list()).toEqual([fakeFolder]);
    printed.mockRestore();
  });
});

describe('events', () => {
  it('Events of the router come until the listener stops', async () => {
    const { fake, client } = connect();
    const events = await client.library.events();
    fake.emit({ type: 'progress', progress: fakeProgress });
    expect((await events.next()).value).toEqual({ type: 'progress', progress: fakeProgress });
    await events.return?.();
    expect(fake.subscribers()).toBe(0);
  });

  it('Events of the router fail with a kind of the contract when one breaks it', async () => {
    const printed = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { fake, client } = connect();
    const events = await client.library.events();
    fake.emit({ type: 'unknown' } as unknown as LibraryEvent);
    await expect(events.next()).rejects.toMatchObject({ defined: true, code: 'internal' });
    expect(fake.subscribers()).toBe(0);
    printed.mockRestore();
  });
});
