import { beforeEach, expect, it } from 'vitest';
import { Tags } from '../../../../renderer/state/tags/tags.svelte.ts';
import type { Undoing } from '../../../../renderer/state/shell/undo.svelte.ts';
import type { Tag } from '../../../../shared/schemas.ts';
import { FakeApi, failure } from '../../fake-api.ts';

const cat: Tag = { id: 1, name: 'cat', photos: 3 };
const pets: Tag = { id: 2, name: 'Pets', photos: 5 };

let api: FakeApi;
let offers: { message: string; undoing: Undoing | null }[];
let tags: Tags;

beforeEach(async () => {
  api = new FakeApi();
  offers = [];
  tags = new Tags(api, { offer: (message, undoing) => offers.push({ message, undoing }) });
  api.answers['tags.list'] = () => Promise.resolve([cat, pets]);
  api.answers['tags.rename'] = (input: { id: number; name: string }) =>
    Promise.resolve({ id: input.name === 'pets' ? 2 : input.id, name: input.name, photos: 3, undo: 'back' });
  await tags.refresh();
});

it('The tags rename one with a way back', async () => {
  expect(await tags.rename(cat, 'kitten')).toBe(true);
  expect(offers).toEqual([{ message: 'Tag cat renamed to kitten.', undoing: 'back' }]);
});

it('The tags say when two of them became one', async () => {
  await tags.rename(cat, 'pets');
  expect(offers).toEqual([{ message: 'Tag cat merged into Pets.', undoing: 'back' }]);
});

it('The tags remove one with a way back', async () => {
  api.answers['tags.remove'] = () => Promise.resolve({ changed: 3, undo: 'token' });
  await tags.remove(cat);
  expect(offers).toEqual([{ message: 'Tag cat removed from all photos.', undoing: 'token' }]);
});

it('The tags keep their list when asking again fails, and say why', async () => {
  api.answers['tags.list'] = () => Promise.reject(failure('unavailable', 'starting again'));
  await tags.refresh();
  expect(tags.list).toHaveLength(2);
  expect(tags.failure?.message).toBe('Starting again.');
});
