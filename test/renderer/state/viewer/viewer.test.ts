import { beforeEach, expect, it, vi } from 'vitest';
import { tick } from 'svelte';
import { listOfHits, listOfIds } from '../../../../renderer/lib/viewer/photo-list.ts';
import { Viewer } from '../../../../renderer/state/viewer/viewer.svelte.ts';
import type { MarkChange } from '../../../../renderer/lib/grid/photo-marks.ts';
import type { Hit, Photo } from '../../../../shared/schemas.ts';
import { FakeApi, aHit, aPhoto, deferred, failure } from '../../fake-api.ts';

let api: FakeApi;
let hits: Hit[];
let viewer: Viewer;
let marked: MarkChange[];
const list = listOfHits(() => hits);
const settle = () => vi.waitFor(() => expect(viewer.photo ?? viewer.failure).not.toBeNull());

beforeEach(() => {
  api = new FakeApi();
  marked = [];
  hits = [aHit(5), aHit(6, { strength: 0.4, match: false }), aHit(7)];
  viewer = new Viewer(api, { change: (_target, change) => Promise.resolve(void marked.push(change)) });
});

it('The viewer goes to the neighbours in the list and stops at the ends', () => {
  viewer.open(5, list);
  expect([viewer.hasPrevious, viewer.hasNext]).toEqual([false, true]);
  viewer.previous();
  expect(viewer.id).toBe(5);
  viewer.next();
  expect(viewer.strength).toMatchObject({ strength: 0.4, match: false });
  expect(viewer.neighbours).toEqual([7, 5]);
  viewer.next();
  viewer.next();
  expect(viewer.id).toBe(7);
  expect(viewer.position).toBe(2);
});

it('The viewer continues from its place when the photo left the list', () => {
  viewer.open(6, list);
  hits = [aHit(5), aHit(7)];
  viewer.list = listOfHits(() => hits);
  expect([viewer.position, viewer.strength]).toEqual([-1, null]);
  expect([viewer.hasPrevious, viewer.hasNext]).toEqual([true, true]);
  viewer.next();
  expect(viewer.id).toBe(7);
});

it('The viewer finds its place by the index it was given, in a list too long to look through', () => {
  let looked = 0;
  const long = { count: 1_000_000, idAt: (index: number) => ((looked += 1), index + 1) };
  viewer.open(900_001, long, { index: 900_000 });
  expect(viewer.position).toBe(900_000);
  expect(looked).toBe(1);
});

it('The viewer drops details that come after another photo was opened', async () => {
  const slow = deferred<Photo>();
  api.answerPhoto = (id) => (id === 5 ? slow.promise : Promise.resolve(aPhoto(id)));
  viewer.open(5, list);
  viewer.open(6, list);
  await settle();
  slow.resolve(aPhoto(5));
  await tick();
  expect(viewer.photo?.id).toBe(6);
});

it('The viewer says when the photo is gone, even when it goes while it is shown', async () => {
  viewer.open(5, list);
  await settle();
  api.answerPhoto = () => Promise.reject(failure('not-found', 'no photo 5'));
  viewer.photosChanged();
  await vi.waitFor(() => expect(viewer.details.gone).toBe(true));
  expect(viewer.failure?.message).toBe('No photo 5.');
});

it('The viewer shows a photo alone when it comes without a list', () => {
  viewer.open(5);
  expect([viewer.count, viewer.hasPrevious, viewer.hasNext]).toEqual([1, false, false]);
});

it('The viewer reports to whoever opened it which photo was shown last', async () => {
  const onClose = vi.fn();
  viewer.open(5, listOfIds([5, 6]), { onClose });
  viewer.next();
  viewer.close();
  viewer.close();
  await tick();
  expect(onClose.mock.calls).toEqual([[6, 1]]);
  expect(viewer.id).toBeNull();
});

it('The viewer fits each photo anew', () => {
  viewer.zoom.stage = { width: 300, height: 200 };
  viewer.open(5, list);
  viewer.zoom.measure({ width: 3000, height: 2000 });
  viewer.zoom.to(1);
  viewer.zoom.turn(1);
  viewer.zoom.to(2);
  viewer.next();
  expect([viewer.zoom.zoomed, viewer.zoom.turns]).toEqual([false, 0]);
});

it('The viewer keeps a zoom that was requested before the size of the picture was known', () => {
  viewer.zoom.stage = { width: 300, height: 200 };
  viewer.open(5, list);
  viewer.zoom.to(1);
  viewer.zoom.estimate({ width: 150, height: 100 });
  viewer.zoom.measure({ width: 3000, height: 2000 });
  expect([viewer.zoom.scale, viewer.zoom.zoomed]).toEqual([1, true]);
  viewer.next();
  viewer.zoom.to(1);
  viewer.zoom.measure({ width: 150, height: 100 });
  viewer.zoom.stage = { width: 75, height: 50 };
  expect([viewer.zoom.scale, viewer.zoom.zoomed]).toEqual([0.5, false]);
});

it('The viewer marks the open photo, and shows it before the host has answered', async () => {
  viewer.open(5, list);
  await settle();
  void viewer.mark({ favourite: true });
  expect(viewer.photo?.favourite).toBe(true);
  expect(marked).toEqual([{ favourite: true }]);
});

it('The viewer moves to the neighbour when the open photo is moved to the trash', () => {
  viewer.open(6, list);
  viewer.left([5]);
  expect(viewer.id).toBe(6);
  viewer.left([6]);
  expect(viewer.id).toBe(7);
  viewer.left([7]);
  expect(viewer.id).toBe(6);
});

it('The viewer leads back to where photos alike were opened from', () => {
  viewer.open(6, list);
  viewer.visit(40, listOfIds([40, 41]));
  viewer.next();
  viewer.visit(50, listOfIds([50]));
  viewer.back();
  expect([viewer.id, viewer.count]).toEqual([41, 2]);
  viewer.back();
  expect([viewer.id, viewer.count, viewer.canGoBack]).toEqual([6, 3, false]);
});
