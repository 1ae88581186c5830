import { beforeEach, expect, it } from 'vitest';
import { Models } from '../../../../renderer/state/models/models.svelte.ts';
import { Notices } from '../../../../renderer/state/shell/notices.svelte.ts';
import type { ModelListing, ModelPull, SpaceRow } from '../../../../shared/schemas.ts';
import { aModel, aPullOf } from '../../../page/fake-models.ts';
import { FakeApi, failure } from '../../fake-api.ts';

const ID = 'acme/clip';
const NAME = 'acme--clip';
const aPull = (change: Partial<ModelPull>): ModelPull =>
  aPullOf({ id: ID, name: NAME, state: 'downloading', bytes: 5, total: 10, ...change });
const aSpace = (id: number, model: string): SpaceRow => ({
  ...{ id, key: `key-${id}`, model, photos: 3, bytes: 9, state: 'idle' },
});

let api: FakeApi;
let notices: Notices;
let models: Models;
let listed: ModelListing[];

beforeEach(async () => {
  api = new FakeApi();
  notices = new Notices();
  models = new Models(api, notices);
  listed = [
    aModel({ name: 'starter', title: 'Starter', source: 'built-in' }),
    aModel({ name: NAME, id: ID, title: 'Acme CLIP', installed: false }),
  ];
  api.answers['models.list'] = () => Promise.resolve(listed);
  await models.listed.load();
});

it('A download is followed by its events, and offered for use once it is installed', async () => {
  models.handle(aPull({}));
  expect(models.pullOf(listed[1]!)).toMatchObject({ state: 'downloading', bytes: 5 });
  listed = listed.map((model) => ({ ...model, installed: true }));
  models.handle(aPull({ state: 'done', bytes: 10 }));
  await expect.poll(() => models.installed.length).toBe(2);
  expect(models.pullOf(listed[1]!)).toBeNull();
  expect(models.fresh.has(NAME)).toBe(true);
  expect(notices.list[0]?.message).toContain('Acme CLIP is installed.');
});

it('A download that fails stays with its reason, and is told on every screen', () => {
  models.handle(aPull({ state: 'failed', reason: 'the disk is full' }));
  expect(models.pullOf(listed[1]!)).toMatchObject({ state: 'failed', reason: 'the disk is full' });
  expect(notices.list[0]?.message).toContain('Acme CLIP could not be downloaded.');
});

it('A download of a model that the catalogue lacks is shown until it is over', async () => {
  const own = aPull({ id: 'ada/own', name: 'ada--own' });
  listed = [...listed, aModel({ name: 'ada--own', id: 'ada/own', installed: false, pull: own })];
  models.handle(own);
  await expect.poll(() => models.strangers.map(({ id }) => id)).toEqual(['ada/own']);
  expect(models.offered).not.toContain(models.strangers[0]);
  models.handle({ ...own, state: 'cancelled' });
  expect(models.strangers).toEqual([]);
});

it('A space has the name of the installed model that answered with it, whatever its configuration says', async () => {
  api.answers['spaces.list'] = () => Promise.resolve([aSpace(1, 'sightline-starter'), aSpace(2, 'upstream/clip')]);
  await models.spaces.load();
  expect(models.spaceOf(listed[0]!)?.id).toBe(1);
  expect(models.makerOf(aSpace(2, 'upstream/clip'))).toBe('upstream/clip');
  models.learn({ space: 'key-2', name: NAME });
  expect(models.makerOf(aSpace(2, 'upstream/clip'))).toBe('Acme CLIP');
  expect(models.spaceOf(listed[1]!)?.id).toBe(2);
});

it('A refusal to use a model is shown, and its buttons work again', async () => {
  api.answers['models.use'] = () => Promise.reject(failure('model-invalid', 'the model is damaged'));
  const using = models.use(NAME);
  expect(models.busy.has(NAME)).toBe(true);
  await using;
  expect(models.busy.size).toBe(0);
  expect(notices.list[0]?.message).toContain('The model is damaged.');
});

it('Checking the files of a model says what is wrong, or that nothing is', async () => {
  api.answers['models.verify'] = () => Promise.resolve({ ok: true, problems: [] });
  await models.verify(NAME);
  const problems = [{ file: 'config.json', reason: 'it is missing' }];
  api.answers['models.verify'] = () => Promise.resolve({ ok: false, problems });
  await models.verify(NAME);
  expect(notices.list.map(({ message }) => message)).toEqual([
    'All files of Acme CLIP are as they were installed.',
    'config.json of Acme CLIP is not as it was installed: it is missing',
  ]);
});

it('The vectors of a model are found by its name, and deleting them asks for the list again', async () => {
  let spaces = [aSpace(1, 'sightline-starter'), aSpace(2, NAME)];
  api.answers['spaces.list'] = () => Promise.resolve(spaces);
  api.answers['spaces.remove'] = () => {
    spaces = spaces.slice(0, 1);
    return Promise.resolve({});
  };
  await models.spaces.load();
  expect(models.spaceOf(listed[0]!)?.id).toBe(1);
  expect(models.spaceOf(listed[1]!)?.id).toBe(2);
  await models.removeSpace(models.spaceOf(listed[1]!)!);
  expect(models.spaceOf(listed[1]!)).toBeUndefined();
  expect(notices.spoken).toBe('The vectors of Acme CLIP were deleted.');
});

it('An offer of models is for a language that one of them understands', () => {
  expect(models.wantedLanguage).toBeNull();
  models.offer(['be', 'en']);
  expect(models.offering).toBe(true);
  expect(models.wantedLanguage).toBe('en');
});
