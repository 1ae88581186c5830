import { beforeEach, expect, it } from 'vitest';
import { Notices } from '../../../renderer/state/notices.svelte.ts';
import { PhotoView } from '../../../renderer/state/photo-view.svelte.ts';
import { QueryImages } from '../../../renderer/state/query-image.svelte.ts';
import { Search } from '../../../renderer/state/search.svelte.ts';
import type { Photo } from '../../../shared/schemas.ts';
import { FakeApi, aHit, aPhoto, aResult, deferred, failure } from '../fake-api.ts';

let api: FakeApi;
let search: Search;
let view: PhotoView;

beforeEach(() => {
  api = new FakeApi();
  search = new Search(api, new QueryImages(api, new Notices()));
  search.result = aResult([aHit(5), aHit(6), aHit(7)]);
  view = new PhotoView(api, search);
});

it('goes to the neighbours among the hits and stops at the ends', async () => {
  await view.open(5);
  expect([view.hasPrevious, view.hasNext]).toEqual([false, true]);
  view.previous();
  expect(view.id).toBe(5);
  view.next();
  view.next();
  view.next();
  expect(view.id).toBe(7);
  expect(view.position).toBe(2);
});

it('keeps showing a photo that a refresh took out of the hits', async () => {
  await view.open(6);
  search.result = aResult([aHit(5)]);
  expect(view.photo?.id).toBe(6);
  expect([view.hit, view.hasPrevious, view.hasNext]).toEqual([null, false, false]);
});

it('drops details that come after another photo was opened', async () => {
  const slow = deferred<Photo>();
  api.answerPhoto = (id) => (id === 5 ? slow.promise : Promise.resolve(aPhoto(id)));
  const first = view.open(5);
  await view.open(6);
  slow.resolve(aPhoto(5));
  await first;
  expect(view.photo?.id).toBe(6);
});

it('says when the details cannot be had', async () => {
  api.answerPhoto = () => Promise.reject(failure('not-found', 'no photo 5'));
  await view.open(5);
  expect(view.failure?.message).toBe('no photo 5');
});
